// Operators that compute each output element from one input element, without parameters.
#include <cmath>

#include "analyzer/ops/dtype_dispatch.h"
#include "analyzer/ops/numbers.h"
#include "analyzer/ops/rows.h"

namespace jauge::ops {
namespace {

// Function::of works on doubles; integers are exact up to 2^53, and what leaves their type saturates.
template <class Function>
Result<void> run(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  return with_type(inputs[0]->type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    const auto in = inputs[0]->as<T>();
    const auto out = outputs[0].as<T>();
    for (std::size_t i = 0; i < in.size(); ++i) out[i] = saturate<T>(Function::of(static_cast<double>(in[i])));
    return {};
  });
}

Result<Types> infer_number(const NodeView& node) {
  if (node.input_dtype(0) == ir::DType::boolean) return contradiction("its input is bool");
  return same_as_input(node);
}

struct Absolute {
  static double of(double x) { return std::fabs(x); }
};
struct ArcCosine {
  static double of(double x) { return std::acos(x); }
};
struct ArcHyperbolicCosine {
  static double of(double x) { return std::acosh(x); }
};
struct ArcSine {
  static double of(double x) { return std::asin(x); }
};
struct ArcHyperbolicSine {
  static double of(double x) { return std::asinh(x); }
};
struct ArcTangent {
  static double of(double x) { return std::atan(x); }
};
struct ArcHyperbolicTangent {
  static double of(double x) { return std::atanh(x); }
};
struct RoundUp {
  static double of(double x) { return std::ceil(x); }
};
struct Cosine {
  static double of(double x) { return std::cos(x); }
};
struct HyperbolicCosine {
  static double of(double x) { return std::cosh(x); }
};
struct ErrorFunction {
  static double of(double x) { return std::erf(x); }
};
struct Exponential {
  static double of(double x) { return std::exp(x); }
};
struct RoundDown {
  static double of(double x) { return std::floor(x); }
};
struct Logarithm {
  static double of(double x) { return std::log(x); }
};
struct Negative {
  static double of(double x) { return -x; }
};
struct Inverse {
  static double of(double x) { return 1 / x; }
};
struct RoundHalfEven {
  static double of(double x) { return std::nearbyint(x); }
};
struct SignOf {
  static double of(double x) { return x > 0 ? 1 : x < 0 ? -1 : x; }
};
struct Sine {
  static double of(double x) { return std::sin(x); }
};
struct HyperbolicSine {
  static double of(double x) { return std::sinh(x); }
};
struct SquareRoot {
  static double of(double x) { return std::sqrt(x); }
};
struct Tangent {
  static double of(double x) { return std::tan(x); }
};

template <class Function>
Operator real_function(std::string_view name, std::string_view summary) {
  return {.name = name,
          .summary = summary,
          .family = Family::elementwise,
          .infer = same_as_float_input,
          .st_macc = st_unknown,
          .run = run<Function>,
          .memory = {.in_place_inputs = {0}},
          .rows = rows_one_by_one};
}

template <class Function>
Operator number_function(std::string_view name, std::string_view summary) {
  Operator op = real_function<Function>(name, summary);
  op.infer = infer_number;
  return op;
}

Result<Types> infer_not(const NodeView& node) {
  if (node.input_dtype(0) != ir::DType::boolean) return contradiction("its input is not bool");
  return same_as_input(node);
}

Result<void> run_not(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  const auto in = inputs[0]->as<std::uint8_t>();
  for (std::size_t i = 0; i < in.size(); ++i) outputs[0].as<std::uint8_t>()[i] = in[i] == 0;
  return {};
}

Result<Types> infer_is_nan(const NodeView& node) {
  JAUGE_CHECK(require_float(node, 0));
  return Types{{ir::DType::boolean, node.input(0)}};
}

Result<void> run_is_nan(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  return with_float(inputs[0]->type.dtype, [&](auto zero) -> Result<void> {
    const auto in = inputs[0]->as<decltype(zero)>();
    for (std::size_t i = 0; i < in.size(); ++i) outputs[0].as<std::uint8_t>()[i] = std::isnan(in[i]);
    return {};
  });
}

}  // namespace

extern const Operator abs_operator, acos_operator, acosh_operator, asin_operator, asinh_operator, atan_operator,
    atanh_operator, ceil_operator, cos_operator, cosh_operator, erf_operator, exp_operator, floor_operator,
    log_operator, neg_operator, reciprocal_operator, round_operator, sign_operator, sin_operator, sinh_operator,
    sqrt_operator, tan_operator, not_operator, is_nan_operator;

const Operator abs_operator = number_function<Absolute>("Abs", "absolute value");
const Operator acos_operator = real_function<ArcCosine>("Acos", "inverse cosine");
const Operator acosh_operator = real_function<ArcHyperbolicCosine>("Acosh", "inverse hyperbolic cosine");
const Operator asin_operator = real_function<ArcSine>("Asin", "inverse sine");
const Operator asinh_operator = real_function<ArcHyperbolicSine>("Asinh", "inverse hyperbolic sine");
const Operator atan_operator = real_function<ArcTangent>("Atan", "inverse tangent");
const Operator atanh_operator = real_function<ArcHyperbolicTangent>("Atanh", "inverse hyperbolic tangent");
const Operator ceil_operator = real_function<RoundUp>("Ceil", "rounds up to a whole number");
const Operator cos_operator = real_function<Cosine>("Cos", "cosine");
const Operator cosh_operator = real_function<HyperbolicCosine>("Cosh", "hyperbolic cosine");
const Operator erf_operator = number_function<ErrorFunction>("Erf", "Gauss error function, the core of GELU");
const Operator exp_operator = real_function<Exponential>("Exp", "exponential");
const Operator floor_operator = real_function<RoundDown>("Floor", "rounds down to a whole number");
const Operator log_operator = real_function<Logarithm>("Log", "natural logarithm");
const Operator neg_operator = number_function<Negative>("Neg", "changes the sign");
const Operator reciprocal_operator = real_function<Inverse>("Reciprocal", "1 / x");
const Operator round_operator = real_function<RoundHalfEven>("Round", "rounds to the nearest, halves to even");
const Operator sign_operator = number_function<SignOf>("Sign", "-1, 0 or 1");
const Operator sin_operator = real_function<Sine>("Sin", "sine");
const Operator sinh_operator = real_function<HyperbolicSine>("Sinh", "hyperbolic sine");
const Operator sqrt_operator = real_function<SquareRoot>("Sqrt", "square root");
const Operator tan_operator = real_function<Tangent>("Tan", "tangent");
const Operator not_operator = {.name = "Not",
                               .summary = "logical not",
                               .family = Family::elementwise,
                               .infer = infer_not,
                               .st_macc = st_unknown,
                               .run = run_not,
                               .memory = {.in_place_inputs = {0}},
                               .rows = rows_one_by_one};
const Operator is_nan_operator = {.name = "IsNaN",
                                  .summary = "whether an element is not a number",
                                  .family = Family::elementwise,
                                  .infer = infer_is_nan,
                                  .st_macc = st_unknown,
                                  .run = run_is_nan};

}  // namespace jauge::ops
