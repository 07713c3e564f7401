// Samples per second of the desktop executor on the model files named on the command line:
//   bench_inference SECONDS THREADS MODEL...
// Random inputs; each thread runs samples of its own. Beside the wall clock it counts the processor time of a sample,
// which other programs on the machine disturb less.
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <random>
#include <thread>

#include "analyzer/base/safe_file.h"
#include "analyzer/execute/program.h"
#include "analyzer/import/import.h"
#include "analyzer/passes/pipeline.h"

namespace jauge {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

Result<execute::Program> program_of(const fs::path& file) {
  JAUGE_TRY(const auto bytes, read_file(file, std::size_t{1} << 30));
  JAUGE_TRY(auto imported, import::read_bytes(bytes, file.filename().string(), file.parent_path(), {}));
  JAUGE_TRY(auto graph, passes::make_deployable(std::move(imported.graph)));
  return execute::Program::prepare(std::move(graph));
}

std::vector<ir::Array> random_inputs(const ir::Graph& graph) {
  std::mt19937 random(1);
  std::vector<ir::Array> inputs;
  for (const ir::TensorId id : graph.inputs) {
    ir::Array& array = inputs.emplace_back(graph.tensor(id).type);
    if (array.type.dtype == ir::DType::float32)
      for (float& x : array.as<float>()) x = static_cast<float>(random() % 1000) / 1000;
    else
      for (std::byte& x : array.bytes) x = static_cast<std::byte>(random());
  }
  return inputs;
}

struct Speed {
  double per_second = 0;
  double processor_us = 0;  // of one sample, all threads together
};

Speed speed_of(const execute::Program& program, double seconds, int threads) {
  const auto inputs = random_inputs(program.graph());
  (void)program.run(inputs);  // the first run also takes memory
  std::atomic<long> samples = 0;
  const auto begin = Clock::now();
  const std::clock_t spent = std::clock();
  const auto elapsed = [&] { return std::chrono::duration<double>(Clock::now() - begin).count(); };
  const auto work = [&] {
    while (elapsed() < seconds)
      if (program.run(inputs)) ++samples;
  };
  std::vector<std::jthread> workers;
  for (int i = 0; i < threads; ++i) workers.emplace_back(work);
  workers.clear();
  const auto count = static_cast<double>(samples);
  return {count / elapsed(), static_cast<double>(std::clock() - spent) / CLOCKS_PER_SEC * 1e6 / count};
}

int report(double seconds, int threads, const fs::path& file) {
  const auto program = program_of(file);
  if (!program) {
    std::cerr << to_text(program.error()) << "\n";
    return 1;
  }
  const Speed speed = speed_of(*program, seconds, threads);
  std::cout << file.filename().string() << ": " << speed.per_second << " samples/s, " << speed.processor_us
            << " us of processor time a sample, " << threads << " threads (" << program->fast_nodes() << " of "
            << program->graph().nodes.size() << " nodes fast)\n";
  return 0;
}

}  // namespace
}  // namespace jauge

int main(int argc, char** argv) {
  int failures = 0;
  for (int i = 3; i < argc; ++i) failures += jauge::report(std::atof(argv[1]), std::atoi(argv[2]), argv[i]);
  return failures == 0 ? 0 : 1;
}
