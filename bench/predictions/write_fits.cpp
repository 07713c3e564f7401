#include "bench/predictions/write_fits.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

namespace jauge::predictions {
namespace {

using target::KernelClass;

// Three to four digits: what the data bear.
std::string figure(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

std::string quoted(const std::string& text) {
  return '"' + text + '"';  // our own texts hold nothing to escape
}

template <class AnyStudy>
bool speaks_of(const AnyStudy& study, const std::string& runtime) {
  return std::ranges::find(study.runtimes, runtime) != study.runtimes.end();
}

std::string term_line(const TermForm& term, double cycles) {
  std::string kernels;
  for (const KernelClass kernel : term.kernels)
    kernels += (kernels.empty() ? "" : ", ") + quoted(std::string(name_of(kernel)));
  return R"(  {"per": )" + quoted(std::string(name_of(term.work))) + R"(, "cycles": )" + figure(cycles) +
         (kernels.empty() ? "" : R"(, "kernels": [)" + kernels + "]") + "}";
}

std::string terms_block(const Validation& validation) {
  std::string lines;
  for (std::size_t i = 0; i < validation.study->terms.size(); ++i)
    lines += (i == 0 ? "" : ",\n") + term_line(validation.study->terms[i], std::exp(validation.parameters[i]));
  return " " + quoted(validation.study->id) + ": [\n" + lines + "]";
}

double scale_named(const Validation& validation, const std::string& name) {
  for (std::size_t i = validation.study->terms.size(); i < validation.parameters.size(); ++i)
    if (validation.problem.parameters[i].name == name) return std::exp(validation.parameters[i]);
  return 1;
}

std::string scales_of_kinds(const Validation& validation, const Published& published) {
  std::string text;
  for (const KernelClass kernel :
       {KernelClass::dense, KernelClass::convolution, KernelClass::pointwise, KernelClass::depthwise}) {
    double scale = 1;
    for (const std::string& name : published.scales)
      scale *= scale_named(validation, name + " / " + std::string(name_of(kernel)));
    if (scale != 1) text += (text.empty() ? "" : ", ") + quoted(std::string(name_of(kernel))) + ": " + figure(scale);
  }
  return text.empty() ? "" : R"( "scales": {)" + text + "},";
}

std::string record(const Validation& validation, const Published& published, const std::string& date) {
  const Group* group = group_named(validation, published.score);
  double scale = published.ratio;
  for (const std::string& name : published.scales) scale *= scale_named(validation, name);
  std::string text = R"({"core": )" + quoted(published.core) + R"(, "dtype": )" + quoted(validation.study->dtype);
  if (!published.version.empty()) text += R"(, "version": )" + quoted(published.version);
  text += R"(, "date": )" + quoted(date) + R"(, "basis": "published",)" + "\n";
  text += R"( "terms": )" + quoted(validation.study->id) + R"(, "scale": )" + figure(scale) + ",";
  text += scales_of_kinds(validation, published) + "\n";
  if (published.skips_dead_channels) text += R"( "dead_channels": "skipped",)";
  text += R"( "interval": {"low": )" + figure(group->low * published.ratio_low) + R"(, "high": )" +
          figure(group->high * published.ratio_high) + R"(, "beyond": 1.5},)";
  text += R"( "macs": {"least": )" + std::to_string(static_cast<long long>(group->least_macs)) + R"(, "most": )" +
          std::to_string(static_cast<long long>(group->most_macs)) + "},\n";
  text += R"( "networks": )" + std::to_string(group->networks) + R"(, "rows": )" +
          std::to_string(group->trials.size()) + R"(, "source": )" +
          quoted(published.note.empty() ? validation.study->id : validation.study->id + ", " + published.core) + "}";
  return text;
}

std::string size_record(const char* what, const target::SizeModel& model, const std::string& source,
                        const std::string& date) {
  std::string kinds;
  for (const auto& [kernel, bytes] : model.per_kind)
    kinds += (kinds.empty() ? "" : ", ") + quoted(std::string(name_of(kernel))) + ": " + figure(bytes);
  const bool st = model.layers == target::SizeModel::Layers::st_nodes;
  return R"({"what": ")" + std::string(what) + R"(", "dtype": )" + quoted(model.dtype) + R"(, "date": )" +
         quoted(date) + R"(, "layers": ")" + (st ? "st_nodes" : "deployable") + "\",\n" + R"( "bytes": {"fixed": )" +
         figure(model.fixed) + R"(, "per_layer": )" + figure(model.per_layer) + R"(, "per_window": )" +
         figure(model.per_window) + "},\n" + R"( "per_kind": {)" + kinds + "},\n" + R"( "interval": {"low": )" +
         figure(model.low) + R"(, "high": )" + figure(model.high) + R"(}, "networks": )" +
         std::to_string(model.networks) + R"(, "source": )" + quoted(source) + "}";
}

struct Blocks {
  std::map<std::string, std::string> sources;
  std::string terms, speeds, sizes;
};

void add(Blocks& blocks, const Validation& validation, const std::string& date) {
  const Study& study = *validation.study;
  blocks.terms += (blocks.terms.empty() ? "" : ",\n") + terms_block(validation);
  for (const Published& published : study.published) {
    const bool noted = !published.note.empty();
    blocks.sources[noted ? study.id + ", " + published.core : study.id] =
        study.source + (noted ? ": " + published.note : "");
    blocks.speeds += (blocks.speeds.empty() ? "" : ",\n") + record(validation, published, date);
  }
}

void add(Blocks& blocks, const SizeStudy& study, const std::string& date) {
  blocks.sources["sizes"] = study.source;
  blocks.sizes += (blocks.sizes.empty() ? "" : ",\n") + size_record("code", study.code, "sizes", date) + ",\n" +
                  size_record("ram", study.ram, "sizes", date);
}

}  // namespace

std::string fits_text(const std::string& runtime, const std::vector<Validation>& validations,
                      const std::vector<SizeStudy>& sizes, const std::string& date) {
  Blocks blocks;
  for (const Validation& validation : validations)
    if (speaks_of(*validation.study, runtime)) add(blocks, validation, date);
  for (const SizeStudy& study : sizes)
    if (speaks_of(study, runtime)) add(blocks, study, date);
  std::string listed;
  for (const auto& [id, text] : blocks.sources)
    listed += (listed.empty() ? " " : ",\n ") + quoted(id) + ": " + quoted(text);
  return "{\n\"schema\": 1,\n\"runtime\": " + quoted(runtime) + ",\n\"sources\": {\n" + listed + "},\n\"terms\": {\n" +
         blocks.terms + "},\n\"speeds\": [\n" + blocks.speeds + "],\n\"sizes\": [\n" + blocks.sizes + "]\n}\n";
}

}  // namespace jauge::predictions
