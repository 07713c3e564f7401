// Activation functions: elementwise, with at most a few numbers as attributes (alpha, beta, gamma, lambd, approximate).
#include <cmath>
#include <numbers>

#include "analyzer/ops/dtype_dispatch.h"
#include "analyzer/ops/numbers.h"
#include "analyzer/ops/quantised/kernels.h"
#include "analyzer/ops/rows.h"

namespace jauge::ops {
namespace {

// Parameters of one node, with the defaults of its operator.
struct Parameters {
  double alpha = 0, beta = 0;
  bool tanh_form = false;  // Gelu
};

// Selu calls its second number gamma; Shrink calls its two lambd and bias.
Parameters parameters_of(const ir::Attributes& attributes, const Parameters& defaults) {
  return {.alpha = attributes.real("alpha", attributes.real("lambd", defaults.alpha)),
          .beta = attributes.real("beta", attributes.real("gamma", attributes.real("bias", defaults.beta))),
          .tanh_form = attributes.text("approximate", "none") == "tanh"};
}

// Function::of(x, parameters) works on doubles; Function::defaults gives alpha and beta where the node has none.
template <class Function>
Result<void> run(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  const Parameters parameters = parameters_of(node.attributes(), Function::defaults);
  return with_type(inputs[0]->type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    const auto in = inputs[0]->as<T>();
    const auto out = outputs[0].as<T>();
    for (std::size_t i = 0; i < in.size(); ++i)
      out[i] = saturate<T>(Function::of(static_cast<double>(in[i]), parameters));
    return {};
  });
}

double sigmoid(double x) {
  return 1 / (1 + std::exp(-x));
}

// log(1 + exp(x)) without overflow.
double softplus(double x) {
  return std::max(x, 0.0) + std::log1p(std::exp(-std::fabs(x)));
}

struct Celu {
  static constexpr Parameters defaults = {.alpha = 1};
  static double of(double x, const Parameters& p) { return x > 0 ? x : p.alpha * std::expm1(x / p.alpha); }
};
struct Elu {
  static constexpr Parameters defaults = {.alpha = 1};
  static double of(double x, const Parameters& p) { return x > 0 ? x : p.alpha * std::expm1(x); }
};
struct Gelu {
  static constexpr Parameters defaults = {};
  static double of(double x, const Parameters& p) {
    if (p.tanh_form) return 0.5 * x * (1 + std::tanh(std::sqrt(2 / std::numbers::pi) * (x + 0.044715 * x * x * x)));
    return 0.5 * x * (1 + std::erf(x / std::numbers::sqrt2));
  }
};
struct HardSigmoid {
  static constexpr Parameters defaults = {.alpha = 0.2, .beta = 0.5};
  static double of(double x, const Parameters& p) { return std::fmax(0, std::fmin(1, p.alpha * x + p.beta)); }
};
struct HardSwish {
  static constexpr Parameters defaults = {};
  static double of(double x, const Parameters&) { return x * std::fmax(0, std::fmin(1, x / 6 + 0.5)); }
};
struct LeakyRelu {
  static constexpr Parameters defaults = {.alpha = 0.01};
  static double of(double x, const Parameters& p) { return x < 0 ? p.alpha * x : x; }
};
struct Mish {
  static constexpr Parameters defaults = {};
  static double of(double x, const Parameters&) { return x * std::tanh(softplus(x)); }
};
struct Relu {
  static constexpr Parameters defaults = {};
  static double of(double x, const Parameters&) { return x < 0 ? 0 : x; }
};
struct Selu {
  static constexpr Parameters defaults = {.alpha = 1.67326319217681884765625, .beta = 1.05070102214813232421875};
  static double of(double x, const Parameters& p) { return p.beta * (x > 0 ? x : p.alpha * std::expm1(x)); }
};
struct Shrink {
  static constexpr Parameters defaults = {.alpha = 0.5};
  static double of(double x, const Parameters& p) { return x < -p.alpha ? x + p.beta : x > p.alpha ? x - p.beta : 0; }
};
struct Sigmoid {
  static constexpr Parameters defaults = {};
  static double of(double x, const Parameters&) { return sigmoid(x); }
};
struct Softplus {
  static constexpr Parameters defaults = {};
  static double of(double x, const Parameters&) { return softplus(x); }
};
struct Softsign {
  static constexpr Parameters defaults = {};
  static double of(double x, const Parameters&) { return x / (1 + std::fabs(x)); }
};
struct Tanh {
  static constexpr Parameters defaults = {};
  static double of(double x, const Parameters&) { return std::tanh(x); }
};
struct ThresholdedRelu {
  static constexpr Parameters defaults = {.alpha = 1};
  static double of(double x, const Parameters& p) { return x > p.alpha ? x : 0; }
};

template <class Function>
Operator activation(std::string_view name, std::string_view summary, std::vector<AttributeRule> attributes = {},
                    decltype(Operator::st_macc) st_macc = st_unknown) {
  return {.name = name,
          .summary = summary,
          .family = Family::activation,
          .attributes = std::move(attributes),
          .infer = same_as_float_input,
          .st_macc = st_macc,
          .run = run<Function>,
          .memory = {.in_place_inputs = {0}},
          .rows = rows_one_by_one};
}

// The only activation that ONNX defines for integers too.
Operator relu() {
  Operator op = activation<Relu>("Relu", "max(0, x)", {}, st_per_output<1>);
  op.infer = same_as_input;
  op.run_tflite = quantised::run_relu;
  return op;
}

Operator with_integers(Operator op, decltype(Operator::run) run_tflite) {
  op.run_tflite = run_tflite;
  return op;
}

constexpr AttributeRule alpha = {"alpha", AttributeType::real}, beta = {"beta", AttributeType::real};

}  // namespace

