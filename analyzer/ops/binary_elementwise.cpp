// Operators on two tensors that broadcast against each other: arithmetic, comparisons, logic.
// Both operands have one element type, except that Pow takes any exponent. Mod: attribute fmod as in ONNX.
#include <cmath>

#include "analyzer/ops/dtype_dispatch.h"
#include "analyzer/ops/numbers.h"
#include "analyzer/ops/quantised/kernels.h"
#include "analyzer/ops/rows.h"
#include "analyzer/ops/walk.h"

namespace jauge::ops {
namespace {

template <class Out, class A, class B, class Function>
void combine(InputArrays inputs, OutputArrays outputs, Function function) {
  const ir::Shape& shape = outputs[0].type.shape;
  const auto a = inputs[0]->as<A>();
  const auto b = inputs[1]->as<B>();
  const auto out = outputs[0].as<Out>();
  std::size_t i = 0;
  walk<2>(shape, {broadcast_strides(inputs[0]->type.shape, shape), broadcast_strides(inputs[1]->type.shape, shape)},
          {0, 0}, [&](const auto& from) {
            out[i++] =
                static_cast<Out>(function(a[static_cast<std::size_t>(from[0])], b[static_cast<std::size_t>(from[1])]));
          });
}

// Function::of<T>(T, T) -> T, or -> bool for Out = bool.
template <class Function, bool gives_bool>
Result<void> run(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  return with_type(inputs[0]->type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    using Out = std::conditional_t<gives_bool, std::uint8_t, T>;
    combine<Out, T, T>(inputs, outputs, [](T a, T b) { return Function::of(a, b); });
    return {};
  });
}

Result<Types> infer_broadcast(const NodeView& node) {
  JAUGE_TRY(ir::Shape shape, broadcast(node.input(0), node.input(1)));
  return Types{{node.input_dtype(0), std::move(shape)}};
}

Result<Types> infer_arithmetic(const NodeView& node) {
  JAUGE_CHECK(require_same_dtype(node, {0, 1}));
  if (node.input_dtype(0) == ir::DType::boolean) return contradiction("its inputs are bool");
  return infer_broadcast(node);
}

Result<Types> infer_comparison(const NodeView& node) {
  JAUGE_CHECK(require_same_dtype(node, {0, 1}));
  JAUGE_TRY(Types types, infer_broadcast(node));
  types[0].dtype = ir::DType::boolean;
  return types;
}

Result<Types> infer_logic(const NodeView& node) {
  JAUGE_CHECK(require_same_dtype(node, {0, 1}));
  if (node.input_dtype(0) != ir::DType::boolean) return contradiction("its inputs are not bool");
  return infer_broadcast(node);
}

struct Plus {
  template <class T>
  static T of(T a, T b) {
    if constexpr (std::floating_point<T>)
      return a + b;
    else
      return static_cast<T>(bits_of(a) + bits_of(b));
  }
};
struct Minus {
  template <class T>
  static T of(T a, T b) {
    if constexpr (std::floating_point<T>)
      return a - b;
    else
      return static_cast<T>(bits_of(a) - bits_of(b));
  }
};
struct Times {
  template <class T>
  static T of(T a, T b) {
    if constexpr (std::floating_point<T>)
      return a * b;
    else
      return static_cast<T>(bits_of(a) * bits_of(b));
  }
};
// Integers: truncated; b is not 0. The smallest number over -1 wraps.
struct Over {
  template <class T>
  static T of(T a, T b) {
    if constexpr (std::floating_point<T>) {
      return a / b;
    } else {
      if constexpr (std::is_signed_v<T>)
        if (b == -1) return static_cast<T>(0 - bits_of(a));
      return static_cast<T>(a / b);
    }
  }
};
// The sign of the divisor, as in Python.
struct FloorModulo {
  template <class T>
  static T of(T a, T b) {
    if constexpr (std::floating_point<T>) {
      const T rest = std::fmod(a, b);
      return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
    } else {
      if constexpr (std::is_signed_v<T>)
        if (b == -1) return 0;
      const T rest = static_cast<T>(a % b);
      return rest != 0 && (rest < 0) != (b < 0) ? static_cast<T>(rest + b) : rest;
    }
  }
};
// The sign of the dividend, as in C.
struct TruncatedModulo {
  template <class T>
  static T of(T a, T b) {
    if constexpr (std::floating_point<T>) {
      return std::fmod(a, b);
    } else {
      if constexpr (std::is_signed_v<T>)
        if (b == -1) return 0;
      return static_cast<T>(a % b);
    }
  }
};
struct IsEqual {
  template <class T>
  static bool of(T a, T b) {
    return a == b;
  }
};
struct IsLess {
  template <class T>
  static bool of(T a, T b) {
    return a < b;
  }
};
struct IsLessOrEqual {
  template <class T>
  static bool of(T a, T b) {
    return a <= b;
  }
};
struct IsGreater {
  template <class T>
  static bool of(T a, T b) {
    return a > b;
  }
};
struct IsGreaterOrEqual {
  template <class T>
  static bool of(T a, T b) {
    return a >= b;
  }
};
struct Both {
  template <class T>
  static bool of(T a, T b) {
    return a != 0 && b != 0;
  }
};
struct Either {
  template <class T>
  static bool of(T a, T b) {
    return a != 0 || b != 0;
  }
};
struct OneOf {
  template <class T>
  static bool of(T a, T b) {
    return (a != 0) != (b != 0);
  }
};

Result<void> refuse_integer_zero(const ir::ConstArrayView& divisor) {
  if (ir::is_float(divisor.type.dtype)) return {};
  for (std::int64_t value : ir::to_int64s(divisor))
    if (value == 0) return contradiction("it divides an integer by zero");
  return {};
}

Result<void> run_div(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  JAUGE_CHECK(refuse_integer_zero(*inputs[1]));
  return run<Over, false>(node, inputs, outputs);
}

Result<void> run_mod(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  JAUGE_CHECK(refuse_integer_zero(*inputs[1]));
  return node.attributes().integer("fmod", 0) != 0 ? run<TruncatedModulo, false>(node, inputs, outputs)
                                                   : run<FloorModulo, false>(node, inputs, outputs);
}

Result<void> run_pow(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  return with_type(inputs[0]->type.dtype, [&](auto base) -> Result<void> {
    return with_type(inputs[1]->type.dtype, [&](auto exponent) -> Result<void> {
      using T = decltype(base);
      combine<T, T, decltype(exponent)>(inputs, outputs, [](auto a, auto b) {
        return saturate<T>(std::pow(static_cast<double>(a), static_cast<double>(b)));
      });
      return {};
    });
  });
}

using Infer = decltype(Operator::infer);
using Run = decltype(Operator::run);
using Count = decltype(Operator::st_macc);

Operator binary(std::string_view name, std::string_view summary, Infer infer, Run run, Count st_macc) {
  return {.name = name,
          .summary = summary,
          .family = Family::elementwise,
          .min_inputs = 2,
          .max_inputs = 2,
          .infer = infer,
          .st_macc = st_macc,
          .run = run,
          .memory = {.in_place_inputs = {0, 1}},
          .rows = rows_one_by_one};
}

Operator with_integers(Operator op, Run run_tflite) {
  op.run_tflite = run_tflite;
  return op;
}

template <class Function>
Operator comparison(std::string_view name, std::string_view summary) {
  Operator op = binary(name, summary, infer_comparison, run<Function, true>, st_unknown);
  op.memory = {};
  return op;
}

template <class Function>
Operator logic(std::string_view name, std::string_view summary) {
  return binary(name, summary, infer_logic, run<Function, false>, st_unknown);
}

Operator mod() {
  Operator op = binary("Mod", "remainder of a division", infer_arithmetic, run_mod, st_unknown);
  op.attributes = {{"fmod", AttributeType::integer}};
  return op;
}

}  // namespace

