#include "bench/predictions/sizes.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <set>

#include "bench/predictions/validation.h"

namespace jauge::predictions {
namespace {

using target::KernelClass;
using target::SizeModel;

constexpr KernelClass kinds[] = {KernelClass::convolution, KernelClass::pointwise, KernelClass::depthwise,
                                 KernelClass::dense,       KernelClass::recurrent, KernelClass::pooling,
                                 KernelClass::elementwise, KernelClass::softmax,   KernelClass::copy};

// What a library takes for nothing, for a layer, for a window element and for each kind of kernels: bytes as expected.
struct Expected {
  double fixed, per_layer, per_window, per_kind;
};

enum class Quantity { code, runtime };

// Tools of one time: ST shrank its library with ST Edge AI Core 2.
std::string tool_of(const std::string& version) {
  return version.find("v2.") != std::string::npos ? "ST Edge AI Core 2" : "STM32Cube.AI 7 to 9, ST Edge AI Core 1";
}

const cost::SizeFacts& facts_of(const SizeStudy& study, const Build& build) {
  return study.layers == SizeModel::Layers::st_nodes ? build.what->st_facts : build.what->facts;
}

double value_of(const Build& build, Quantity quantity) {
  return quantity == Quantity::code ? build.code : build.runtime;
}

Problem problem_of(const SizeStudy& study, Quantity quantity, const Expected& expected) {
  Problem problem;
  const auto add = [&](const char* name, double bytes, double tolerance) {
    problem.parameters.push_back({name, std::log(bytes), tolerance});
  };
  add("fixed", expected.fixed, 1.0);
  add("per layer", expected.per_layer, 1.0);
  add("per window", expected.per_window, 0.7);
  for (std::size_t i = 0; i < std::size(kinds); ++i) add("kind", expected.per_kind, 1.0);
  std::set<std::string> groups;
  for (const Build& build : study.builds) groups.insert(build.group);
  std::map<std::string, std::size_t> places;
  for (const std::string& group : groups)
    if (group != *groups.begin()) {
      places[group] = problem.parameters.size();
      problem.parameters.push_back({group, 0, 0.3});
    }
  for (const Build& build : study.builds) {
    const cost::SizeFacts& facts = facts_of(study, build);
    Part part{{{0, 1.0}, {1, facts.layers}, {2, facts.largest_window}}, {}};
    for (std::size_t i = 0; i < std::size(kinds); ++i)
      if (std::ranges::find(facts.kinds, kinds[i]) != facts.kinds.end()) part.amounts.emplace_back(3 + i, 1.0);
    if (const auto place = places.find(build.group); place != places.end()) part.scales = {place->second};
    problem.observations.push_back({{part}, std::max(1.0, value_of(build, quantity)), 0.05});
  }
  return problem;
}

SizeModel model_from(const SizeStudy& study, const std::vector<double>& parameters) {
  SizeModel model;
  model.dtype = study.dtype;
  model.layers = study.layers;
  model.fixed = std::exp(parameters[0]);
  model.per_layer = std::exp(parameters[1]);
  model.per_window = std::exp(parameters[2]);
  for (std::size_t i = 0; i < std::size(kinds); ++i) model.per_kind[kinds[i]] = std::exp(parameters[3 + i]);
  model.source = study.source;
  return model;
}

void leave_one_out(SizeStudy& study, Quantity quantity, const Problem& problem) {
  for (std::size_t i = 0; i < study.builds.size(); ++i) {
    std::vector<Observation> others;
    for (std::size_t j = 0; j < study.builds.size(); ++j)
      if (study.builds[j].network != study.builds[i].network) others.push_back(problem.observations[j]);
    const double bytes = std::exp(log_prediction(fit(problem.parameters, others), problem.observations[i]));
    (quantity == Quantity::code ? study.builds[i].predicted_code : study.builds[i].predicted_runtime) = bytes;
  }
}

void set_interval(SizeModel& model, const SizeStudy& study, Quantity quantity) {
  std::map<std::string, double> worst;
  for (const Build& build : study.builds) {
    const double predicted = quantity == Quantity::code ? build.predicted_code : build.predicted_runtime;
    double& error = worst[build.network];
    error = std::max(error, std::abs(std::log(predicted / std::max(1.0, value_of(build, quantity)))));
  }
  std::vector<double> errors;
  for (const auto& [network, error] : worst) errors.push_back(error);
  model.networks = static_cast<int>(errors.size());
  if (errors.empty()) return;
  model.high = std::exp(quantile(errors, 0.9));
  model.low = 1 / model.high;
}

void solve(SizeStudy& study, const Expected& code, const Expected& ram) {
  std::set<std::string> networks;
  for (const Build& build : study.builds) networks.insert(build.network);
  study.networks = networks.size();
  for (const Quantity quantity : {Quantity::code, Quantity::runtime}) {
    const Problem problem = problem_of(study, quantity, quantity == Quantity::code ? code : ram);
    SizeModel& model = quantity == Quantity::code ? study.code : study.ram;
    model = model_from(study, fit(problem.parameters, problem.observations));
    leave_one_out(study, quantity, problem);
    set_interval(model, study, quantity);
  }
}

// Networks with the same layers: trained twice, or compressed.
std::string layers_key(const Network& network) {
  char text[64];
  std::snprintf(text, sizeof text, "%.0f MACs, %zu layers", network.macs, network.layers.size());
  return text;
}

double bytes_per(const std::string& dtype) {
  return dtype == "float32" ? 4 : 1;
}

enum class Planner { without_overlap, st };

// ST lets float kernels write over their inputs, and integer ones not.
double arena_of(const Network& network, Planner planner) {
  if (planner == Planner::without_overlap) return network.arena_bytes;
  return network.weight_dtype == "float32" ? network.overlapping_arena_bytes : network.st_arena_bytes;
}

std::optional<Build> build_of(const std::string& file, const std::string& dtype, Planner planner, Networks& networks) {
  auto network = networks.read(file);
  if (!network) return std::nullopt;
  Build build;
  build.what = *network;
  build.network = layers_key(**network);
  build.model = std::filesystem::path(file).stem().string();
  const double of_file = bytes_per((*network)->weight_dtype);
  build.arena = arena_of(**network, planner) * bytes_per(dtype) / of_file;
  build.weights = (*network)->weight_dtype == dtype ? (*network)->weight_bytes : (*network)->weights * bytes_per(dtype);
  return build;
}

// Program text and bss above the base program: weights and arena are in them.
SizeStudy tflm(const std::vector<CsvRow>& rows, const std::string& dtype, Networks& networks) {
  SizeStudy study;
  study.title = "TFLM, " + dtype;
  study.runtimes = {"tflm-cmsis-nn"};
  if (dtype == "float32") study.runtimes.push_back("tflm-reference");
  study.dtype = dtype;
  study.source = "EdgeMark (TFLM, -O3) on NUCLEO-L4R5ZI: program text and bss above the base program";
  for (const CsvRow& row : rows) {
    const auto flash = number(row, "total_flash_kib"), ram = number(row, "total_ram_kib");
    const bool meant = row.at("toolchain") == "TFLM + CMSIS-NN, -O3" && row.at("dtype") == dtype;
    if (!meant || !flash || !ram || row.at("model_file").empty()) continue;
    auto build = build_of(row.at("model_file"), dtype, Planner::without_overlap, networks);
    if (!build) continue;
    build->flash = *flash * 1024;
    build->ram = *ram * 1024;
    build->code = build->flash - build->weights;
    build->runtime = build->ram - build->arena;
    build->source = row.at("source");
    study.builds.push_back(*std::move(build));
  }
  solve(study, {60000, 500, 1, 8000}, {4500, 60, 4, 100});
  return study;
}

void add_zoo(SizeStudy& study, const std::vector<CsvRow>& rows, Networks& networks) {
  for (const CsvRow& row : rows) {
    const auto code = number(row, "code_flash_kib"), runtime = number(row, "runtime_ram_kib");
    const bool meant = row.at("toolchain").starts_with("STM32Cube.AI") && row.at("dtype") == study.dtype;
    if (!meant || !code || !runtime || row.at("model_file").empty()) continue;
    auto build = build_of(row.at("model_file"), study.dtype, Planner::st, networks);
    if (!build) continue;
    build->code = *code * 1024;
    build->runtime = *runtime * 1024;
    build->flash = number(row, "total_flash_kib").value_or(0) * 1024;
    build->ram = number(row, "total_ram_kib").value_or(0) * 1024;
    build->group = tool_of(row.at("toolchain"));
    build->source = row.at("source");
    study.builds.push_back(*std::move(build));
  }
}

void add_analyses(SizeStudy& study, const std::vector<CsvRow>& analyses, Networks& networks) {
  for (const CsvRow& row : analyses) {
    const auto code = number(row, "lib_flash_bytes"), runtime = number(row, "lib_ram_bytes");
    if (!code || !runtime || row.at("model_file").empty()) continue;
    auto build = build_of("seed-models/" + row.at("model_file"), study.dtype, Planner::st, networks);
    if (!build || build->what->weight_dtype != study.dtype) continue;
    build->code = *code;
    build->runtime = *runtime;
    build->flash = *code + number(row, "weights_ro_bytes").value_or(0);
    build->ram = *runtime + number(row, "activations_rw_bytes").value_or(0);
    if (row.at("compression") != "none" && row.at("compression") != "lossless")
      build->weights = number(row, "weights_ro_bytes").value_or(0);  // ours are without tables
    build->group = tool_of(row.at("tool_version"));
    build->source = row.at("report_id");
    study.builds.push_back(*std::move(build));
  }
}

SizeStudy x_cube_ai(const std::vector<CsvRow>& rows, const std::vector<CsvRow>& analyses, const std::string& dtype,
                    Networks& networks) {
  SizeStudy study;
  study.title = "X-CUBE-AI, " + dtype;
  study.runtimes = {"x-cube-ai"};
  study.dtype = dtype;
  study.layers = SizeModel::Layers::st_nodes;
  study.parts_are_published = true;
  study.source =
      "ST's analysis reports in public repositories and ST's model zoo: library, network objects, toolchain library";
  add_zoo(study, rows, networks);
  add_analyses(study, analyses, networks);
  solve(study, {7000, 300, 1, dtype == "int8" ? 5000.0 : 1500.0}, {1200, 250, 0.1, 30});
  return study;
}

}  // namespace

std::vector<SizeStudy> size_studies(const std::vector<CsvRow>& published, const std::vector<CsvRow>& analyses,
                                    Networks& networks) {
  std::vector<SizeStudy> studies;
  studies.push_back(tflm(published, "int8", networks));
  studies.push_back(tflm(published, "float32", networks));
  studies.push_back(x_cube_ai(published, analyses, "int8", networks));
  studies.push_back(x_cube_ai(published, analyses, "float32", networks));
  return studies;
}

}  // namespace jauge::predictions
