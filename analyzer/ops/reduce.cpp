// ReduceMean, ReduceSum, ...: inputs data, axes (value, optional: all); attributes keepdims (default 1) and
// noop_with_empty_axes (without axes nothing is reduced).
#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

#include "analyzer/ops/dtype_dispatch.h"
#include "analyzer/ops/numbers.h"
#include "analyzer/ops/quantised/meaning.h"
#include "analyzer/ops/walk.h"

namespace jauge::ops {
namespace {

Result<std::vector<std::size_t>> reduced_axes(const NodeView& node, std::size_t rank,
                                              const std::vector<std::int64_t>& listed) {
  if (!listed.empty()) return axes_of(listed, rank);
  std::vector<std::size_t> axes;
  if (node.attributes().integer("noop_with_empty_axes", 0) == 0)
    for (std::size_t i = 0; i < rank; ++i) axes.push_back(i);
  return axes;
}

ir::Shape with_ones(ir::Shape shape, const std::vector<std::size_t>& axes) {
  for (std::size_t axis : axes) shape[axis] = 1;
  return shape;
}

Result<Types> infer(const NodeView& node) {
  const ir::Shape& in = node.input(0);
  std::vector<std::int64_t> listed;
  if (node.has_input(1)) {
    JAUGE_TRY(listed, integers_of(node, 1, "axes"));
  }
  JAUGE_TRY(const auto axes, reduced_axes(node, in.size(), listed));
  const bool keep = node.attributes().integer("keepdims", 1) != 0;
  std::vector<bool> reduced(in.size(), false);
  for (std::size_t axis : axes) reduced[axis] = true;
  ir::Shape shape;
  for (std::size_t i = 0; i < in.size(); ++i) {
    if (!reduced[i])
      shape.push_back(in[i]);
    else if (keep)
      shape.push_back(1);
  }
  return Types{{node.input_dtype(0), std::move(shape)}};
}

Result<Types> infer_number(const NodeView& node) {
  if (node.input_dtype(0) == ir::DType::boolean) return contradiction("its input is bool");
  return infer(node);
}

// Function: start, step(sum, x), finish(sum, count), all in double (exact for integers up to 2^53).
template <class Function>
Result<void> run(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  const ir::Shape& in = inputs[0]->type.shape;
  const bool has_axes = inputs.size() > 1 && inputs[1];
  JAUGE_TRY(const auto axes,
            reduced_axes(node, in.size(), has_axes ? ir::to_int64s(*inputs[1]) : std::vector<std::int64_t>{}));
  const ir::Shape kept = with_ones(in, axes);
  return with_type(inputs[0]->type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    const auto values = inputs[0]->as<T>();
    const auto out = outputs[0].as<T>();
    std::vector<double> sums(out.size(), Function::start);
    std::size_t i = 0;
    walk<1>(in, {broadcast_strides(kept, in)}, {0}, [&](const auto& to) {
      double& sum = sums[static_cast<std::size_t>(to[0])];
      sum = Function::step(sum, static_cast<double>(values[i++]));
    });
    const double count = out.empty() ? 0 : static_cast<double>(values.size()) / static_cast<double>(out.size());
    for (std::size_t n = 0; n < out.size(); ++n) out[n] = saturate<T>(Function::finish(sums[n], count));
    return {};
  });
}

struct Plain {
  static constexpr double start = 0;
  static double finish(double sum, double) { return sum; }
};
struct Total : Plain {
  static double step(double sum, double x) { return sum + x; }
};
struct Average : Total {
  static double finish(double sum, double count) { return sum / count; }
};
struct LogOfSum : Total {
  static double finish(double sum, double) { return std::log(sum); }
};
struct Absolutes : Plain {
  static double step(double sum, double x) { return sum + std::fabs(x); }
};
struct Squares : Plain {
  static double step(double sum, double x) { return sum + x * x; }
};
struct Norm : Squares {
  static double finish(double sum, double) { return std::sqrt(sum); }
};
struct Product : Plain {
  static constexpr double start = 1;
  static double step(double sum, double x) { return sum * x; }
};
struct Largest : Plain {
  static constexpr double start = -std::numeric_limits<double>::infinity();
  static double step(double sum, double x) { return x > sum || std::isnan(x) ? x : sum; }
};
struct Smallest : Plain {
  static constexpr double start = std::numeric_limits<double>::infinity();
  static double step(double sum, double x) { return x < sum || std::isnan(x) ? x : sum; }
};
// log of a sum of exponentials, each step without overflow.
struct LogSumExp : Plain {
  static constexpr double start = -std::numeric_limits<double>::infinity();
  static double step(double sum, double x) {
    const double high = std::fmax(sum, x), low = std::fmin(sum, x);
    return std::isinf(low) ? high : high + std::log1p(std::exp(low - high));
  }
};

// The factor with the division by `count` folded in, as TFLite does it: the mantissa keeps its 31 bits.
jauge_multiplier divided(jauge_multiplier factor, std::int64_t count) {
  const int bits = std::min({static_cast<int>(std::bit_width(static_cast<std::uint64_t>(count))) - 1, 32,
                             31 + static_cast<int>(factor.shift)});
  return {static_cast<std::int32_t>((std::int64_t{factor.mantissa} << bits) / count), factor.shift - bits};
}

// TFLite's integer mean and sum: exact sums of centred numbers, one requantisation.
template <bool mean>
Result<void> run_integers(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  JAUGE_TRY(const Meaning from, meaning_of(*inputs[0]));
  JAUGE_TRY(const Meaning to, meaning_of(outputs[0]));
  const ir::Shape& in = inputs[0]->type.shape;
  const bool has_axes = inputs.size() > 1 && inputs[1];
  JAUGE_TRY(const auto axes,
            reduced_axes(node, in.size(), has_axes ? ir::to_int64s(*inputs[1]) : std::vector<std::int64_t>{}));
  const std::vector<std::int32_t> values = centred(*inputs[0]);
  std::vector<std::int32_t> sums(static_cast<std::size_t>(ir::elements(outputs[0].type.shape)), 0);
  std::size_t i = 0;
  walk<1>(in, {broadcast_strides(with_ones(in, axes), in)}, {0},
          [&](const auto& place) { sums[static_cast<std::size_t>(place[0])] += values[i++]; });
  jauge_multiplier factor = jauge_multiplier_of(static_cast<double>(from.scale) / static_cast<double>(to.scale));
  if (mean && !values.empty()) factor = divided(factor, static_cast<std::int64_t>(values.size() / sums.size()));
  const StoredRange range = range_of(outputs[0].type.dtype);
  for (std::int32_t& sum : sums) sum = range.clamp(jauge_multiply(sum, factor) + to.zero);
  store(sums, outputs[0]);
  return {};
}

std::int64_t reduced_elements(const NodeView& node) {
  return ir::elements(node.output()) == 0 ? 0 : ir::elements(node.input(0)) / ir::elements(node.output());
}

// ST counts every element that goes into the result, as for a global pool.
std::optional<std::int64_t> st_macc(const NodeView& node) {
  return saturating_product({reduced_elements(node), ir::elements(node.output())});
}

template <class Function>
Operator reduction(std::string_view name, std::string_view summary, decltype(Operator::st_macc) st = st_unknown) {
  return {.name = name,
          .summary = summary,
          .family = Family::pooling,
          .max_inputs = 2,
          .attributes = {{"keepdims", AttributeType::integer}, {"noop_with_empty_axes", AttributeType::integer}},
          .value_inputs = {1},
          .infer = infer_number,
          .st_macc = st,
          .run = run<Function>};
}

Operator with_integers(Operator op, decltype(Operator::run) run_tflite) {
  op.run_tflite = run_tflite;
  return op;
}

// Max and min are defined for bool as well.
template <class Function>
Operator selection(std::string_view name, std::string_view summary) {
  Operator op = reduction<Function>(name, summary, st_macc);
  op.infer = infer;
  return op;
}

}  // namespace

