// Normalisations that know which dimension the channels are (attribute channels_last):
//   InstanceNormalization  inputs X, scale, B; attribute epsilon (1e-5): every channel of every image by itself
//   LRN                    attributes size, alpha (1e-4), beta (0.75), bias (1): over neighbouring channels
#include <algorithm>
#include <cmath>

#include "analyzer/ops/dtype_dispatch.h"
#include "analyzer/ops/rows.h"
#include "analyzer/ops/spatial.h"

namespace jauge::ops {
namespace {

// A tensor as batch x channels x pixels, with the steps between neighbours in memory.
struct Maps {
  std::int64_t batch, channels, pixels, channel_step, pixel_step;
};

Maps maps_of(const NodeView& node, const ir::Shape& shape) {
  const bool last = channels_last(node.attributes());
  Maps maps{shape[0], last ? shape.back() : shape[1], 1, 1, 1};
  const std::ptrdiff_t first = last ? 1 : 2;
  maps.pixels =
      ir::elements({shape.begin() + first, shape.begin() + first + static_cast<std::ptrdiff_t>(shape.size()) - 2});
  (last ? maps.pixel_step : maps.channel_step) = last ? maps.channels : maps.pixels;
  return maps;
}

Result<Types> infer_maps(const NodeView& node) {
  if (node.input(0).size() < 3) return contradiction("its input has shape " + ir::to_text(node.input(0)));
  return same_as_float_input(node);
}

Result<Types> infer_instance(const NodeView& node) {
  JAUGE_TRY(Types types, infer_maps(node));
  JAUGE_CHECK(require_same_dtype(node, {0, 1, 2}));
  const Maps maps = maps_of(node, node.input(0));
  JAUGE_CHECK(require_shape(node, 1, {maps.channels}, "scale"));
  JAUGE_CHECK(require_shape(node, 2, {maps.channels}, "bias"));
  return types;
}

Result<Types> infer_lrn(const NodeView& node) {
  if (node.attributes().integer("size", 0) < 1)
    return contradiction("its size is " + std::to_string(node.attributes().integer("size", 0)));
  return infer_maps(node);
}

Result<void> run_instance(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  const Maps maps = maps_of(node, inputs[0]->type.shape);
  const double epsilon = node.attributes().real("epsilon", 1e-5);
  const auto scale = ir::to_doubles(*inputs[1]), bias = ir::to_doubles(*inputs[2]);
  return with_float(inputs[0]->type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    for (std::int64_t n = 0; n < maps.batch; ++n)
      for (std::int64_t c = 0; c < maps.channels; ++c) {
        const std::int64_t first = n * maps.channels * maps.pixels + c * maps.channel_step;
        const T* in = inputs[0]->as<T>().data() + first;
        T* out = outputs[0].as<T>().data() + first;
        double mean = 0, variance = 0;
        const auto count = static_cast<double>(maps.pixels);
        for (std::int64_t p = 0; p < maps.pixels; ++p) mean += static_cast<double>(in[p * maps.pixel_step]) / count;
        for (std::int64_t p = 0; p < maps.pixels; ++p)
          variance += std::pow(static_cast<double>(in[p * maps.pixel_step]) - mean, 2) / count;
        const auto channel = static_cast<std::size_t>(c);
        const double factor = scale[channel] / std::sqrt(variance + epsilon);
        for (std::int64_t p = 0; p < maps.pixels; ++p)
          out[p * maps.pixel_step] =
              static_cast<T>((static_cast<double>(in[p * maps.pixel_step]) - mean) * factor + bias[channel]);
      }
    return {};
  });
}

Result<void> run_lrn(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  const Maps maps = maps_of(node, inputs[0]->type.shape);
  const std::int64_t size = std::min(node.attributes().integer("size", 1), 2 * maps.channels + 1);
  const double alpha = node.attributes().real("alpha", 1e-4), beta = node.attributes().real("beta", 0.75);
  const double bias = node.attributes().real("bias", 1);
  const auto length = static_cast<double>(node.attributes().integer("size", 1));
  return with_float(inputs[0]->type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    for (std::int64_t n = 0; n < maps.batch; ++n)
      for (std::int64_t p = 0; p < maps.pixels; ++p) {
        const std::int64_t first = n * maps.channels * maps.pixels + p * maps.pixel_step;
        const T* in = inputs[0]->as<T>().data() + first;
        for (std::int64_t c = 0; c < maps.channels; ++c) {
          double squares = 0;
          const std::int64_t begin = std::max<std::int64_t>(0, c - (size - 1) / 2);
          const std::int64_t end = std::min(maps.channels, c + size / 2 + 1);
          for (std::int64_t k = begin; k < end; ++k)
            squares += std::pow(static_cast<double>(in[k * maps.channel_step]), 2);
          outputs[0].as<T>()[static_cast<std::size_t>(first + c * maps.channel_step)] = static_cast<T>(
              static_cast<double>(in[c * maps.channel_step]) / std::pow(bias + alpha / length * squares, beta));
        }
      }
    return {};
  });
}

}  // namespace

extern const Operator instance_normalization_operator, lrn_operator;

const Operator instance_normalization_operator = {
    .name = "InstanceNormalization",
    .summary = "mean 0 and variance 1 for every channel of every image",
    .family = Family::elementwise,
    .min_inputs = 3,
    .max_inputs = 3,
    .attributes = {{"epsilon", AttributeType::real}, {"channels_last", AttributeType::integer}},
    .infer = infer_instance,
    .st_macc = st_unknown,
    .run = run_instance};
const Operator lrn_operator = {.name = "LRN",
                               .summary = "divides by the strength of neighbouring channels",
                               .family = Family::elementwise,
                               .attributes = {{"size", AttributeType::integer},
                                              {"alpha", AttributeType::real},
                                              {"beta", AttributeType::real},
                                              {"bias", AttributeType::real},
                                              {"channels_last", AttributeType::integer}},
                               .infer = infer_lrn,
                               .st_macc = st_unknown,
                               .run = run_lrn,
                               .rows = rows_one_by_one};

}  // namespace jauge::ops
