// TFLite's LSTM and SVDF of integers.
#include "analyzer/deploy/lower/integers.h"
#include "analyzer/deploy/lower/reals.h"
#include "analyzer/ops/checks.h"
#include "analyzer/ops/quantised/sequence_lstm.h"
#include "analyzer/ops/quantised/svdf.h"
#include "analyzer/ops/sequence_lstm.h"

namespace jauge::deploy {
namespace {

using namespace ops::sequence_lstm;

// As the operator's kernel is given them: of input 0 the type and the meaning, of the others all.
Result<std::vector<std::optional<ir::ConstArrayView>>> inputs_of(const ops::NodeView& node, std::size_t constants) {
  const ir::Tensor& in = node.input_tensor(0);
  std::vector<std::optional<ir::ConstArrayView>> inputs = {ir::ConstArrayView{in.type, {}, &*in.quant}};
  for (std::size_t i = 1; i < node.node().inputs.size(); ++i) {
    inputs.push_back(node.has_input(i) && i < constants ? node.constant(i) : std::nullopt);
    if (node.has_input(i) && i < constants && !inputs.back())
      return ops::not_supported("its weights are computed by another node");
  }
  return inputs;
}

// Weights around 0 as bytes behind `to`.
Result<void> append_weights(const ir::ConstArrayView& weights, Blob& to) {
  for (const std::int32_t weight : ops::centred(weights)) {
    if (weight < -128 || weight > 127) return ops::not_supported("its weights are no int8 numbers around 0");
    to.push_back(static_cast<char>(weight));
  }
  return {};
}

jauge_factor factor_of(jauge_multiplier multiplier) {
  return {multiplier.mantissa, multiplier.shift};
}

jauge_lstm_s8 parameters_of(const ops::quantised::LstmScaling& scaling, const ops::SequenceLstmSizes& sizes) {
  jauge_lstm_s8 parameters = {};
  parameters.steps = static_cast<std::int32_t>(sizes.steps);
  parameters.inputs = static_cast<std::int32_t>(sizes.features);
  parameters.hidden = static_cast<std::int32_t>(sizes.units);
  parameters.state_zero = scaling.state_zero;
  for (std::size_t gate = 0; gate < 4; ++gate) {
    parameters.from_input[gate] = factor_of(scaling.from_input[gate]);
    parameters.from_state[gate] = factor_of(scaling.from_state[gate]);
  }
  parameters.keep = factor_of(scaling.keep);
  parameters.take = factor_of(scaling.take);
  parameters.show = factor_of(scaling.show);
  parameters.tanh_shift = scaling.tanh_shift;
  parameters.cell_clip = scaling.clip;
  return parameters;
}

}  // namespace

Result<LoweredOps> lower_integer_lstm(const ops::NodeView& node) {
  if (node.input_tensor(0).type.dtype != ir::DType::int8 || node.output_tensor().type.dtype != ir::DType::int8)
    return ops::not_supported("of LSTMs with integers the runtime on the chip knows those with int8 activations");
  JAUGE_TRY(const ops::SequenceLstmSizes sizes, ops::sequence_lstm_sizes(node));
  if (sizes.batch != 1) return ops::not_supported("it computes several sequences at a time");
  JAUGE_TRY(const auto inputs, inputs_of(node, projection));
  JAUGE_TRY(const auto scaling, ops::quantised::lstm_scaling(node, inputs));
  LoweredOp op = {.kernel = JAUGE_KERNEL_lstm_s8,
                  .inputs = {{node.node().inputs[0], Geometry{sizes.steps, 1, sizes.features}}},
                  .outputs = {{node.node().outputs[0], Geometry{sizes.steps, 1, sizes.units}}},
                  .parameters = blob_of(parameters_of(scaling, sizes))};
  for (std::size_t i = 1; i < 9; ++i) JAUGE_CHECK(append_weights(*inputs[i], op.weights));
  std::vector<std::int32_t> biases;
  for (std::size_t i = first_bias; i < projection; ++i) {
    if (i < inputs.size() && inputs[i]) {
      const auto bias = ir::to_int64s(*inputs[i]);
      for (const std::int64_t number : bias) biases.push_back(static_cast<std::int32_t>(number));
    }
    biases.resize((i - first_bias + 1) * static_cast<std::size_t>(sizes.units), 0);
  }
  op.channels = blob_of_list(biases);
  return LoweredOps{std::move(op)};
}

namespace {

struct SvdfSizes {
  std::size_t filters, frames, rank;
};

Result<LoweredOps> lower_integer_svdf(const ops::NodeView& node, const SvdfSizes& sizes) {
  JAUGE_TRY(const auto inputs, inputs_of(node, 4));
  const ir::Tensor& out = node.output_tensor();
  JAUGE_TRY(const auto scaling, ops::quantised::svdf_scaling(node, inputs, out.quant->scales[0]));
  const jauge_svdf_s8 parameters = {.rank = static_cast<std::int32_t>(sizes.rank),
                                    .to_state = factor_of(scaling.to_state),
                                    .to_output = factor_of(scaling.to_output),
                                    .state_low = scaling.state_range.low,
                                    .state_high = scaling.state_range.high,
                                    .range = output_range(node)};
  LoweredOp op = {.kernel = JAUGE_KERNEL_svdf_s8,
                  .inputs = {{node.node().inputs[0]}},
                  .outputs = {{node.node().outputs[0]}},
                  .parameters = blob_of(parameters),
                  .table = activation_table(node)};
  JAUGE_CHECK(append_weights(*inputs[1], op.weights));
  std::vector<std::int32_t> numbers(sizes.filters / sizes.rank, 0);
  if (inputs.size() > 3 && inputs[3]) {
    if (ir::is_float(inputs[3]->type.dtype)) return ops::not_supported("its bias is real beside quantised weights");
    numbers = ops::stored(*inputs[3]);
  }
  const std::vector<std::int32_t> time = ops::centred(*inputs[2]);
  for (std::size_t filter = 0; filter < sizes.filters; ++filter)
    numbers.push_back(time[(filter + 1) * sizes.frames - 1]);
  op.channels = blob_of_list(numbers);
  return LoweredOps{std::move(op)};
}

Result<LoweredOps> lower_real_svdf(const ops::NodeView& node, const SvdfSizes& sizes) {
  const auto features = floats_of(node, 1), time = floats_of(node, 2);
  if (!features || !time) return ops::not_supported("its weights are computed by another node, or are no reals");
  JAUGE_TRY(std::vector<float> numbers, real_bias(node, 3, sizes.filters / sizes.rank));
  for (std::size_t filter = 0; filter < sizes.filters; ++filter)
    numbers.push_back((*time)[(filter + 1) * sizes.frames - 1]);
  const jauge_svdf_f32 parameters = {.rank = static_cast<std::int32_t>(sizes.rank),
                                     .activation = activation_of(node.node().activation)};
  return LoweredOps{{.kernel = JAUGE_KERNEL_svdf_f32,
                     .inputs = {{node.node().inputs[0]}},
                     .outputs = {{node.node().outputs[0]}},
                     .parameters = blob_of(parameters),
                     .weights = blob_of_list(*features),
                     .channels = blob_of_list(numbers)}};
}

}  // namespace

Result<LoweredOps> lower_svdf(const ops::NodeView& node) {
  if (node.input(0)[0] != 1) return ops::not_supported("it computes several frames at a time");
  const SvdfSizes sizes{.filters = static_cast<std::size_t>(node.input(1)[0]),
                        .frames = static_cast<std::size_t>(node.input(2)[1]),
                        .rank = static_cast<std::size_t>(node.attributes().integer("rank", 1))};
  if (all_quantised_bytes(node)) return lower_integer_svdf(node, sizes);
  if (all_f32(node)) return lower_real_svdf(node, sizes);
  return ops::not_supported("the runtime on the chip has no SVDF for these element types");
}

}  // namespace jauge::deploy
