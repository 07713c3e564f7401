#include "bench/predictions/study.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace jauge::predictions {
namespace {

using target::KernelClass;
using target::WorkKind;
using enum target::KernelClass;

constexpr double loose = 0.7, firm = 0.3;

// CMSIS-NN on Cortex-M4: int8 is widened to 16 bits (2 cycles an element) and multiplied in pairs; a result costs its
// requantisation. TFLM adds 2,000 cycles and more for each operator it calls.
std::vector<TermForm> cmsis_nn_terms() {
  return {{{}, WorkKind::call, 2000, loose},
          {{dense}, WorkKind::layer, 2200, loose},
          {{convolution, pointwise, depthwise}, WorkKind::layer, 3000, loose},
          {{pooling, elementwise, softmax, copy}, WorkKind::layer, 2000, loose},
          {{dense}, WorkKind::mac, 3.2, firm},
          {{dense}, WorkKind::output, 100, loose},
          {{convolution}, WorkKind::mac, 2.2, firm},
          {{convolution}, WorkKind::gather, 5, loose},
          {{convolution}, WorkKind::output, 120, loose},
          {{pointwise}, WorkKind::mac, 2.2, firm},
          {{pointwise}, WorkKind::gather, 5, loose},
          {{pointwise}, WorkKind::output, 50, loose},
          {{depthwise}, WorkKind::mac, 8, firm},
          {{depthwise}, WorkKind::output, 40, loose},
          {{pooling}, WorkKind::gather, 4, loose},
          {{elementwise}, WorkKind::output, 30, loose},
          {{softmax}, WorkKind::output, 200, loose},
          {{copy}, WorkKind::output, 4, loose}};
}

// TFLM's float kernels are plain loops: index arithmetic for each window position, one multiply at a time. A depthwise
// convolution is the same loop with one input channel.
std::vector<TermForm> reference_float_terms() {
  return {{{}, WorkKind::call, 1500, loose},
          {{dense}, WorkKind::layer, 1500, loose},
          {{convolution, pointwise, depthwise}, WorkKind::layer, 3000, loose},
          {{pooling, elementwise, softmax, copy}, WorkKind::layer, 1500, loose},
          {{dense}, WorkKind::mac, 11, firm},
          {{dense}, WorkKind::output, 60, loose},
          {{convolution, pointwise, depthwise}, WorkKind::mac, 15, firm},
          {{convolution, pointwise, depthwise}, WorkKind::tap, 30, loose},
          {{convolution, pointwise, depthwise}, WorkKind::output, 80, loose},
          {{pooling}, WorkKind::gather, 20, loose},
          {{elementwise}, WorkKind::output, 30, loose},
          {{softmax}, WorkKind::output, 300, loose},
          {{copy}, WorkKind::output, 8, loose}};
}

// Without an FPU every multiply-add is two calls of the compiler's library, some 90 cycles, whatever the layer.
std::vector<TermForm> software_float_terms() {
  std::vector<TermForm> terms = reference_float_terms();
  for (TermForm& term : terms)
    if (term.work == WorkKind::mac) term.cycles = 90;
  return terms;
}

// ST's kernels are of the same kind as CMSIS-NN's, with less around them.
std::vector<TermForm> x_cube_ai_terms() {
  return {
      {{}, WorkKind::call, 3000, loose},
      {{dense, convolution, pointwise, depthwise, pooling, elementwise, softmax, copy}, WorkKind::layer, 1500, loose},
      {{dense}, WorkKind::mac, 3.2, firm},
      {{dense}, WorkKind::output, 60, loose},
      {{convolution}, WorkKind::mac, 1.7, firm},
      {{convolution}, WorkKind::gather, 5, loose},
      {{convolution}, WorkKind::output, 60, loose},
      {{pointwise}, WorkKind::mac, 1.8, firm},
      {{pointwise}, WorkKind::gather, 5, loose},
      {{pointwise}, WorkKind::output, 40, loose},
      {{depthwise}, WorkKind::mac, 6, firm},
      {{depthwise}, WorkKind::output, 40, loose},
      {{pooling}, WorkKind::gather, 4, loose},
      {{elementwise}, WorkKind::output, 20, loose},
      {{softmax}, WorkKind::output, 200, loose},
      {{copy}, WorkKind::output, 4, loose}};
}

// What version and core do is not the same for every kind of loop.
constexpr struct {
  KernelClass kernel;
  const char* name;
} product_kinds[] = {
    {dense, "dense"}, {convolution, "convolution"}, {pointwise, "pointwise"}, {depthwise, "depthwise"}};

void add_with_kinds(std::vector<ScaleForm>& scales, const std::string& name, double expected, double tolerance,
                    double of_kind) {
  scales.push_back({name, {}, expected, tolerance});
  for (const auto& kind : product_kinds) scales.push_back({name + " / " + kind.name, {kind.kernel}, 1, of_kind});
}

std::string core_family(const std::string& core) {
  return core.ends_with("F") ? core.substr(0, core.size() - 1) : core;
}

struct CoreRatio {
  std::string_view core;
  double expected;
};

// One board of each core.
constexpr std::string_view reference_boards[] = {"NUCLEO-L4R5ZI", "NUCLEO-L4R5ZI-P", "NUCLEO-U575ZI-Q",
                                                 "NUCLEO-H7A3ZI-Q"};

// Load and multiply in one cycle less (M33), two instructions at a time (M7).
constexpr CoreRatio core_ratios[] = {{"Cortex-M33", 0.8}, {"Cortex-M7", 0.6}};

void add_core(std::vector<ScaleForm>& scales, const std::string& core) {
  for (const auto& [name, expected] : core_ratios)
    if (core == name) add_with_kinds(scales, "core " + core, expected, 0.4, 0.15);
}

}  // namespace