extern const Operator reduce_l1_operator, reduce_l2_operator, reduce_log_sum_operator, reduce_log_sum_exp_operator,
    reduce_max_operator, reduce_mean_operator, reduce_min_operator, reduce_prod_operator, reduce_sum_operator,
    reduce_sum_square_operator;

const Operator reduce_l1_operator = reduction<Absolutes>("ReduceL1", "sum of absolute values along axes");
const Operator reduce_l2_operator = reduction<Norm>("ReduceL2", "Euclidean norm along axes");
const Operator reduce_log_sum_operator = reduction<LogOfSum>("ReduceLogSum", "log of the sum along axes");
const Operator reduce_log_sum_exp_operator =
    reduction<LogSumExp>("ReduceLogSumExp", "log of the sum of exponentials along axes");
const Operator reduce_max_operator = selection<Largest>("ReduceMax", "largest value along axes");
const Operator reduce_mean_operator =
    with_integers(reduction<Average>("ReduceMean", "mean along axes", st_macc), run_integers<true>);
const Operator reduce_min_operator = selection<Smallest>("ReduceMin", "smallest value along axes");
const Operator reduce_prod_operator = reduction<Product>("ReduceProd", "product along axes");
const Operator reduce_sum_operator =
    with_integers(reduction<Total>("ReduceSum", "sum along axes", st_macc), run_integers<false>);
const Operator reduce_sum_square_operator = reduction<Squares>("ReduceSumSquare", "sum of squares along axes");

}  // namespace jauge::ops