extern const Operator add_operator, sub_operator, mul_operator, div_operator, mod_operator, pow_operator,
    equal_operator, less_operator, less_or_equal_operator, greater_operator, greater_or_equal_operator, and_operator,
    or_operator, xor_operator;

const Operator add_operator =
    with_integers(binary("Add", "a + b", infer_arithmetic, run<Plus, false>, st_per_output<1>), quantised::run_add);
const Operator sub_operator =
    with_integers(binary("Sub", "a - b", infer_arithmetic, run<Minus, false>, st_per_output<1>), quantised::run_sub);
const Operator mul_operator =
    with_integers(binary("Mul", "a x b", infer_arithmetic, run<Times, false>, st_per_output<1>), quantised::run_mul);
const Operator div_operator = binary("Div", "a / b", infer_arithmetic, run_div, st_per_output<5>);
const Operator mod_operator = mod();
const Operator pow_operator = binary("Pow", "a to the power of b", infer_broadcast, run_pow, st_unknown);
const Operator equal_operator = comparison<IsEqual>("Equal", "a = b");
const Operator less_operator = comparison<IsLess>("Less", "a < b");
const Operator less_or_equal_operator = comparison<IsLessOrEqual>("LessOrEqual", "a <= b");
const Operator greater_operator = comparison<IsGreater>("Greater", "a > b");
const Operator greater_or_equal_operator = comparison<IsGreaterOrEqual>("GreaterOrEqual", "a >= b");
const Operator and_operator = logic<Both>("And", "logical and");
const Operator or_operator = logic<Either>("Or", "logical or");
const Operator xor_operator = logic<OneOf>("Xor", "logical exclusive or");

}  // namespace jauge::ops
