// Max, Min, Sum and Mean of any number of tensors that broadcast against each other.
#include <algorithm>

#include "analyzer/ops/dtype_dispatch.h"
#include "analyzer/ops/rows.h"
#include "analyzer/ops/walk.h"

namespace jauge::ops {
namespace {

Result<Types> infer(const NodeView& node) {
  ir::Shape shape = node.input(0);
  for (std::size_t i = 1; i < node.input_count(); ++i) {
    if (!node.has_input(i)) return contradiction("its input " + std::to_string(i) + " is missing");
    JAUGE_CHECK(require_same_dtype(node, {0, i}));
    JAUGE_TRY(shape, broadcast(shape, node.input(i)));
  }
  return Types{{node.input_dtype(0), std::move(shape)}};
}

Result<Types> infer_real(const NodeView& node) {
  JAUGE_CHECK(require_float(node, 0));
  return infer(node);
}

// Folds the inputs one after the other into the output.
template <class Function>
Result<void> run(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  return with_type(inputs[0]->type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    const ir::Shape& shape = outputs[0].type.shape;
    const auto out = outputs[0].as<T>();
    copy_strided(*inputs[0], broadcast_strides(inputs[0]->type.shape, shape), 0, outputs[0]);
    for (std::size_t n = 1; n < inputs.size(); ++n) {
      const auto in = inputs[n]->as<T>();
      std::size_t i = 0;
      walk<1>(shape, {broadcast_strides(inputs[n]->type.shape, shape)}, {0}, [&](const auto& from) {
        out[i] = static_cast<T>(Function::of(out[i], in[static_cast<std::size_t>(from[0])]));
        ++i;
      });
    }
    return {};
  });
}

struct Largest {
  template <class T>
  static T of(T a, T b) {
    return std::max(a, b);
  }
};
struct Smallest {
  template <class T>
  static T of(T a, T b) {
    return std::min(a, b);
  }
};
struct Total {
  template <class T>
  static auto of(T a, T b) {
    return a + b;
  }
};

Result<void> run_mean(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  JAUGE_CHECK(run<Total>(node, inputs, outputs));
  return with_float(outputs[0].type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    for (T& x : outputs[0].as<T>()) x /= static_cast<T>(inputs.size());
    return {};
  });
}

// ST counts a sum of two; the rows of more inputs follow n - 1 additions.
std::optional<std::int64_t> st_sum(const NodeView& node) {
  return saturating_product({static_cast<std::int64_t>(node.input_count()) - 1, ir::elements(node.output())});
}

Operator variadic(std::string_view name, std::string_view summary, decltype(Operator::infer) infer,
                  decltype(Operator::run) run, decltype(Operator::st_macc) st_macc) {
  return {.name = name,
          .summary = summary,
          .family = Family::elementwise,
          .max_inputs = many,
          .infer = infer,
          .st_macc = st_macc,
          .run = run,
          .memory = {.in_place_inputs = {0, 1}},
          .rows = rows_one_by_one};
}

}  // namespace

extern const Operator max_operator, min_operator, sum_operator, mean_operator;

const Operator max_operator = variadic("Max", "largest of the inputs", infer, run<Largest>, st_unknown);
const Operator min_operator = variadic("Min", "smallest of the inputs", infer, run<Smallest>, st_unknown);
const Operator sum_operator = variadic("Sum", "sum of the inputs", infer_real, run<Total>, st_sum);
const Operator mean_operator = variadic("Mean", "mean of the inputs", infer_real, run_mean, st_unknown);

}  // namespace jauge::ops