extern const Operator celu_operator, elu_operator, gelu_operator, hard_sigmoid_operator, hard_swish_operator,
    leaky_relu_operator, mish_operator, relu_operator, selu_operator, shrink_operator, sigmoid_operator,
    softplus_operator, softsign_operator, tanh_operator, thresholded_relu_operator;

const Operator celu_operator = activation<Celu>("Celu", "continuously differentiable ELU", {alpha});
const Operator elu_operator = activation<Elu>("Elu", "exponential below zero, x above", {alpha});
const Operator gelu_operator =
    activation<Gelu>("Gelu", "x times the normal distribution function", {{"approximate", AttributeType::text}});
const Operator hard_sigmoid_operator = activation<HardSigmoid>("HardSigmoid", "clamped line", {alpha, beta});
const Operator hard_swish_operator =
    with_integers(activation<HardSwish>("HardSwish", "x times a clamped line"), quantised::run_hard_swish);
const Operator leaky_relu_operator =
    with_integers(activation<LeakyRelu>("LeakyRelu", "x, or alpha x below zero", {alpha}, st_per_output<1>),
                  quantised::run_leaky_relu);
const Operator mish_operator = activation<Mish>("Mish", "x tanh(softplus(x))");
const Operator relu_operator = relu();
const Operator selu_operator = activation<Selu>("Selu", "scaled ELU", {alpha, {"gamma", AttributeType::real}});
const Operator shrink_operator =
    activation<Shrink>("Shrink", "zero around zero", {{"lambd", AttributeType::real}, {"bias", AttributeType::real}});
const Operator sigmoid_operator =
    with_integers(activation<Sigmoid>("Sigmoid", "1 / (1 + exp(-x))", {}, st_per_output<10>), quantised::run_sigmoid);
const Operator softplus_operator = activation<Softplus>("Softplus", "log(1 + exp(x))");
const Operator softsign_operator = activation<Softsign>("Softsign", "x / (1 + |x|)");
const Operator tanh_operator =
    with_integers(activation<Tanh>("Tanh", "hyperbolic tangent", {}, st_per_output<10>), quantised::run_tanh);
const Operator thresholded_relu_operator =
    activation<ThresholdedRelu>("ThresholdedRelu", "x above a threshold, else 0", {alpha});

}  // namespace jauge::ops
