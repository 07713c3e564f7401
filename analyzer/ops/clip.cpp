// Clip: inputs data, min, max (values, optional, one element each).
#include <limits>

#include "analyzer/ops/dtype_dispatch.h"
#include "analyzer/ops/quantised/kernels.h"
#include "analyzer/ops/rows.h"

namespace jauge::ops {
namespace {

Result<Types> infer(const NodeView& node) {
  JAUGE_CHECK(require_same_dtype(node, {0, 1, 2}));
  for (std::size_t i = 1; i < 3; ++i)
    if (node.has_input(i) && ir::elements(node.input(i)) != 1) return contradiction("its bounds are no single numbers");
  return same_as_input(node);
}

// ONNX: min first, then max, so that max wins when they are crossed. NaN stays NaN.
Result<void> run(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  return with_type(inputs[0]->type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    const auto bound = [&](std::size_t i, T fallback) {
      return i < inputs.size() && inputs[i] ? inputs[i]->as<T>()[0] : fallback;
    };
    const T low = bound(1, std::numeric_limits<T>::lowest()), high = bound(2, std::numeric_limits<T>::max());
    const auto in = inputs[0]->as<T>();
    for (std::size_t i = 0; i < in.size(); ++i) {
      const T raised = in[i] < low ? low : in[i];
      outputs[0].as<T>()[i] = raised > high ? high : raised;
    }
    return {};
  });
}

}  // namespace

extern const Operator clip_operator;

const Operator clip_operator = {.name = "Clip",
                                .summary = "holds values within bounds (ReLU6 and friends)",
                                .family = Family::activation,
                                .max_inputs = 3,
                                .value_inputs = {1, 2},
                                .infer = infer,
                                .st_macc = st_per_output<1>,
                                .run = run,
                                .run_tflite = quantised::run_clip,
                                .memory = {.in_place_inputs = {0}},
                                .rows = rows_one_by_one};

}  // namespace jauge::ops
