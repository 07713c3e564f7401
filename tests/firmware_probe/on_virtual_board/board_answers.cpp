#include "tests/firmware_probe/on_virtual_board/board_answers.h"

#include <cstring>

#include "firmware_probe/host/package_facts.h"

namespace jauge::testing {
namespace {

std::vector<std::uint8_t> joined(const std::vector<ir::Array>& arrays) {
  std::vector<std::uint8_t> bytes;
  for (const ir::Array& array : arrays) {
    const auto* first = reinterpret_cast<const std::uint8_t*>(array.bytes.data());
    bytes.insert(bytes.end(), first, first + array.bytes.size());
  }
  return bytes;
}

Result<std::vector<ir::Array>> split(const ir::Graph& graph, const std::vector<std::uint8_t>& bytes) {
  std::vector<ir::Array> arrays;
  std::size_t at = 0;
  for (const ir::TensorId id : graph.outputs) {
    ir::Array array(graph.tensor(id).type);
    if (bytes.size() - at < array.bytes.size())
      return Error{ErrorKind::internal, "board", "the answer is shorter than the outputs", ""};
    std::memcpy(array.bytes.data(), bytes.data() + at, array.bytes.size());
    at += array.bytes.size();
    arrays.push_back(std::move(array));
  }
  return arrays;
}

}  // namespace

Result<void> KeptBoard::connect() {
  if (client_.is_connected()) return {};
  JAUGE_CHECK(client_.connect());
  return client_.speed_up();
}

Result<std::vector<std::vector<ir::Array>>> KeptBoard::answers(const ir::Graph& graph,
                                                               const std::vector<std::byte>& package,
                                                               const std::vector<std::vector<ir::Array>>& inputs) {
  constexpr int most_tries = 5;
  for (int i = 1;; ++i) {
    auto made = answers_once(graph, package, inputs);
    if (made || i == most_tries || client_.state() != host::LinkState::silent) return made;
    JAUGE_CHECK(client_.reconnect());
  }
}

Result<std::vector<std::vector<ir::Array>>> KeptBoard::answers_once(const ir::Graph& graph,
                                                                    const std::vector<std::byte>& package,
                                                                    const std::vector<std::vector<ir::Array>>& inputs) {
  const std::span bytes(reinterpret_cast<const std::uint8_t*>(package.data()), package.size());
  JAUGE_TRY(const host::PackageFacts facts, host::facts_of_package(bytes));
  JAUGE_CHECK(connect());
  JAUGE_CHECK(host::check_fits(facts, client_.board(), client_.link_name()));
  JAUGE_CHECK(client_.put({bytes.size() > ram_limit ? JAUGE_OBJECT_MODEL : JAUGE_OBJECT_MODEL_IN_RAM, bytes}));
  std::vector<std::uint8_t> samples;
  for (const auto& arrays : inputs) {
    const std::vector<std::uint8_t> sample = joined(arrays);
    samples.insert(samples.end(), sample.begin(), sample.end());
  }
  JAUGE_CHECK(client_.put({JAUGE_OBJECT_SAMPLES, samples, static_cast<std::uint32_t>(facts.all_inputs().value), 0}));
  host::RunRequest request;
  request.run = {0, static_cast<std::uint32_t>(inputs.size()), 1, 0, 0};
  request.model = facts.digest;
  request.output_bytes = static_cast<std::uint32_t>(facts.all_outputs().value);
  std::vector<std::vector<ir::Array>> outputs;
  JAUGE_CHECK(client_.run(request, [&](const host::RunResult& result) -> Result<void> {
    JAUGE_TRY(auto arrays, split(graph, result.outputs));
    outputs.push_back(std::move(arrays));
    return {};
  }));
  return outputs;
}

}  // namespace jauge::testing
