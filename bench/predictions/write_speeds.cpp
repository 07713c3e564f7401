#include "bench/predictions/write_speeds.h"

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

bool speaks_of(const Study& study, const std::string& runtime) {
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

}  // namespace

std::string speeds_text(const std::string& runtime, const std::vector<Validation>& validations,
                        const std::string& date) {
  std::map<std::string, std::string> sources;
  std::string terms, records;
  for (const Validation& validation : validations) {
    const Study& study = *validation.study;
    if (!speaks_of(study, runtime)) continue;
    terms += (terms.empty() ? "" : ",\n") + terms_block(validation);
    for (const Published& published : study.published) {
      const bool noted = !published.note.empty();
      sources[noted ? study.id + ", " + published.core : study.id] =
          study.source + (noted ? ": " + published.note : "");
      records += (records.empty() ? "" : ",\n") + record(validation, published, date);
    }
  }
  std::string listed;
  for (const auto& [id, text] : sources)
    listed += (listed.empty() ? "" : ",\n") + (" " + quoted(id) + ": " + quoted(text));
  return "{\n\"schema\": 1,\n\"runtime\": " + quoted(runtime) + ",\n\"sources\": {\n" + listed + "},\n\"terms\": {\n" +
         terms + "},\n\"speeds\": [\n" + records + "]\n}\n";
}

}  // namespace jauge::predictions
