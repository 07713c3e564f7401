#include "tests/firmware_probe/on_virtual_board/board_answers.h"

#include <cstring>

#include "firmware_probe/host/board_session.h"

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

Result<std::vector<std::vector<ir::Array>>> board_answers(const host::Link& link, const ir::Graph& graph,
                                                          const std::vector<std::byte>& package,
                                                          const std::vector<std::vector<ir::Array>>& inputs) {
  const auto* first = reinterpret_cast<const std::uint8_t*>(package.data());
  host::BoardSession session(link, {first, first + package.size()});
  JAUGE_CHECK(session.open());
  std::vector<std::vector<std::uint8_t>> answers(inputs.size());
  const host::SampleSource samples{static_cast<std::int64_t>(inputs.size()),
                                   [&](std::int64_t index) { return joined(inputs[static_cast<std::size_t>(index)]); }};
  JAUGE_CHECK(session.run_samples(samples, [&](const host::SampleAnswer& answer) {
    answers[static_cast<std::size_t>(answer.index)] = answer.outputs;
  }));
  std::vector<std::vector<ir::Array>> outputs;
  for (const auto& answer : answers) {
    JAUGE_TRY(auto arrays, split(graph, answer));
    outputs.push_back(std::move(arrays));
  }
  return outputs;
}

}  // namespace jauge::testing
