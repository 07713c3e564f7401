// What each stage of an analysis costs, on the model files named on the command line:
//   bench_stages [--benchmark_...] MODEL.onnx...
// read_in_process and read_through_child differ by what the sandboxed reader costs.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <iostream>
#include <string>

#include "analyzer/analysis/analysis.h"
#include "analyzer/base/safe_file.h"
#include "analyzer/import/import.h"
#include "analyzer/memory/planner.h"
#include "analyzer/passes/pipeline.h"

namespace jauge {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t file_limit = std::size_t{1} << 30;
constexpr double deadline_s = 60;

Result<import::Imported> read_in_process(const fs::path& file) {
  JAUGE_TRY(const auto bytes, read_file(file, file_limit));
  return import::read_bytes(bytes, file.filename().string(), file.parent_path(), {});
}

Result<ir::Graph> deployable(const fs::path& file) {
  JAUGE_TRY(auto imported, read_in_process(file));
  return passes::make_deployable(std::move(imported.graph));
}

template <class T>
void keep(benchmark::State& state, const Result<T>& result) {
  if (!result) state.SkipWithError(to_text(result.error()).c_str());
  benchmark::DoNotOptimize(&result);
}

void bench_read_in_process(benchmark::State& state, const fs::path& file) {
  for (auto _ : state) keep(state, read_in_process(file));
}

void bench_read_through_child(benchmark::State& state, const fs::path& file) {
  for (auto _ : state) keep(state, import::read_model(file, {}, deadline_s, {}));
}

// A copy of the graph is part of it, as it is in analysis::study.
void bench_passes(benchmark::State& state, const fs::path& file) {
  const auto imported = read_in_process(file);
  if (!imported) return state.SkipWithError(to_text(imported.error()).c_str());
  for (auto _ : state) keep(state, passes::make_deployable(imported->graph));
}

void bench_plan(benchmark::State& state, const fs::path& file) {
  const auto graph = deployable(file);
  if (!graph) return state.SkipWithError(to_text(graph.error()).c_str());
  for (auto _ : state) keep(state, memory::plan(*graph, memory::Level::none));
}

void bench_study(benchmark::State& state, const fs::path& file) {
  for (auto _ : state) keep(state, analysis::study(file, {}, {}));
}

void register_all(const fs::path& file) {
  using Body = void (*)(benchmark::State&, const fs::path&);
  constexpr std::pair<const char*, Body> stages[] = {{"read_in_process", bench_read_in_process},
                                                     {"read_through_child", bench_read_through_child},
                                                     {"passes", bench_passes},
                                                     {"plan", bench_plan},
                                                     {"study", bench_study}};
  for (const auto& [name, body] : stages) {
    benchmark::RegisterBenchmark((file.stem().string() + "/" + name).c_str(), body, file)
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime();
  }
}

}  // namespace
}  // namespace jauge

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc < 2) {
    std::cerr << "usage: bench_stages [--benchmark_...] MODEL.onnx...\n";
    return 2;
  }
  for (int index = 1; index < argc; ++index) jauge::register_all(argv[index]);
  benchmark::RunSpecifiedBenchmarks();
}
