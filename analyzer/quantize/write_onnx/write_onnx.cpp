#include "analyzer/quantize/write_onnx/write_onnx.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>

#include "analyzer/ops/kernel_call.h"
#include "analyzer/ops/spatial.h"
#include "analyzer/passes/layout_rules.h"
#include "analyzer/passes/permutation.h"
#include "analyzer/quantize/write_onnx/onnx_model.h"

namespace jauge::quantize {
namespace {

// Where a tensor's channels are: as our graph has them, or second as ONNX's operators want them.
enum class Order { last, first };

constexpr std::string_view not_in_onnx[] = {"SVDF", "SequenceLSTM", "Unstack", "ConstantOfShape", "CastLike"};

struct Limits {
  double low, high;
};

Limits limits_of(ir::DType dtype) {
  if (dtype == ir::DType::int8) return {-128, 127};
  if (dtype == ir::DType::uint8) return {0, 255};
  if (dtype == ir::DType::int16) return {-32768, 32767};
  return {0, 65535};
}

// The integers of `tensor` reach no further than the clamp, so that saturation does its work.
bool is_implied(const ir::Activation& activation, const ir::Tensor& tensor) {
  if (!tensor.quant) return false;
  const double scale = tensor.quant->scales[0];
  const auto zero = static_cast<double>(tensor.quant->zero_points[0]);
  const auto [low, high] = limits_of(tensor.type.dtype);
  return (low - zero) * scale >= static_cast<double>(activation.low) &&
         (high - zero) * scale <= static_cast<double>(activation.high);
}

class Writer {
 public:
  explicit Writer(const ir::Graph& graph) : graph_(graph) {}

  Result<std::vector<std::byte>> write(const std::string& tool_version) {
    for (const ir::TensorId id : graph_.outputs) model_.reserve(tensor(id).name);
    for (const ir::TensorId id : graph_.inputs) take_input(id);
    for (const ir::Node& node : graph_.nodes) JAUGE_CHECK(write_node(node));
    for (const ir::TensorId id : graph_.outputs) give_output(id);
    return model_.finish(graph_.source.name, needed_opset(), tool_version);
  }

 private:
  using Names = std::array<std::string, 2>;  // of a tensor's real values, by Order; empty where not written

  std::int64_t needed_opset() const {
    const bool wide = std::ranges::any_of(graph_.tensors, [](const ir::Tensor& tensor) {
      return tensor.quant && (tensor.type.dtype == ir::DType::int16 || tensor.type.dtype == ir::DType::uint16);
    });
    const bool young = std::ranges::any_of(graph_.nodes, [](const ir::Node& node) { return node.op == "Gelu"; });
    return wide || young ? 21 : 18;
  }

  const ir::Tensor& tensor(ir::TensorId id) const { return graph_.tensor(id); }
  std::size_t rank(ir::TensorId id) const { return tensor(id).type.shape.size(); }

  std::string& name_of(ir::TensorId id, Order order) { return names_[id][static_cast<std::size_t>(order)]; }

  bool is_in(ir::TensorId id, Order order) { return !name_of(id, order).empty(); }

  std::string transposed(const std::string& from, const passes::Permutation& perm, const std::string& wanted) {
    ir::Attributes attributes;
    attributes.set("perm", perm);
    return model_.add_node("Transpose", wanted, {from}, wanted, attributes);
  }

  void take_input(ir::TensorId id) {
    const ir::Tensor& input = tensor(id);
    const std::vector<std::int64_t>& axes = input.file_axes;
    ir::Shape shape = input.type.shape;
    for (std::size_t i = 0; i < axes.size(); ++i) shape[static_cast<std::size_t>(axes[i])] = input.type.shape[i];
    model_.add_input(input.name, shape);
    const bool channels_first = !axes.empty() && axes == passes::to_last(axes.size());
    std::string name = input.name;
    if (!axes.empty() && !channels_first) name = transposed(name, axes, input.name + "/transposed");
    publish(id, channels_first ? Order::first : Order::last, name);
  }

  // `real` holds the tensor's values before they are rounded to its integers, if it has any.
  void publish(ir::TensorId id, Order order, std::string real) {
    if (const ir::Tensor& written = tensor(id); written.quant) real = rounded(written, real);
    name_of(id, order) = std::move(real);
  }

  std::string rounded(const ir::Tensor& written, const std::string& real) {
    const std::vector<std::string> parameters = parameters_of(written);
    ir::Attributes none;
    const std::string integers = model_.add_node("QuantizeLinear", written.name + "/quantize",
                                                 {real, parameters[0], parameters[1]}, written.name + "/integers");
    return model_.add_node("DequantizeLinear", written.name + "/dequantize", {integers, parameters[0], parameters[1]},
                           written.name + "/dequantized", none);
  }

