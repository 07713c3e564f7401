// Softmax and LogSoftmax: attribute axis (default -1). flatten_to_2d = 1 is the meaning before opset 13: everything
// from `axis` on (default 1 then) is one distribution. Hardmax picks the first largest element.
#include <algorithm>
#include <cmath>
#include <limits>

#include "analyzer/ops/dtype_dispatch.h"
#include "analyzer/ops/quantised/kernels.h"
#include "analyzer/ops/rows.h"
#include "analyzer/ops/softmax_lines.h"

namespace jauge::ops {
Result<SoftmaxLines> softmax_lines(const NodeView& node, const ir::Shape& shape) {
  const bool flatten = node.attributes().integer("flatten_to_2d", 0) != 0;
  std::int64_t given = node.attributes().integer("axis", flatten ? 1 : -1);
  const auto rank = static_cast<std::int64_t>(shape.size());
  if (flatten && given == rank) return SoftmaxLines{ir::elements(shape), 1, 1};
  JAUGE_TRY(const std::size_t axis, axis_of(given, shape.size()));
  const auto at = shape.begin() + static_cast<std::ptrdiff_t>(axis);
  const std::int64_t outer = ir::elements({shape.begin(), at});
  if (flatten) return SoftmaxLines{outer, ir::elements({at, shape.end()}), 1};
  return SoftmaxLines{outer, *at, ir::elements({at + 1, shape.end()})};
}

namespace {

Result<Types> infer(const NodeView& node) {
  JAUGE_TRY([[maybe_unused]] const SoftmaxLines lines, softmax_lines(node, node.input(0)));
  return same_as_float_input(node);
}

template <class T>
void softmax(const T* in, T* out, const SoftmaxLines& lines, bool logarithm) {
  const auto each = [&](auto visit) {
    for (std::int64_t i = 0; i < lines.length; ++i) visit(i * lines.inner);
  };
  T largest = std::numeric_limits<T>::lowest();
  each([&](std::int64_t i) { largest = std::max(largest, in[i]); });
  double sum = 0;
  each([&](std::int64_t i) { sum += std::exp(static_cast<double>(in[i] - largest)); });
  each([&](std::int64_t i) {
    const double x = static_cast<double>(in[i] - largest);
    out[i] = static_cast<T>(logarithm ? x - std::log(sum) : std::exp(x) / sum);
  });
}

template <class T>
void hardmax(const T* in, T* out, const SoftmaxLines& lines) {
  std::int64_t best = 0;
  for (std::int64_t i = 0; i < lines.length; ++i) {
    out[i * lines.inner] = 0;
    if (in[i * lines.inner] > in[best * lines.inner]) best = i;
  }
  if (lines.length > 0) out[best * lines.inner] = 1;
}

Result<void> run(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  JAUGE_TRY(const SoftmaxLines lines, softmax_lines(node, inputs[0]->type.shape));
  const std::string& op = node.node().op;
  return with_float(inputs[0]->type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    lines.each([&](std::int64_t first) {
      const T* in = inputs[0]->as<T>().data() + first;
      T* out = outputs[0].as<T>().data() + first;
      if (op == "Hardmax")
        hardmax(in, out, lines);
      else
        softmax(in, out, lines, op == "LogSoftmax");
    });
    return {};
  });
}

Operator distribution(std::string_view name, std::string_view summary, decltype(Operator::st_macc) st_macc) {
  return {.name = name,
          .summary = summary,
          .family = Family::activation,
          .attributes = {{"axis", AttributeType::integer}, {"flatten_to_2d", AttributeType::integer}},
          .infer = infer,
          .st_macc = st_macc,
          .run = run,
          .rows = rows_along_last_axis};
}

Operator with_integers(Operator op, decltype(Operator::run) run_tflite, decltype(Operator::run) run_onnx) {
  op.run_tflite = run_tflite;
  op.run_onnx = run_onnx;
  return op;
}

}  // namespace

extern const Operator softmax_operator, log_softmax_operator, hardmax_operator;

const Operator softmax_operator =
    with_integers(distribution("Softmax", "makes probabilities of scores", st_per_output<15>), quantised::run_softmax,
                  quantised::run_softmax_onnx);
const Operator log_softmax_operator = distribution("LogSoftmax", "logarithms of probabilities", st_unknown);
const Operator hardmax_operator = distribution("Hardmax", "1 for the largest score, else 0", st_unknown);

}  // namespace jauge::ops
