// Matrix products and recurrent operators.
#include "analyzer/import/tflite/operation_call.h"

namespace jauge::import::tflite {

// Weights are [out, in]. Inputs of another rank are read as rows of `in` values.
Result<void> convert_fully_connected(OperationCall& call) {
  JAUGE_CHECK(call.require_inputs(2));
  if (call.options.int8(1) != 0) return call.unsupported("its weights are shuffled for another processor");
  const ir::Shape& weights = call.input_shape(1);
  if (weights.size() != 2 || weights[1] < 1) return call.damaged("its weights have the shape " + ir::to_text(weights));
  ir::TensorId input = call.input(0);
  const std::int64_t rows = ir::elements(call.input_shape(0)) / weights[1];
  if (call.input_shape(0).size() != 2 || call.input_shape(0)[1] != weights[1]) {
    const ir::TensorId shape = call.emit.integers(call.name() + "/rows", {rows, weights[1]});
    const auto quant = call.tensor(input).quant;
    JAUGE_TRY(input, call.before("Reshape", "flatten", {input, shape}));
    call.emit.graph.tensor(input).quant = quant;
  }
  std::vector<ir::TensorId> inputs = {input, call.input(1)};
  if (call.has_input(2)) inputs.push_back(call.input(2));
  const ir::Shape matrix = {rows, weights[0]};
  if (call.output_shape() == matrix)
    return call.finish("Gemm", std::move(inputs), {{"transB", std::int64_t{1}}}, call.options.int8(0));

  // keep_num_dims: the product gets the leading dimensions back.
  if (call.options.int8(0) != 0) return call.unsupported("a fused activation on an output that is no matrix");
  const ir::Tensor declared = call.tensor(call.output());
  JAUGE_TRY(const ir::TensorId product,
            call.before("Gemm", "product", std::move(inputs), {{"transB", std::int64_t{1}}}));
  ir::Tensor& middle = call.emit.graph.tensor(product);
  middle.quant = declared.quant;
  if (!ir::is_float(declared.type.dtype)) call.emit.graph.nodes.back().rounding = ir::Rounding::tflite;
  const ir::TensorId shape = call.emit.integers(call.name() + "/shape", declared.type.shape);
  return call.finish("Reshape", {product, shape});
}

Result<void> convert_batch_matmul(OperationCall& call) {
  JAUGE_CHECK(call.require_inputs(2));
  std::vector<ir::TensorId> inputs;
  for (std::size_t i = 0; i < 2; ++i) {
    ir::TensorId id = call.input(i);
    const std::size_t rank = call.input_shape(i).size();
    if (call.options.boolean(static_cast<int>(i)) && rank >= 2) {
      std::vector<std::int64_t> axes(rank);
      for (std::size_t axis = 0; axis < rank; ++axis) axes[axis] = static_cast<std::int64_t>(axis);
      std::swap(axes[rank - 1], axes[rank - 2]);
      const auto quant = call.tensor(id).quant;
      JAUGE_TRY(id, call.before("Transpose", "adjoint" + std::to_string(i), {id}, {{"perm", axes}}));
      call.emit.graph.tensor(id).quant = quant;
    }
    inputs.push_back(id);
  }
  return call.finish("MatMul", std::move(inputs));
}

// Inputs: data [batch, in], feature weights [filters, in], time weights [filters, memory], bias, state.
Result<void> convert_svdf(OperationCall& call) {
  JAUGE_CHECK(call.require_inputs(3));
  const std::int64_t rank = call.options.int32(0, 1);
  const int activation = call.options.int8(1);
  const ir::Tensor* state = call.state(0);
  if (!state || !state->quant) return call.finish("SVDF", call.all_inputs(), {{"rank", rank}}, activation);
  return call.finish("SVDF", call.all_inputs(),
                     {{"rank", rank},
                      {"state_scale", double{state->quant->scales[0]}},
                      {"state_zero", state->quant->zero_points[0]},
                      {"state_bits", 8 * ir::bytes_of(state->type.dtype)}},
                     activation);
}

// 24 inputs in the order of the schema; absent ones stay absent. The operator keeps TFLite's form because quantised
// LSTMs give every gate its own scale.
Result<void> convert_lstm(OperationCall& call) {
  JAUGE_CHECK(call.require_inputs(1));
  const std::int64_t time_major = call.options.boolean(3), activation = call.options.int8(0);
  const double clip = call.options.real(1);
  const ir::Tensor *hidden = call.state(0), *cell = call.state(1);
  if (!hidden || !cell || !hidden->quant || !cell->quant)
    return call.finish("SequenceLSTM", call.all_inputs(),
                       {{"time_major", time_major}, {"cell_clip", clip}, {"activation", activation}});
  return call.finish("SequenceLSTM", call.all_inputs(),
                     {{"time_major", time_major},
                      {"cell_clip", clip},
                      {"activation", activation},
                      {"state_scale", double{hidden->quant->scales[0]}},
                      {"state_zero", hidden->quant->zero_points[0]},
                      {"cell_scale", double{cell->quant->scales[0]}}});
}

}  // namespace jauge::import::tflite