  // Scale and zero point; constants of int32 have no zero point.
  std::vector<std::string> parameters_of(const ir::Tensor& quantised) {
    const ir::QuantParams& quant = *quantised.quant;
    const ir::Shape shape = quant.axis < 0 ? ir::Shape{} : ir::Shape{static_cast<std::int64_t>(quant.scales.size())};
    std::vector<std::string> names = {model_.add_constant(quantised.name + "/scale", shape, quant.scales)};
    if (quantised.type.dtype == ir::DType::int32) return names;
    std::vector<std::byte> zeros;
    for (const std::int64_t zero : quant.zero_points)
      for (std::int64_t byte = 0; byte < ir::bytes_of(quantised.type.dtype); ++byte)
        zeros.push_back(static_cast<std::byte>(static_cast<std::uint64_t>(zero) >> (8 * byte)));
    names.push_back(
        model_.add_constant(quantised.name + "/zero_point", ir::ConstArrayView{{quantised.type.dtype, shape}, zeros}));
    return names;
  }

  // The tensor's real values (of constants that stand for none: the value itself) in that order of channels.
  std::string read(ir::TensorId id, Order order) {
    if (id == ir::no_tensor) return "";
    if (rank(id) < 3) order = Order::last;
    std::string& name = name_of(id, order);
    if (!name.empty()) return name;
    if (tensor(id).is_constant()) return name = constant(tensor(id), order);
    const Order other = order == Order::last ? Order::first : Order::last;
    const auto perm = order == Order::last ? passes::to_last(rank(id)) : passes::to_first(rank(id));
    const std::string from = name_of(id, other);
    return name = transposed(from, perm, tensor(id).name + (order == Order::last ? "/nhwc" : "/nchw"));
  }

  std::string constant(const ir::Tensor& value, Order order) {
    if (order == Order::last) return constant_of(value, value.value());
    const auto perm = passes::to_first(value.type.shape.size());
    const ir::Array turned = passes::transposed(value.value(), perm);
    ir::Tensor named = value;
    if (named.quant && named.quant->axis >= 0)
      named.quant->axis = static_cast<int>(passes::inverse(perm)[static_cast<std::size_t>(named.quant->axis)]);
    return constant_of(named, turned.view());
  }

  std::string constant_of(const ir::Tensor& named, const ir::ConstArrayView& value) {
    const std::string stored = model_.add_constant(named.name, value);
    if (!named.quant || ir::is_float(value.type.dtype)) return stored;
    std::vector<std::string> inputs = {stored};
    for (const std::string& parameter : parameters_of(named)) inputs.push_back(parameter);
    ir::Attributes attributes;
    if (named.quant->axis >= 0) attributes.set("axis", std::int64_t{named.quant->axis});
    return model_.add_node("DequantizeLinear", named.name + "/dequantize", inputs, named.name + "/dequantized",
                           attributes);
  }

  // One operand of an operator that broadcasts, in the order of a result of `result_rank` axes.
  std::string operand(ir::TensorId id, Order order, std::size_t result_rank) {
    if (id == ir::no_tensor || order == Order::last || rank(id) == result_rank || rank(id) == 0) return read(id, order);
    ir::Tensor widened = tensor(id);
    widened.type.shape.insert(widened.type.shape.begin(), result_rank - rank(id), 1);
    if (widened.quant && widened.quant->axis >= 0) widened.quant->axis += static_cast<int>(result_rank - rank(id));
    return constant(widened, order);
  }

  static bool wants_channels_first(const ir::Node& node) {
    return node.op != "ScaleBias" && node.op != "Resize" && ops::channels_last(node.attributes);
  }

  // The order in which the node computes.
  Order order_for(const ir::Node& node) {
    const std::size_t out_rank = rank(node.outputs[0]);
    if (wants_channels_first(node)) return rank(node.inputs[0]) >= 3 ? Order::first : Order::last;
    const bool borders = node.op == "Quantize" || node.op == "Dequantize" || node.op == "Requantize";
    if (passes::is_elementwise(node) || borders)
      return out_rank >= 3 && !is_in(node.inputs[0], Order::last) ? Order::first : Order::last;
    if (!passes::is_broadcasting(node) || out_rank < 3) return Order::last;
    bool any_first = false;
    for (const ir::TensorId id : node.inputs) {
      if (id == ir::no_tensor || tensor(id).is_constant()) continue;
      if (rank(id) != out_rank) return Order::last;
      any_first = any_first || !is_in(id, Order::last);
    }
    return any_first ? Order::first : Order::last;
  }

