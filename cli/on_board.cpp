#include "cli/on_board.h"

#include <chrono>
#include <cstring>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "analyzer/base/program_paths.h"
#include "analyzer/base/safe_file.h"
#include "analyzer/deploy/deploy.h"

namespace jauge::cli {
namespace {

std::vector<std::uint8_t> bytes_of(const ir::Array& array) {
  const auto* first = reinterpret_cast<const std::uint8_t*>(array.bytes.data());
  return {first, first + array.bytes.size()};
}

// The numbers of the first output port; `bytes` holds all ports, one after the other.
Result<void> store_answer(const ir::Tensor& output, const std::vector<std::uint8_t>& bytes, std::span<double> to) {
  ir::Array array(output.type);
  if (bytes.size() < array.bytes.size())
    return Error{ErrorKind::internal, output.name, "the board's output is shorter than the model's", ""};
  std::memcpy(array.bytes.data(), bytes.data(), array.bytes.size());
  evaluate::store_real_values(output, array, to);
  return {};
}

// {"parts": {"runtime": N, ...}, "kernels": {"dense_s8": N, ...}}
std::optional<Bytes> sum_of_code(const nlohmann::json& sizes, const host::PackageFacts& package) {
  const auto parts = sizes.find("parts"), kernels = sizes.find("kernels");
  if (parts == sizes.end() || kernels == sizes.end() || !parts->contains("runtime")) return std::nullopt;
  std::set<std::string> needed;
  for (const host::PackageOp& op : package.ops) needed.insert(op.kernel_name);
  std::int64_t total = parts->value("runtime", std::int64_t{0});
  for (const std::string& name : needed) {
    const auto size = kernels->find(name);
    if (size == kernels->end() || !size->is_number_integer()) return std::nullopt;
    total += size->get<std::int64_t>();
  }
  return Bytes{total};
}

}  // namespace

std::optional<Bytes> code_bytes_of(const host::PackageFacts& package, const std::string& board) {
  constexpr std::size_t limit = 1 << 20;
  const auto text = read_file(program_folder() / "firmware" / (board + ".json"), limit);
  if (!text) return std::nullopt;
  const auto* first = reinterpret_cast<const char*>(text->data());
  const auto sizes = nlohmann::json::parse(first, first + text->size(), nullptr, false);
  return sizes.is_object() ? sum_of_code(sizes, package) : std::nullopt;
}

Result<std::unique_ptr<host::BoardSession>> open_board(const analysis::ModelStudy& study, const host::Link& link,
                                                       const Progress& progress) {
  JAUGE_TRY(const auto package, deploy::write_package(study.deployable, study.plan));
  const auto* first = reinterpret_cast<const std::uint8_t*>(package.data());
  auto board = std::make_unique<host::BoardSession>(link, std::vector<std::uint8_t>(first, first + package.size()));
  JAUGE_CHECK(board->open(progress));
  return board;
}

std::vector<std::uint8_t> any_sample(const ir::Graph& graph, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::uniform_real_distribution<float> real(-1, 1);
  std::vector<std::uint8_t> all;
  for (const ir::TensorId id : graph.inputs) {
    ir::Array array(graph.tensor(id).type);
    if (array.type.dtype == ir::DType::float32)
      for (float& value : array.as<float>()) value = real(random);
    else
      for (std::byte& byte : array.bytes) byte = static_cast<std::byte>(random());
    const auto bytes = bytes_of(array);
    all.insert(all.end(), bytes.begin(), bytes.end());
  }
  return all;
}

Result<std::vector<std::uint8_t>> first_sample(const ir::Graph& graph, const dataset::Samples& samples,
                                               const dataset::Stated& stated) {
  JAUGE_CHECK(evaluate::check_match(graph, samples));
  JAUGE_TRY(const auto input, dataset::ModelInput::match(graph.tensor(graph.inputs[0]), samples, stated));
  return bytes_of(input.array_of(samples, 0));
}

Result<BoardEvaluation> evaluate_on_board(host::BoardSession& board, const ir::Graph& graph,
                                          const dataset::Samples& samples, const dataset::Stated& stated,
                                          const Progress& progress) {
  JAUGE_CHECK(evaluate::check_match(graph, samples));
  JAUGE_TRY(const auto input, dataset::ModelInput::match(graph.tensor(graph.inputs[0]), samples, stated));
  const ir::Tensor& output = graph.tensor(graph.outputs[0]);
  evaluate::Outputs outputs;
  outputs.shape = dataset::sample_shape(output);
  BoardEvaluation result;
  result.total = samples.count;
  Result<void> stored;
  const host::SampleSource source = {samples.count,
                                     [&](std::int64_t index) { return bytes_of(input.array_of(samples, index)); }};
  const auto take = [&](const host::SampleAnswer& answer) {
    outputs.values.resize(outputs.values.size() + outputs.size());
    if (stored) stored = store_answer(output, answer.outputs, std::span(outputs.values).last(outputs.size()));
    result.cycles.push_back(answer.cycles);
    ++result.done;
  };
  const auto start = std::chrono::steady_clock::now();
  const auto ran = board.run_samples(source, take, progress);
  outputs.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  JAUGE_CHECK(stored);
  if (!ran && ran.error().kind != ErrorKind::interrupted) return ran.error();
  if (result.done == 0) return result;
  JAUGE_TRY(result.evaluation,
            evaluate::judge_outputs(graph, dataset::first_of(samples, result.done), stated, std::move(outputs)));
  return result;
}

}  // namespace jauge::cli