namespace {

// Ratios of TinyMaix, int8, the best build of each board: cifar10 and vww96 on RP2040 and SAMD21G18 (Cortex-M0+)
// against STM32G474, STM32F411 and AT32F403A (Cortex-M4 with SIMD): 2.0 to 7.8, median 4.3.
constexpr double m0_plus_ratio = 4.3, m0_plus_low = 2.0, m0_plus_high = 7.8;

Study tflm_int8() {
  const std::string m4 = "TFLM + CMSIS-NN, int8, Cortex-M4";
  Study study;
  study.id = "tflm_int8";
  study.runtimes = {"tflm-cmsis-nn"};
  study.engine = "TFLM + CMSIS-NN";
  study.dtype = "int8";
  study.version = "EdgeMark";
  study.terms = cmsis_nn_terms();
  study.helpers = {"microTVM + CMSIS-NN"};
  study.scores = {{m4, "Cortex-M4", "EdgeMark", 0.10, 0.25},
                  {"the same of 2020 (TFLM 2.3.1)", "Cortex-M4", "2.3.1", 0, 0}};
  study.published = {{.core = "Cortex-M4", .version = "", .scales = {}, .score = m4, .note = ""},
                     {.core = "Cortex-M33",
                      .version = "",
                      .scales = {"core Cortex-M33"},
                      .score = m4,
                      .ratio_low = 0.85,
                      .ratio_high = 1.15,
                      .note = "ratio to Cortex-M4 from microTVM + CMSIS-NN on nRF5340 and STM32L4R5"},
                     {.core = "Cortex-M7",
                      .version = "",
                      .scales = {},
                      .score = m4,
                      .ratio = 0.58,
                      .ratio_low = 0.9,
                      .ratio_high = 1.2,
                      .note = "ratio to Cortex-M4 as X-CUBE-AI 7.1 has it on STM32H7A3 and STM32L4R5, 0.53 to 0.65"},
                     {.core = "Cortex-M0+",
                      .version = "",
                      .scales = {},
                      .score = m4,
                      .ratio = m0_plus_ratio,
                      .ratio_low = m0_plus_low / m0_plus_ratio,
                      .ratio_high = m0_plus_high / m0_plus_ratio,
                      .note = "ratio to Cortex-M4 as TinyMaix has it on RP2040 and SAMD21, 2.0 to 7.8"}};
  study.source = "EdgeMark (TFLM, -O3) and MLPerf Tiny (TFLM 2.3.1, microTVM) on NUCLEO-L4R5ZI, 120 MHz";
  return study;
}

Study tflm_float(const std::string& id, const std::string& engine, const std::string& core, const std::string& what,
                 std::vector<TermForm> terms) {
  Study study;
  study.id = id;
  study.runtimes = {"tflm-cmsis-nn", "tflm-reference"};
  study.engine = engine;
  study.dtype = "float32";
  study.version = "EdgeMark";
  study.terms = std::move(terms);
  study.scores = {{what, "Cortex-M4", "", 0.15, 0}};
  study.published = {{.core = core, .version = "", .scales = {}, .score = what, .note = ""}};
  study.source = "EdgeMark (TFLM, -O3) on NUCLEO-L4R5ZI, 120 MHz";
  return study;
}

constexpr const char* x_cube_ai_versions[] = {"10.2", "9.0", "8.1.0", "8.0.0", "7.3.0", "7.1.0"};  // newest first

Study x_cube_ai_int8() {
  Study study;
  study.id = "x_cube_ai_int8";
  study.runtimes = {"x-cube-ai"};
  study.engine = "X-CUBE-AI";
  study.dtype = "int8";
  study.version = "7.3.0";
  study.terms = x_cube_ai_terms();
  study.version_tolerance = 0.6;
  study.version_tolerance_of_kinds = 0.12;
  for (const std::string core : {"Cortex-M4", "Cortex-M33", "Cortex-M7"}) {
    const std::string title = "X-CUBE-AI 7 and later, int8, " + core;
    study.scores.push_back({title, core, "", core == "Cortex-M4" ? 0.10 : 0, core == "Cortex-M4" ? 0.25 : 0});
    for (const std::string version : x_cube_ai_versions) {
      Published published{.core = core, .version = version, .scales = {}, .score = title, .note = ""};
      if (core != "Cortex-M4") published.scales.push_back("core " + core);
      if (version != study.version) published.scales.push_back("version " + version);
      published.skips_dead_channels = !version.starts_with("7.") && version != "8.0.0";
      study.published.push_back(published);
    }
  }
  study.source =
      "MLPerf Tiny v0.7 to v1.3 (NUCLEO-L4R5ZI, -U575ZI-Q, -H7A3ZI-Q) and ST's model zoo (STM32H747I-DISCO, "
      "B-U585I-IOT02A)";
  return study;
}

}  // namespace

