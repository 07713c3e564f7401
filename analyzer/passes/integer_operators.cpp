#include "analyzer/passes/integer_operators.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

#include "analyzer/passes/quant_rules.h"
#include "analyzer/passes/rewrite.h"

namespace jauge::passes {
namespace {

using Inputs = std::optional<std::vector<ir::TensorId>>;

constexpr std::string_view moving[] = {"DepthToSpace",  "Dropout",  "Expand",    "Flatten",      "Gather",
                                       "GlobalMaxPool", "Identity", "MaxPool",   "Pad",          "ReduceMax",
                                       "ReduceMin",     "Reshape",  "Slice",     "SpaceToDepth", "Split",
                                       "Squeeze",       "Tile",     "Transpose", "Unsqueeze",    "Unstack"};

// One data input; the others, if any, are parameters.
constexpr std::string_view single[] = {
    "AveragePool", "Clip",      "Elu",    "GlobalAveragePool", "HardSigmoid", "HardSwish", "LeakyRelu", "Relu",
    "ReduceMean",  "ReduceSum", "Resize", "Sigmoid",           "Softmax",     "Tanh"};
constexpr std::string_view several[] = {"Add", "Div", "Max", "Mean", "Min", "Mul", "PRelu", "Sub", "Sum"};

template <std::size_t count>
bool is_in(const std::string_view (&list)[count], std::string_view name) {
  return std::ranges::find(list, name) != std::end(list);
}

std::optional<ir::TensorId> packed_of(const Packed& packed, ir::TensorId id) {
  const auto found = packed.find(id);
  return found == packed.end() ? std::nullopt : std::optional(found->second);
}

// Integers of one scale that an activation may have.
std::optional<ir::TensorId> packed_data(const ir::Graph& graph, const Packed& packed, ir::TensorId id) {
  const auto found = packed_of(packed, id);
  if (!found) return std::nullopt;
  const ir::Tensor& tensor = graph.tensor(*found);
  return stored_range(tensor.type.dtype) && tensor.quant->axis < 0 ? found : std::nullopt;
}

Inputs packed_everywhere(const ir::Graph& graph, const ir::Node& node, const Packed& packed) {
  std::vector<ir::TensorId> inputs;
  for (ir::TensorId id : node.inputs) {
    const auto data = packed_data(graph, packed, id);
    if (!data) return std::nullopt;
    inputs.push_back(*data);
  }
  return inputs;
}

// A margin of a real number, in numbers that stand for reals.
bool translate_margin(ir::Graph& graph, std::vector<ir::TensorId>& inputs, const std::string& name) {
  if (inputs.size() < 3 || inputs[2] == ir::no_tensor) return true;
  const auto value = scalar_of(graph, inputs[2]);
  const ir::TensorType type = graph.tensor(inputs[0]).type;
  const ir::QuantParams quant = *graph.tensor(inputs[0]).quant;
  if (!value) return false;
  const std::int64_t number = stored_number(quant, type.dtype, *value);
  if (static_cast<double>(number - quant.zero_points[0]) * double{quant.scales[0]} != *value) return false;
  ir::Array margin({type.dtype, {}});
  std::ranges::copy_n(reinterpret_cast<const std::byte*>(&number), std::ssize(margin.bytes), margin.bytes.begin());
  inputs[2] = add_constant(graph, name + "/margin", margin);
  graph.tensor(inputs[2]).quant = quant;
  return true;
}

Inputs packed_single(const ir::Graph& graph, const ir::Node& node, const Packed& packed) {
  const bool takes_slices = node.op == "Transpose" && node.attributes.has("perm");  // their axis moves along
  const auto data = takes_slices ? packed_of(packed, node.inputs[0]) : packed_data(graph, packed, node.inputs[0]);
  if (!data) return std::nullopt;
  std::vector<ir::TensorId> inputs = node.inputs;
  inputs[0] = *data;
  return inputs;
}

struct Product {
  ir::TensorId data, weights;
  std::size_t output_axis;  // of the weights
};

// The operands of a product, if its weights have a scale for each output channel at most.
std::optional<Product> product_of(const ir::Graph& graph, const ir::Node& node, const Packed& packed) {
  const auto data = packed_data(graph, packed, node.inputs[0]);
  const auto weights = packed_of(packed, node.inputs[1]);
  if (!data || !weights || !stored_range(graph.tensor(*weights).type.dtype)) return std::nullopt;
  std::size_t axis = 0;
  if (node.op == "MatMul") axis = graph.tensor(*weights).type.shape.size() - 1;
  if (node.op == "Gemm") {
    if (node.attributes.real("alpha", 1) != 1 || node.attributes.real("beta", 1) != 1) return std::nullopt;
    if (node.attributes.integer("transA", 0) != 0) return std::nullopt;
    axis = node.attributes.integer("transB", 0) != 0 ? 0 : 1;
  }
  if (node.op == "ConvTranspose") axis = 1;
  const int sliced = graph.tensor(*weights).quant->axis;
  if (sliced >= 0 && static_cast<std::size_t>(sliced) != axis) return std::nullopt;
  if (sliced >= 0 && node.op == "ConvTranspose" && node.attributes.integer("group", 1) != 1) return std::nullopt;
  return Product{*data, *weights, axis};
}

std::vector<double> real_bias(const ir::Graph& graph, ir::TensorId bias, const Packed& packed) {
  const auto integers = packed_of(packed, bias);
  const ir::TensorId stored = integers.value_or(bias);
  if (!is_constant(graph, stored)) return {};
  const ir::Tensor& tensor = graph.tensor(stored);
  std::vector<double> values = ir::to_doubles(tensor.value());
  if (!integers) return tensor.type.dtype == ir::DType::float32 ? values : std::vector<double>{};
  const ir::QuantParams& quant = *tensor.quant;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::size_t k = quant.per_tensor() ? 0 : i;
    values[i] = (values[i] - static_cast<double>(quant.zero_points[k])) * double{quant.scales[k]};
  }
  return values;
}

// As close as float32 sums are: files write the product of two scales rounded to a float.
bool is_exact(double quotient, double number) {
  constexpr double float_steps = 1e-6;
  return std::fabs(number) <= std::numeric_limits<std::int32_t>::max() &&
         std::fabs(quotient - number) <= float_steps * std::max(1.0, std::fabs(number));
}

// The bias as int32 that adds to the products as they are; nothing when that would change it.
std::optional<ir::TensorId> integer_bias(ir::Graph& graph, const Product& product, ir::TensorId bias,
                                         const Packed& packed) {
  const ir::Tensor& weights = graph.tensor(product.weights);
  const auto channels = static_cast<std::size_t>(weights.type.shape[product.output_axis]);
  const std::vector<double> reals = real_bias(graph, bias, packed);
  if (reals.size() != channels) return std::nullopt;
  ir::QuantParams quant = {.scales = weights.quant->scales,
                           .zero_points = std::vector<std::int64_t>(weights.quant->scales.size(), 0),
                           .axis = weights.quant->per_tensor() ? -1 : 0};
  const float data_scale = graph.tensor(product.data).quant->scales[0];
  for (float& scale : quant.scales) scale *= data_scale;
  ir::Array result({ir::DType::int32, {static_cast<std::int64_t>(channels)}});
  for (std::size_t c = 0; c < channels; ++c) {
    const double quotient = reals[c] / double{quant.scales[quant.per_tensor() ? 0 : c]};
    const double number = std::nearbyint(quotient);
    if (!is_exact(quotient, number)) return std::nullopt;
    result.as<std::int32_t>()[c] = static_cast<std::int32_t>(number);
  }
  for (float scale : quant.scales)
    if (!(std::isfinite(scale) && scale > 0)) return std::nullopt;
  const ir::TensorId id = add_constant(graph, graph.tensor(bias).name, result);
  graph.tensor(id).quant = std::move(quant);
  return id;
}

Inputs integer_product(ir::Graph& graph, const ir::Node& node, const Packed& packed) {
  const auto product = product_of(graph, node, packed);
  if (!product) return std::nullopt;
  std::vector<ir::TensorId> inputs = {product->data, product->weights};
  const ir::TensorId bias = input_or_none(node, 2);
  if (bias == ir::no_tensor) return inputs;
  const auto integers = integer_bias(graph, *product, bias, packed);
  if (!integers) return std::nullopt;
  inputs.push_back(*integers);
  return inputs;
}

}  // namespace

