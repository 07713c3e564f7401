#include "analyzer/import/tflite/dilated_convolutions.h"

#include <algorithm>
#include <cstring>
#include <map>

namespace jauge::import::tflite {
namespace {

constexpr int conv_2d = 3, depthwise_conv_2d = 4, batch_to_space = 37, space_to_batch = 38;

// The values of a constant int32 tensor, or nothing.
std::optional<std::vector<std::int32_t>> constant(const Model& model, std::int32_t id, std::size_t count) {
  constexpr int int32_type = 2;
  if (id < 0) return std::nullopt;
  const Tensor& tensor = model.tensors[static_cast<std::size_t>(id)];
  if (tensor.type != int32_type || tensor.data.size() != count * sizeof(std::int32_t)) return std::nullopt;
  std::vector<std::int32_t> values(count);
  std::memcpy(values.data(), tensor.data.data(), tensor.data.size());
  return values;
}

// What SPACE_TO_BATCH_ND and BATCH_TO_SPACE_ND have in common: data, block [height, width], margins of both.
struct BlockMove {
  std::vector<std::int32_t> block, margins;
};

std::optional<BlockMove> block_move(const Model& model, const Operation& operation) {
  if (operation.inputs.size() != 3 || operation.outputs.size() != 1 || operation.inputs[0] < 0) return std::nullopt;
  const auto block = constant(model, operation.inputs[1], 2);
  const auto margins = constant(model, operation.inputs[2], 4);
  if (!block || !margins || std::ranges::any_of(*margins, [](std::int32_t m) { return m < 0 || m > 1 << 20; }) ||
      std::ranges::any_of(*block, [](std::int32_t b) { return b < 1 || b > 1 << 20; }))
    return std::nullopt;
  return BlockMove{*block, *margins};
}

// A convolution that slides over a picture as it is: no padding and no stride of its own.
bool slides_plainly(const Operation& operation) {
  constexpr std::int8_t valid = 1;
  return operation.outputs.size() == 1 && !operation.inputs.empty() && operation.options.int8(0) == valid &&
         operation.options.int32(1) == 1 && operation.options.int32(2) == 1;
}

class Merger {
 public:
  explicit Merger(Model& model) : model_(model) {
    for (std::size_t i = 0; i < model.operations.size(); ++i) {
      for (const std::int32_t id : model.operations[i].outputs) writer_[id] = i;
      for (const std::int32_t id : model.operations[i].inputs) ++readers_[id];
    }
    for (const std::int32_t id : model.outputs) ++readers_[id];
  }

  void merge(Operation& last) {
    const auto convolution = operation_before(last);
    if (!convolution || !is(*convolution, conv_2d, depthwise_conv_2d) || !slides_plainly(*convolution)) return;
    const auto first = operation_before(*convolution);
    if (!first || !is(*first, space_to_batch, space_to_batch)) return;
    const auto apart = block_move(model_, *first), together = block_move(model_, last);
    if (!apart || !together || apart->block != together->block) return;
    Dilation dilation{.height = apart->block[0], .width = apart->block[1]};
    for (std::size_t i = 0; i < 4; ++i) {
      dilation.margins[i] = apart->margins[i] - together->margins[i];
      if (dilation.margins[i] < 0) return;  // it crops what the convolution has computed
    }
    convolution->inputs[0] = first->inputs[0];
    convolution->outputs = last.outputs;
    convolution->dilation = dilation;
    last.outputs.clear();
  }

 private:
  bool is(const Operation& operation, int one, int other) const {
    const int builtin = model_.codes[operation.code].builtin;
    return builtin == one || builtin == other;
  }

  // Who writes the first input, when nobody else reads it.
  Operation* operation_before(const Operation& operation) {
    if (operation.inputs.empty()) return nullptr;
    const auto writer = writer_.find(operation.inputs[0]);
    if (writer == writer_.end() || readers_[operation.inputs[0]] != 1) return nullptr;
    return &model_.operations[writer->second];
  }

  Model& model_;
  std::map<std::int32_t, std::size_t> writer_;
  std::map<std::int32_t, int> readers_;
};

}  // namespace

void merge_dilated_convolutions(Model& model) {
  const auto weaves = [&model](const Operation& operation) {
    return model.codes[operation.code].builtin == batch_to_space;
  };
  if (std::ranges::none_of(model.operations, weaves)) return;
  Merger merger(model);
  for (Operation& operation : model.operations)
    if (weaves(operation)) merger.merge(operation);
}

}  // namespace jauge::import::tflite