  Result<void> write_node(const ir::Node& node) {
    if (std::ranges::find(not_in_onnx, node.op) != std::end(not_in_onnx))
      return Error{.kind = ErrorKind::unsupported_operator,
                   .where = ops::place_of(graph_, node),
                   .what = "ONNX has no such operator",
                   .hint = "write a .jauge-graph file instead"};
    const Order order = order_for(node);
    if (node.op == "Quantize" || node.op == "Requantize" || node.op == "Dequantize") {
      publish(node.outputs[0], order, read(node.inputs[0], order));
      return {};
    }
    if (node.op == "ScaleBias") {
      const std::string scaled =
          model_.add_node("Mul", node.name + "/scale", {read(node.inputs[0], order), read(node.inputs[1], order)},
                          node.name + "/scaled");
      finish_node(node, order,
                  {model_.add_node("Add", node.name, {scaled, read(node.inputs[2], order)}, raw_name(node, 0))});
      return {};
    }
    finish_node(node, order, plain_node(node, order));
    return {};
  }

  std::string raw_name(const ir::Node& node, std::size_t i) const {
    const ir::TensorId id = node.outputs[i];
    return id == ir::no_tensor ? "" : tensor(id).name + (tensor(id).quant ? "/real" : "");
  }

  std::vector<std::string> plain_node(const ir::Node& node, Order order) {
    std::vector<std::string> inputs, results;
    const bool broadcasts = passes::is_broadcasting(node);
    for (std::size_t i = 0; i < node.inputs.size(); ++i)
      inputs.push_back(broadcasts ? operand(node.inputs[i], order, rank(node.outputs[0]))
                                  : read(node.inputs[i], order));
    for (std::size_t i = 0; i < node.outputs.size(); ++i) results.push_back(raw_name(node, i));
    ir::Attributes attributes = node.attributes;
    attributes.erase("channels_last");
    return model_.add_node_with_outputs(node.op, node.name, inputs, results, attributes);
  }

  void finish_node(const ir::Node& node, Order order, const std::vector<std::string>& raw) {
    for (std::size_t i = 0; i < node.outputs.size(); ++i) {
      if (node.outputs[i] == ir::no_tensor) continue;
      const Order written = rank(node.outputs[i]) >= 3 ? order : Order::last;
      publish(node.outputs[i], written, i == 0 ? activated(node, raw[0]) : raw[i]);
    }
  }

  std::string activated(const ir::Node& node, const std::string& raw) {
    using enum ir::ActivationKind;
    const ir::Activation& activation = node.activation;
    const std::string wanted = raw + "/activated", name = node.name + "/activation";
    ir::Attributes attributes;
    switch (activation.kind) {
      case none:
        return raw;
      case tanh:
        return model_.add_node("Tanh", name, {raw}, wanted);
      case sigmoid:
        return model_.add_node("Sigmoid", name, {raw}, wanted);
      case leaky_relu:
        attributes.set("alpha", static_cast<double>(activation.alpha));
        return model_.add_node("LeakyRelu", name, {raw}, wanted, attributes);
      default:
        if (is_implied(activation, tensor(node.outputs[0]))) return raw;
        return activation.kind == relu ? model_.add_node("Relu", name, {raw}, wanted) : clipped(activation, name, raw);
    }
  }

  std::string clipped(const ir::Activation& activation, const std::string& name, const std::string& raw) {
    constexpr float infinity = std::numeric_limits<float>::infinity();
    const auto bound = [&](float value, const char* role) {
      return std::abs(value) == infinity ? std::string()
                                         : model_.add_constant(name + role, {}, std::span<const float>(&value, 1));
    };
    return model_.add_node("Clip", name, {raw, bound(activation.low, "/low"), bound(activation.high, "/high")},
                           raw + "/activated");
  }

  void give_output(ir::TensorId id) {
    const ir::Tensor& output = tensor(id);
    const std::vector<std::int64_t>& axes = output.file_axes;
    const bool channels_first = !axes.empty() && axes == passes::to_last(axes.size());
    std::string name = read(id, channels_first ? Order::first : Order::last);
    ir::Shape shape = output.type.shape;
    for (std::size_t i = 0; i < axes.size(); ++i) shape[static_cast<std::size_t>(axes[i])] = output.type.shape[i];
    if (!axes.empty() && !channels_first) name = transposed(name, passes::inverse(axes), output.name + "/transposed");
    if (name != output.name) {
      // What an input or another output is called already is passed on under the new name.
      if (!model_.is_written_by_node(name) || given_.contains(name))
        name = model_.add_node("Identity", output.name, {name}, output.name);
      model_.rename(name, output.name);
    }
    given_.insert(output.name);
    model_.add_output(output.name, shape);
  }

  const ir::Graph& graph_;
  OnnxModel model_;
  std::map<ir::TensorId, Names> names_;
  std::set<std::string> given_;
};

}  // namespace

Result<std::vector<std::byte>> write_onnx(const ir::Graph& graph, const std::string& tool_version) {
  return Writer(graph).write(tool_version);
}

}  // namespace jauge::quantize