const std::vector<Study>& studies() {
  static const std::vector<Study> all = {
      tflm_int8(),
      tflm_float("tflm_float32", "TFLM + CMSIS-NN", "Cortex-M4F", "TFLM, float32, Cortex-M4 with FPU",
                 reference_float_terms()),
      tflm_float("tflm_float32_no_fpu", "TFLM without FPU", "Cortex-M4", "TFLM, float32, Cortex-M4 without FPU",
                 software_float_terms()),
      x_cube_ai_int8(),
  };
  return all;
}

bool uses(const Study& study, const Run& run) {
  const bool helps = std::ranges::find(study.helpers, run.engine) != study.helpers.end();
  return run.dtype == study.dtype && (run.engine == study.engine || helps);
}

bool counts(const Study& study, const Score& score, const Run& run) {
  return uses(study, run) && run.engine == study.engine && core_family(run.core) == score.core &&
         (score.version.empty() || run.version == score.version);
}

std::vector<ScaleForm> scales_of(const Study& study, const Run& run) {
  std::vector<ScaleForm> scales;
  if (run.engine != study.engine)
    scales.push_back({"engine " + run.engine, {}, 1, 0.3});
  else if (run.version != study.version)
    add_with_kinds(scales, "version " + run.version, 1, study.version_tolerance, study.version_tolerance_of_kinds);
  add_core(scales, core_family(run.core));
  // One engine on two chips with one core is not the same: flash paths and caches differ (Plumerai: ad 1.84 and 2.53).
  if (std::ranges::find(reference_boards, run.board) == std::end(reference_boards))
    scales.push_back({"board " + run.board, {}, 1, 0.15});
  return scales;
}

bool skips_dead_channels(const Run& run) {
  if (run.engine != "X-CUBE-AI") return false;
  return !run.version.starts_with("7.") && run.version != "8.0.0";
}

namespace {

// Scales of one run and where they stand among the parameters.
using PlacedScales = std::vector<std::pair<ScaleForm, std::size_t>>;

// New scales become parameters.
PlacedScales placed_scales(const Study& study, const Run& run, std::map<std::string, std::size_t>& places,
                           std::vector<Parameter>& parameters) {
  PlacedScales placed;
  for (const ScaleForm& scale : scales_of(study, run)) {
    const auto [place, is_new] = places.emplace(scale.name, parameters.size());
    if (is_new) parameters.push_back({scale.name, std::log(scale.expected), scale.tolerance});
    placed.emplace_back(scale, place->second);
  }
  return placed;
}

std::vector<std::size_t> scales_for(const PlacedScales& scales, std::optional<KernelClass> kernel) {
  std::vector<std::size_t> indices;
  for (const auto& [scale, index] : scales) {
    const bool meant =
        scale.kernels.empty() || (kernel && std::ranges::find(scale.kernels, *kernel) != scale.kernels.end());
    if (meant) indices.push_back(index);
  }
  return indices;
}

double amount_of(const Run& run, KernelClass kernel, WorkKind work) {
  double amount = 0;
  for (const cost::LayerCount& layer : run.what->layers)
    if (layer.work.kernel == kernel) amount += cost::amount(layer.work, work, skips_dead_channels(run));
  return amount;
}

// Terms under the same scales make one part.
Observation observation_of(const Study& study, const Run& run, const PlacedScales& scales) {
  std::map<std::vector<std::size_t>, Part> parts;
  const auto add = [&](std::optional<KernelClass> kernel, std::size_t term, double amount) {
    Part& part = parts[scales_for(scales, kernel)];
    part.scales = scales_for(scales, kernel);
    part.amounts.emplace_back(term, amount);
  };
  for (std::size_t i = 0; i < study.terms.size(); ++i) {
    const TermForm& term = study.terms[i];
    if (term.work == WorkKind::call) add(std::nullopt, i, 1);
    for (const KernelClass kernel : term.kernels)
      if (const double amount = amount_of(run, kernel, term.work); amount > 0) add(kernel, i, amount);
  }
  Observation observation{.parts = {}, .value = run.cycles, .tolerance = std::hypot(study.noise, run.rounding)};
  for (auto& [indices, part] : parts) observation.parts.push_back(std::move(part));
  return observation;
}

}  // namespace

Problem problem_of(const Study& study, const std::vector<Run>& runs) {
  Problem problem;
  for (const TermForm& term : study.terms)
    problem.parameters.push_back({std::string(name_of(term.work)), std::log(term.cycles), term.tolerance});
  std::map<std::string, std::size_t> places;
  for (const Run& run : runs)
    problem.observations.push_back(observation_of(study, run, placed_scales(study, run, places, problem.parameters)));
  return problem;
}

}  // namespace jauge::predictions
