// PRelu: inputs X, slope; slope broadcasts to X. It has no layout of its own: who permutes X permutes slope.
#include "analyzer/ops/dtype_dispatch.h"
#include "analyzer/ops/quantised/kernels.h"
#include "analyzer/ops/rows.h"
#include "analyzer/ops/walk.h"

namespace jauge::ops {
namespace {

Result<Types> infer(const NodeView& node) {
  JAUGE_CHECK(require_same_dtype(node, {0, 1}));
  JAUGE_TRY(const ir::Shape shape, broadcast(node.input(0), node.input(1)));
  if (shape != node.input(0))
    return contradiction("its slope of shape " + ir::to_text(node.input(1)) + " does not fit its input of shape " +
                         ir::to_text(node.input(0)));
  return same_as_float_input(node);
}

Result<void> run(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  const ir::Shape& shape = outputs[0].type.shape;
  return with_float(inputs[0]->type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    const auto in = inputs[0]->as<T>();
    const auto slope = inputs[1]->as<T>();
    std::size_t i = 0;
    walk<1>(shape, {broadcast_strides(inputs[1]->type.shape, shape)}, {0}, [&](const auto& from) {
      outputs[0].as<T>()[i] = in[i] < 0 ? in[i] * slope[static_cast<std::size_t>(from[0])] : in[i];
      ++i;
    });
    return {};
  });
}

}  // namespace

extern const Operator p_relu_operator;

const Operator p_relu_operator = {.name = "PRelu",
                                  .summary = "x, or a learned slope below zero",
                                  .family = Family::activation,
                                  .min_inputs = 2,
                                  .max_inputs = 2,
                                  .infer = infer,
                                  .st_macc = st_per_output<2>,
                                  .run = run,
                                  .run_tflite = quantised::run_p_relu,
                                  .memory = {.in_place_inputs = {0}},
                                  .rows = rows_one_by_one};

}  // namespace jauge::ops
