// Activations, merges and the layers that do nothing at inference.
#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "analyzer/import/keras/layer_call.h"

namespace jauge::import::keras {
namespace {

struct Function {
  std::string_view name;  // as Keras writes it
  std::string_view op;    // ours
};

// Functions that are one operator of ours without attributes.
constexpr Function functions[] = {
    {"relu", "Relu"},           {"sigmoid", "Sigmoid"},
    {"tanh", "Tanh"},           {"elu", "Elu"},
    {"selu", "Selu"},           {"softplus", "Softplus"},
    {"exponential", "Exp"},     {"softsign", "Softsign"},
    {"gelu", "Gelu"},           {"hard_swish", "HardSwish"},
    {"hard_silu", "HardSwish"}, {"mish", "Mish"},
    {"HardSwish", "HardSwish"}, {"ReLU", "Relu"},
};

Result<ir::TensorId> clip(LayerCall& call, ir::TensorId input, float low, float high, const std::string& name) {
  return call.emit.node(
      "Clip", name,
      {input, call.emit.constant(name + "/min", {}, {low}), call.emit.constant(name + "/max", {}, {high})});
}

Result<ir::TensorId> leaky(LayerCall& call, ir::TensorId input, double slope, const std::string& name) {
  return call.emit.node("LeakyRelu", name, {input}, {{"alpha", slope}});
}

// ReLU(max_value, negative_slope, threshold).
Result<ir::TensorId> configured_relu(LayerCall& call) {
  JAUGE_TRY(const double slope, call.real("negative_slope", 0));
  JAUGE_TRY(const double threshold, call.real("threshold", 0));
  JAUGE_TRY(const double top, call.real("max_value", std::numeric_limits<double>::infinity()));
  if (threshold != 0)
    return call.unsupported("ReLU with a threshold of " + std::to_string(threshold), "use a plain ReLU");
  if (slope != 0 && top != std::numeric_limits<double>::infinity())
    return call.unsupported("ReLU with both a slope and a maximum", "use one of the two");
  if (slope != 0) return leaky(call, call.inputs.front(), slope, call.name());
  if (top == std::numeric_limits<double>::infinity()) return call.emit.node("Relu", call.name(), call.inputs);
  return clip(call, call.inputs.front(), 0, static_cast<float>(top), call.name());
}

Result<ir::TensorId> prelu(LayerCall& call) {
  if (call.input_shape().empty()) return call.damaged("its input is a single number");
  ir::Shape shape(call.input_shape().begin() + 1, call.input_shape().end());
  if (call.config().contains("shared_axes") && call.config()["shared_axes"].is_array())
    for (const auto& axis : call.config()["shared_axes"]) {
      const std::int64_t index = axis.is_number_integer() ? axis.get<std::int64_t>() - 1 : -1;
      if (index < 0 || index >= static_cast<std::int64_t>(shape.size()))
        return call.damaged("it shares an axis that does not exist");
      shape[static_cast<std::size_t>(index)] = 1;
    }
  JAUGE_TRY(Hdf5Array slopes, call.variable("alpha", shape));
  return call.emit.node(
      "PRelu", call.name(),
      {call.inputs.front(), call.emit.constant(call.name() + "/alpha", slopes.shape, std::move(slopes.values))});
}

constexpr Function merges[] = {
    {"Add", "Add"},     {"Subtract", "Sub"}, {"Multiply", "Mul"},
    {"Maximum", "Max"}, {"Minimum", "Min"},  {"Average", "Mean"},
};

}  // namespace

Result<ir::TensorId> activate(LayerCall& call, const std::string& function, ir::TensorId input,
                              const std::string& node_name) {
  if (function == "linear" || function.empty()) return input;
  if (function == "relu6") return clip(call, input, 0, 6, node_name);
  if (function == "softmax") return call.emit.node("Softmax", node_name, {input}, {{"axis", std::int64_t{-1}}});
  if (function == "leaky_relu") return leaky(call, input, 0.2, node_name);
  if (function == "hard_sigmoid")
    return call.emit.node("HardSigmoid", node_name, {input},
                          {{"alpha", call.is_keras_3() ? 1.0 / 6 : 0.2}, {"beta", 0.5}});
  if (function == "swish" || function == "silu") {
    JAUGE_TRY(const ir::TensorId gate, call.emit.node("Sigmoid", node_name + "/gate", {input}));
    return call.emit.node("Mul", node_name, {input, gate});
  }
  for (const Function& known : functions)
    if (known.name == function) return call.emit.node(std::string(known.op), node_name, {input});
  return call.unsupported("the activation '" + function + "' is not known here",
                          "use relu, relu6, leaky_relu, sigmoid, tanh, softmax, swish, elu or hard_swish");
}

Outputs convert_activation(LayerCall& call) {
  Result<ir::TensorId> output = ir::no_tensor;
  if (call.class_name() == "Activation") {
    JAUGE_TRY(const std::string function, call.function("activation"));
    output = activate(call, function, call.inputs.front(), call.name());
  } else if (call.class_name() == "ReLU") {
    output = configured_relu(call);
  } else if (call.class_name() == "LeakyReLU") {
    // Keras 2 calls it alpha, Keras 3 negative_slope.
    JAUGE_TRY(const double alpha, call.real("alpha", 0.3));
    JAUGE_TRY(const double slope, call.real("negative_slope", alpha));
    output = leaky(call, call.inputs.front(), slope, call.name());
  } else if (call.class_name() == "ELU") {
    JAUGE_TRY(const double alpha, call.real("alpha", 1));
    output = call.emit.node("Elu", call.name(), call.inputs, {{"alpha", alpha}});
  } else if (call.class_name() == "PReLU") {
    output = prelu(call);
  } else {
    auto axis = call.integer("axis", -1);
    output = call.emit.node("Softmax", call.name(), call.inputs, {{"axis", axis ? *axis : -1}});
  }
  JAUGE_TRY(const ir::TensorId id, std::move(output));
  return std::vector{id};
}

Outputs convert_merge(LayerCall& call) {
  if (call.inputs.size() < 2) return call.damaged("it merges fewer than two inputs");
  if (call.class_name() == "Concatenate") {
    JAUGE_TRY(const std::int64_t axis, call.integer("axis", -1));
    JAUGE_TRY(const ir::TensorId output, call.emit.node("Concat", call.name(), call.inputs, {{"axis", axis}}));
    return std::vector{output};
  }
  const auto merge = std::find_if(std::begin(merges), std::end(merges),
                                  [&call](const Function& known) { return known.name == call.class_name(); });
  if (call.class_name() == "Average") {
    JAUGE_TRY(const ir::TensorId mean, call.emit.node("Mean", call.name(), call.inputs));
    return std::vector{mean};
  }
  // Keras adds any number of inputs in one layer; our operators take two.
  ir::TensorId sum = call.inputs.front();
  for (std::size_t i = 1; i < call.inputs.size(); ++i) {
    const std::string name = i + 1 == call.inputs.size() ? call.name() : call.name() + "/" + std::to_string(i);
    JAUGE_TRY(sum, call.emit.node(std::string(merge->op), name, {sum, call.inputs[i]}));
  }
  return std::vector{sum};
}

Outputs convert_identity(LayerCall& call) {
  JAUGE_TRY(const ir::TensorId output, call.emit.node("Dropout", call.name(), {call.inputs.front()}));
  return std::vector{output};
}

}  // namespace jauge::import::keras
