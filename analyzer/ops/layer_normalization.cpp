// LayerNormalization: inputs X, Scale, B (optional); attributes axis (default -1), epsilon (1e-5), stash_type. Outputs
// Y, Mean and InvStdDev (optional). Scale and B broadcast to the normalised dimensions.
#include <cmath>

#include "analyzer/ops/dtype_dispatch.h"
#include "analyzer/ops/walk.h"

namespace jauge::ops {
namespace {

Result<Types> infer(const NodeView& node) {
  JAUGE_CHECK(require_float(node, 0));
  JAUGE_CHECK(require_same_dtype(node, {0, 1, 2}));
  const ir::Shape& in = node.input(0);
  JAUGE_TRY(const std::size_t axis, axis_of(node.attributes().integer("axis", -1), in.size()));
  for (std::size_t i = 1; i < 3; ++i) {
    if (!node.has_input(i)) continue;
    JAUGE_TRY(const ir::Shape shape, broadcast(node.input(i), in));
    if (shape != in) return contradiction("its scale or bias has shape " + ir::to_text(node.input(i)));
  }
  ir::Shape statistics = in;
  for (std::size_t i = axis; i < in.size(); ++i) statistics[i] = 1;
  const ir::TensorType means = {ir::DType::float32, std::move(statistics)};
  return Types{node.input_tensor(0).type, means, means};
}

struct Statistics {
  double mean = 0, inverse_deviation = 0;
};

template <class T>
Statistics statistics_of(std::span<const T> row, double epsilon) {
  double sum = 0, squares = 0;
  for (T x : row) sum += static_cast<double>(x);
  const double mean = sum / static_cast<double>(row.size());
  for (T x : row) squares += (static_cast<double>(x) - mean) * (static_cast<double>(x) - mean);
  return {mean, 1 / std::sqrt(squares / static_cast<double>(row.size()) + epsilon)};
}

// The parameter for every element, or `absent` everywhere.
std::vector<double> spread(InputArrays inputs, std::size_t i, const ir::Shape& shape, double absent) {
  std::vector<double> result;
  if (i >= inputs.size() || !inputs[i]) {
    result.assign(static_cast<std::size_t>(ir::elements(shape)), absent);
    return result;
  }
  const auto values = ir::to_doubles(*inputs[i]);
  walk<1>(shape, {broadcast_strides(inputs[i]->type.shape, shape)}, {0},
          [&](const auto& from) { result.push_back(values[static_cast<std::size_t>(from[0])]); });
  return result;
}

Result<void> run(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  const ir::Shape& shape = inputs[0]->type.shape;
  JAUGE_TRY(const std::size_t axis, axis_of(node.attributes().integer("axis", -1), shape.size()));
  const auto length =
      static_cast<std::size_t>(ir::elements({shape.begin() + static_cast<std::ptrdiff_t>(axis), shape.end()}));
  const auto scale = spread(inputs, 1, shape, 1), bias = spread(inputs, 2, shape, 0);
  return with_float(inputs[0]->type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    const auto in = inputs[0]->as<T>();
    for (std::size_t first = 0; first + length <= in.size() && length > 0; first += length) {
      const Statistics s = statistics_of(in.subspan(first, length), node.attributes().real("epsilon", 1e-5));
      for (std::size_t i = first; i < first + length; ++i)
        outputs[0].as<T>()[i] =
            static_cast<T>((static_cast<double>(in[i]) - s.mean) * s.inverse_deviation * scale[i] + bias[i]);
      const double values[] = {s.mean, s.inverse_deviation};
      for (std::size_t o = 1; o < outputs.size(); ++o)
        if (!outputs[o].bytes.empty()) outputs[o].as<float>()[first / length] = static_cast<float>(values[o - 1]);
    }
    return {};
  });
}

}  // namespace

extern const Operator layer_normalization_operator;

const Operator layer_normalization_operator = {.name = "LayerNormalization",
                                               .summary = "mean 0 and variance 1 for every position",
                                               .family = Family::elementwise,
                                               .min_inputs = 2,
                                               .max_inputs = 3,
                                               .max_outputs = 3,
                                               .attributes = {{"axis", AttributeType::integer},
                                                              {"epsilon", AttributeType::real},
                                                              {"stash_type", AttributeType::integer}},
                                               .infer = infer,
                                               .st_macc = st_unknown,
                                               .run = run};

}  // namespace jauge::ops
