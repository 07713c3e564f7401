// ScaleBias: a batch normalisation reduced to what it computes, y = x * scale + bias for each channel. Inputs X, scale,
// bias; attribute channels_last. No file has it: passes/fold_batch_norm makes it.
#include "analyzer/ops/dtype_dispatch.h"
#include "analyzer/ops/rows.h"
#include "analyzer/ops/spatial.h"

namespace jauge::ops {
namespace {

std::size_t channel_axis(const NodeView& node, std::size_t rank) {
  return channels_last(node.attributes()) ? rank - 1 : 1;
}

Result<Types> infer(const NodeView& node) {
  JAUGE_CHECK(require_same_dtype(node, {0, 1, 2}));
  const ir::Shape& in = node.input(0);
  if (in.size() < 2) return contradiction("its input has shape " + ir::to_text(in) + ": there is no channel");
  const ir::Shape channels = {in[channel_axis(node, in.size())]};
  JAUGE_CHECK(require_shape(node, 1, channels, "scale"));
  JAUGE_CHECK(require_shape(node, 2, channels, "bias"));
  return same_as_float_input(node);
}

Result<void> run(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  const ir::Shape& shape = inputs[0]->type.shape;
  const std::size_t axis = channel_axis(node, shape.size());
  const auto inner =
      static_cast<std::size_t>(ir::elements({shape.begin() + static_cast<std::ptrdiff_t>(axis) + 1, shape.end()}));
  return with_float(inputs[0]->type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    const auto in = inputs[0]->as<T>(), scale = inputs[1]->as<T>(), bias = inputs[2]->as<T>();
    for (std::size_t i = 0; i < in.size(); ++i) {
      const std::size_t c = i / inner % scale.size();
      outputs[0].as<T>()[i] = in[i] * scale[c] + bias[c];
    }
    return {};
  });
}

}  // namespace

extern const Operator scale_bias_operator;

const Operator scale_bias_operator = {.name = "ScaleBias",
                                      .summary = "batch normalisation reduced to a scale and a bias a channel",
                                      .family = Family::elementwise,
                                      .min_inputs = 3,
                                      .max_inputs = 3,
                                      .attributes = {{"channels_last", AttributeType::integer}},
                                      .infer = infer,
                                      .st_macc = st_per_output<2>,
                                      .run = run,
                                      .memory = {.in_place_inputs = {0}},
                                      .rows = rows_one_by_one};

}  // namespace jauge::ops
