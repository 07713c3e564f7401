// DepthToSpace (attributes blocksize, mode DCR or CRD) and SpaceToDepth (blocksize): channels to pixels and back.
// Attribute channels_last.
#include "analyzer/base/checked_math.h"
#include "analyzer/ops/checks.h"
#include "analyzer/ops/spatial.h"
#include "analyzer/ops/walk.h"

namespace jauge::ops {
namespace {

// Positions of the dimensions in the node's layout.
struct Axes {
  std::size_t channel, height, width;
};

Axes axes_in(const NodeView& node) {
  return channels_last(node.attributes()) ? Axes{3, 1, 2} : Axes{1, 2, 3};
}

Result<std::int64_t> block_of(const NodeView& node) {
  JAUGE_CHECK(require_rank(node, 0, 4));
  const std::int64_t block = node.attributes().integer("blocksize", 0);
  if (block < 1 || block > (std::int64_t{1} << 20)) return contradiction("its blocksize is " + std::to_string(block));
  return block;
}

Result<Types> infer_to_space(const NodeView& node) {
  JAUGE_TRY(const std::int64_t block, block_of(node));
  const std::string mode = node.attributes().text("mode", "DCR");
  if (mode != "DCR" && mode != "CRD") return contradiction("its mode is '" + mode.substr(0, 40) + "'");
  ir::Shape shape = node.input(0);
  const Axes axes = axes_in(node);
  if (shape[axes.channel] % (block * block) != 0)
    return contradiction(std::to_string(shape[axes.channel]) + " channels do not fill blocks of " +
                         std::to_string(block * block));
  shape[axes.channel] /= block * block;
  for (std::size_t axis : {axes.height, axes.width}) {
    const auto length = checked_multiply(shape[axis], block);
    if (!length) return contradiction("its output is too large");
    shape[axis] = *length;
  }
  return Types{{node.input_dtype(0), std::move(shape)}};
}

Result<Types> infer_to_depth(const NodeView& node) {
  JAUGE_TRY(const std::int64_t block, block_of(node));
  ir::Shape shape = node.input(0);
  const Axes axes = axes_in(node);
  const auto depth = checked_multiply(shape[axes.channel], block * block);
  if (!depth || shape[axes.height] % block != 0 || shape[axes.width] % block != 0)
    return contradiction("an image of " + ir::to_text(shape) + " does not divide into blocks of " +
                         std::to_string(block));
  shape[axes.channel] = *depth;
  shape[axes.height] /= block;
  shape[axes.width] /= block;
  return Types{{node.input_dtype(0), std::move(shape)}};
}

// Walks the shape [batch, height, block row, width, block column, channel] of the larger picture and copies between it
// and the deep one, whose channel number is made of block position and channel (or the other way round: CRD).
struct Shuffle {
  ir::Shape shape;
  Strides flat, deep;
};

Shuffle shuffle_of(const NodeView& node, const ir::Shape& flat, const ir::Shape& deep, std::int64_t block) {
  const Axes axes = axes_in(node);
  const Strides f = strides_of(flat), d = strides_of(deep);
  const std::int64_t channels = flat[axes.channel];
  const bool channel_outside = node.attributes().text("mode", "DCR") == "CRD";
  const std::int64_t channel = (channel_outside ? block * block : 1) * d[axes.channel];
  const std::int64_t column = (channel_outside ? 1 : channels) * d[axes.channel];
  return {{flat[0], deep[axes.height], block, deep[axes.width], block, channels},
          {f[0], f[axes.height] * block, f[axes.height], f[axes.width] * block, f[axes.width], f[axes.channel]},
          {d[0], d[axes.height], column * block, d[axes.width], column, channel}};
}

Result<void> run_to_space(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  JAUGE_TRY(const std::int64_t block, block_of(node));
  const Shuffle shuffle = shuffle_of(node, outputs[0].type.shape, inputs[0]->type.shape, block);
  const auto size = static_cast<std::size_t>(ir::bytes_of(inputs[0]->type.dtype));
  walk<2>(shuffle.shape, {shuffle.flat, shuffle.deep}, {0, 0}, [&](const auto& at) {
    const auto from = inputs[0]->bytes.subspan(static_cast<std::size_t>(at[1]) * size, size);
    std::copy(from.begin(), from.end(), outputs[0].bytes.begin() + at[0] * static_cast<std::ptrdiff_t>(size));
  });
  return {};
}

Result<void> run_to_depth(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  JAUGE_TRY(const std::int64_t block, block_of(node));
  const Shuffle shuffle = shuffle_of(node, inputs[0]->type.shape, outputs[0].type.shape, block);
  const auto size = static_cast<std::size_t>(ir::bytes_of(inputs[0]->type.dtype));
  walk<2>(shuffle.shape, {shuffle.flat, shuffle.deep}, {0, 0}, [&](const auto& at) {
    const auto from = inputs[0]->bytes.subspan(static_cast<std::size_t>(at[0]) * size, size);
    std::copy(from.begin(), from.end(), outputs[0].bytes.begin() + at[1] * static_cast<std::ptrdiff_t>(size));
  });
  return {};
}

}  // namespace

extern const Operator depth_to_space_operator, space_to_depth_operator;

const Operator depth_to_space_operator = {.name = "DepthToSpace",
                                          .summary = "channels become pixels",
                                          .attributes = {{"blocksize", AttributeType::integer},
                                                         {"mode", AttributeType::text},
                                                         {"channels_last", AttributeType::integer}},
                                          .infer = infer_to_space,
                                          .st_macc = st_zero,
                                          .run = run_to_space};
const Operator space_to_depth_operator = {
    .name = "SpaceToDepth",
    .summary = "pixels become channels",
    .attributes = {{"blocksize", AttributeType::integer}, {"channels_last", AttributeType::integer}},
    .infer = infer_to_depth,
    .st_macc = st_zero,
    .run = run_to_depth};

}  // namespace jauge::ops
