// BatchNormalization: inputs X, scale (absent: 1), B (absent: 0), mean, var; attributes epsilon (1e-5), channels_last;
// momentum, spatial and training_mode as in ONNX. Inference only: training mode and the statistics outputs are refused.
#include <cmath>

#include "analyzer/ops/dtype_dispatch.h"
#include "analyzer/ops/rows.h"
#include "analyzer/ops/spatial.h"

namespace jauge::ops {
namespace {

std::size_t channel_axis(const NodeView& node, std::size_t rank) {
  return channels_last(node.attributes()) ? rank - 1 : 1;
}

Result<Types> infer(const NodeView& node) {
  JAUGE_CHECK(require_float(node, 0));
  if (node.attributes().integer("training_mode", 0) != 0)
    return not_supported("it runs in training mode", "export the model for inference (model.eval() in PyTorch)");
  if (node.attributes().integer("spatial", 1) == 0) return not_supported("spatial is 0: statistics for each pixel");
  const ir::Shape& in = node.input(0);
  if (in.size() < 2) return contradiction("its input has shape " + ir::to_text(in) + ": there is no channel");
  const ir::Shape channels = {in[channel_axis(node, in.size())]};
  constexpr std::string_view roles[] = {"scale", "bias", "mean", "variance"};
  for (std::size_t i = 1; i < 5; ++i) {
    if (!node.has_input(i) && i >= 3) return contradiction("it has no " + std::string(roles[i - 1]));
    if (!node.has_input(i)) continue;
    JAUGE_CHECK(require_shape(node, i, channels, roles[i - 1]));
    JAUGE_CHECK(require_float(node, i));
  }
  return same_as_input(node);
}

Result<void> run(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  const ir::Shape& shape = inputs[0]->type.shape;
  const std::size_t axis = channel_axis(node, shape.size());
  const std::int64_t inner = ir::elements({shape.begin() + static_cast<std::ptrdiff_t>(axis) + 1, shape.end()});
  const auto mean = ir::to_doubles(*inputs[3]), variance = ir::to_doubles(*inputs[4]);
  const auto scale = inputs[1] ? ir::to_doubles(*inputs[1]) : std::vector<double>(mean.size(), 1.0);
  const auto bias = inputs[2] ? ir::to_doubles(*inputs[2]) : std::vector<double>(mean.size(), 0.0);
  const double epsilon = node.attributes().real("epsilon", 1e-5);
  std::vector<double> factor(scale.size()), offset(scale.size());
  for (std::size_t c = 0; c < scale.size(); ++c) {
    factor[c] = scale[c] / std::sqrt(variance[c] + epsilon);
    offset[c] = bias[c] - mean[c] * factor[c];
  }
  return with_float(inputs[0]->type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    const auto in = inputs[0]->as<T>();
    for (std::size_t i = 0; i < in.size(); ++i) {
      const std::size_t c = i / static_cast<std::size_t>(inner) % factor.size();
      outputs[0].as<T>()[i] = static_cast<T>(static_cast<double>(in[i]) * factor[c] + offset[c]);
    }
    return {};
  });
}

}  // namespace

extern const Operator batch_normalization_operator;

const Operator batch_normalization_operator = {.name = "BatchNormalization",
                                               .summary = "scale and offset for each channel",
                                               .family = Family::elementwise,
                                               .max_inputs = 5,
                                               .max_outputs = 5,
                                               .attributes = {{"epsilon", AttributeType::real},
                                                              {"momentum", AttributeType::real},
                                                              {"spatial", AttributeType::integer},
                                                              {"training_mode", AttributeType::integer},
                                                              {"channels_last", AttributeType::integer}},
                                               .infer = infer,
                                               .st_macc = st_per_output<2>,
                                               .run = run,
                                               .memory = {.in_place_inputs = {0}},
                                               .rows = rows_one_by_one};

}  // namespace jauge::ops