bool moves_only(const ir::Node& node) {
  if (node.activation.kind != ir::ActivationKind::none) return false;
  if (node.op == "Resize")
    return node.attributes.text("mode", "nearest") == "nearest" &&
           node.attributes.text("coordinate_transformation_mode", "") != "tf_crop_and_resize";
  return node.op == "Concat" || is_in(moving, node.op);
}

Inputs moved_integers(ir::Graph& graph, const ir::Node& node, const Packed& packed) {
  if (node.op != "Concat") {
    Inputs inputs = packed_single(graph, node, packed);
    if (inputs && node.op == "Pad" && !translate_margin(graph, *inputs, node.name)) return std::nullopt;
    return inputs;
  }
  Inputs inputs = packed_everywhere(graph, node, packed);
  if (!inputs) return std::nullopt;
  const ir::Tensor& first = graph.tensor(inputs->front());
  const bool alike = std::ranges::all_of(*inputs, [&](ir::TensorId id) {
    return graph.tensor(id).quant == first.quant && graph.tensor(id).type.dtype == first.type.dtype;
  });
  return alike ? inputs : std::nullopt;
}

Inputs computed_integers(ir::Graph& graph, const ir::Node& node, const Packed& packed) {
  if (node.op == "Conv" || node.op == "ConvTranspose" || node.op == "Gemm" || node.op == "MatMul")
    return integer_product(graph, node, packed);
  if (is_in(several, node.op)) return packed_everywhere(graph, node, packed);
  return is_in(single, node.op) ? packed_single(graph, node, packed) : std::nullopt;
}

}  // namespace jauge::passes
