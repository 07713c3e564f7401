#include "bench/predictions/run.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <set>

#include "analyzer/analysis/analysis.h"
#include "analyzer/memory/planner.h"
#include "bench/predictions/st_arena.h"

namespace jauge::predictions {
namespace {

struct Twin {
  std::string_view part_of_name, name;
};

// First match wins. Resnet v1 8 of ST's zoo is MLPerf's ResNet-8; MobileNet v1 0.25 at 96 x 96 is the network of vww.
constexpr Twin twins[] = {
    {"AE_MLPerf", "ad"},         {"TinyMLPerf_AE", "ad"},         {"TinyMLPerf_DS_CNN", "kws"},
    {"TinyMLPerf_ResNet", "ic"}, {"mlperf-tiny-ad", "ad"},        {"mlperf-tiny-kws", "kws"},
    {"mlperf-tiny-ic", "ic"},    {"mlperf-tiny-vww", "vww"},      {"mlperf-tiny-sww", "sww"},
    {"resnet_v1_8", "ic"},       {"mobilenet_v1_0.25_96", "vww"}, {"HandPosture", "hand posture"},
    {"gmp_wl_24", "gmp_wl_24"},  {"ign_wl_24", "ign_wl_24"},      {"svc_wl_24_pct", "svc_wl_24"},
    {"hello_world", "hello"},    {"hello world", "hello"},
};

struct Engine {
  std::string_view begins, engine, version;
};

constexpr Engine engines[] = {
    {"TFLM 2.3.1 + CMSIS-NN", "TFLM + CMSIS-NN", "2.3.1"},
    {"TFLM + CMSIS-NN, -O3, FPU off", "TFLM without FPU", "EdgeMark"},
    {"TFLM + CMSIS-NN, -O3", "TFLM + CMSIS-NN", "EdgeMark"},
    {"microTVM + CMSIS-NN", "microTVM + CMSIS-NN", ""},
    {"X-CUBE-AI v", "X-CUBE-AI", "*"},
    {"X-CUBE-AI ", "X-CUBE-AI", "*"},
    {"STM32Cube.AI ", "X-CUBE-AI", "*"},
};

bool starts_with_digit(const std::string& text) {
  return !text.empty() && text[0] >= '0' && text[0] <= '9';
}

// Engine and version of a row's toolchain; nothing for engines that no study asks for.
bool tell_engine(const std::string& toolchain, Run& run) {
  for (const Engine& known : engines) {
    if (!toolchain.starts_with(known.begins)) continue;
    run.engine = known.engine;
    run.version = known.version == "*" ? toolchain.substr(known.begins.size()) : std::string(known.version);
    if (known.version == "*" && !starts_with_digit(run.version)) return false;
    return !run.engine.empty();
  }
  return false;
}

// Half a unit of the last printed digit.
double rounding_of(const std::string& printed, double value) {
  const auto point = printed.find('.');
  const auto digits = point == std::string::npos ? 0 : printed.size() - point - 1;
  return 0.5 * std::pow(10.0, -static_cast<double>(digits)) / value;
}

std::string stem(const std::string& file) {
  return std::filesystem::path(file).stem().string();
}

// The streaming wake word's latency holds the feature extraction: it is no inference alone.
bool is_more_than_inference(const CsvRow& row) {
  return row.at("notes").find("includes the feature extraction") != std::string::npos;
}

bool fill(const CsvRow& row, Run& run) {
  if (is_more_than_inference(row)) return false;
  if (row.at("model_file").empty() || !tell_engine(row.at("toolchain"), run)) return false;
  const auto ms = number(row, "latency_ms"), mhz = number(row, "clock_mhz");
  if (!ms || !mhz || *ms <= 0) return false;
  run.network = twin_name(row.at("model_id"), row.at("model_file"));
  run.model = stem(row.at("model_file"));
  run.core = row.at("core");
  run.board = row.at("board");
  run.dtype = row.at("dtype");
  run.source = row.at("source");
  run.clock_hz = *mhz * 1e6;
  run.cycles = *ms * *mhz * 1e3;
  run.rounding = rounding_of(row.at("latency_ms"), *ms);
  return true;
}

}  // namespace

std::string twin_name(const std::string& model_id, const std::string& file) {
  for (const std::string& text : {model_id, file})
    for (const Twin& twin : twins)
      if (text.find(twin.part_of_name) != std::string::npos) return std::string(twin.name);
  return stem(file);
}

Result<std::shared_ptr<const Network>> Networks::read(const std::string& file) {
  if (const auto known = known_.find(file); known != known_.end()) return known->second;
  JAUGE_TRY(const auto study, analysis::study(folder_ / file, {}, {}));
  Network network;
  network.file = file;
  network.macs = static_cast<double>(study.deployable_counts.macs.value);
  network.live_macs = static_cast<double>(study.deployable_counts.live_macs.value);
  network.st_macc = static_cast<double>(study.st.macc);
  network.weight_bytes = static_cast<double>(study.deployable_counts.weight_bytes.value);
  network.weights = static_cast<double>(study.deployable_counts.params);
  network.arena_bytes = static_cast<double>(study.plan.activation_bytes.value);  // others have scratch of their own
  const auto overlapping = memory::plan(study.deployable, memory::Level::overlap);
  network.overlapping_arena_bytes =
      overlapping ? static_cast<double>(overlapping->activation_bytes.value) : network.arena_bytes;
  network.st_arena_bytes = st_arena_bytes(study.deployable, study.deployable_counts, network.overlapping_arena_bytes);
  network.weight_dtype = study.deployable_counts.weight_dtype;
  network.layers = study.deployable_counts.layers;
  const cost::Workload workload{&study.deployable, &study.deployable_counts, &study.st, &study.plan};
  network.facts = cost::size_facts(workload, target::SizeModel::Layers::deployable);
  network.st_facts = cost::size_facts(workload, target::SizeModel::Layers::st_nodes);
  return known_[file] = std::make_shared<const Network>(std::move(network));
}

std::vector<Run> runs_of(const std::vector<CsvRow>& rows, Networks& networks) {
  std::vector<Run> runs;
  std::set<std::string> seen, unreadable;
  for (const CsvRow& row : rows) {
    Run run;
    if (!fill(row, run)) continue;
    const std::string key =
        run.model + run.engine + run.version + run.core + run.board.substr(0, 13) + run.dtype + row.at("clock_mhz");
    if (seen.contains(key) || unreadable.contains(run.model)) continue;
    auto network = networks.read(row.at("model_file"));
    if (!network) {
      std::cerr << "left out: " << to_text(network.error()) << '\n';
      unreadable.insert(run.model);
      continue;
    }
    seen.insert(key);
    run.what = *network;
    runs.push_back(std::move(run));
  }
  return runs;
}

}  // namespace jauge::predictions
