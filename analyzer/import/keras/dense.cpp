// Dense, embedding and batch normalisation: layers whose variables are vectors and matrices.
#include "analyzer/import/keras/layer_call.h"

namespace jauge::import::keras {

Outputs convert_dense(LayerCall& call) {
  const ir::Shape& shape = call.input_shape();
  if (shape.size() < 2) return call.damaged("its input has the shape " + ir::to_text(shape));
  JAUGE_TRY(const std::int64_t units, call.integer("units", 0));
  JAUGE_TRY(Hdf5Array kernel, call.variable("kernel", {shape.back(), units}));
  JAUGE_TRY(const bool use_bias, call.boolean("use_bias", true));
  JAUGE_TRY(const std::string function, call.function("activation"));
  const bool matrix = shape.size() == 2;
  std::vector<ir::TensorId> inputs = {
      call.inputs.front(), call.emit.constant(call.name() + "/kernel", kernel.shape, std::move(kernel.values))};
  ir::TensorId bias_id = ir::no_tensor;
  if (use_bias) {
    JAUGE_TRY(Hdf5Array bias, call.variable("bias", {units}));
    bias_id = call.emit.constant(call.name() + "/bias", bias.shape, std::move(bias.values));
    if (matrix) inputs.push_back(bias_id);
  }
  JAUGE_TRY(ir::TensorId output, call.emit.node(matrix ? "Gemm" : "MatMul", call.name(), std::move(inputs)));
  if (use_bias && !matrix) {
    JAUGE_TRY(output, call.emit.node("Add", call.name() + "/bias_add", {output, bias_id}));
  }
  JAUGE_TRY(const ir::TensorId activated, activate(call, function, output, call.name() + "/" + function));
  return std::vector{activated};
}

Outputs convert_batch_normalization(LayerCall& call) {
  const ir::Shape shape = call.input_shape();
  const auto rank = static_cast<std::int64_t>(shape.size());
  // Keras 2 may write the axis as a list of one.
  auto single = call.integer("axis", -1);
  if (!single) {
    JAUGE_TRY(const auto list, call.integers("axis", 1, -1));
    single = list.front();
  }
  const std::int64_t axis = *single < 0 ? *single + rank : *single;
  if (rank < 2 || (axis != rank - 1 && axis != 1))
    return call.unsupported("normalises along axis " + std::to_string(*single), "use the channel axis");
  const std::int64_t channels = shape[static_cast<std::size_t>(axis)];

  std::vector<ir::TensorId> inputs = {call.inputs.front()};
  // With scale or center off the file holds no gamma or beta, and our node has no such input.
  for (const auto& [name, key] : {std::pair{"gamma", "scale"}, std::pair{"beta", "center"}}) {
    JAUGE_TRY(const bool present, call.boolean(key, true));
    inputs.push_back(ir::no_tensor);
    if (!present) continue;
    JAUGE_TRY(Hdf5Array array, call.variable(name, {channels}));
    inputs.back() = call.emit.constant(call.name() + "/" + name, array.shape, std::move(array.values));
  }
  for (const char* name : {"moving_mean", "moving_variance"}) {
    JAUGE_TRY(Hdf5Array array, call.variable(name, {channels}));
    inputs.push_back(call.emit.constant(call.name() + "/" + name, array.shape, std::move(array.values)));
  }
  JAUGE_TRY(const double epsilon, call.real("epsilon", 1e-3));
  JAUGE_TRY(const ir::TensorId output,
            call.emit.node("BatchNormalization", call.name(), std::move(inputs),
                           {{"epsilon", epsilon}, {"channels_last", std::int64_t{axis == rank - 1}}}));
  return std::vector{output};
}

// Along the last axis only, as networks use it.
Outputs convert_layer_normalization(LayerCall& call) {
  const ir::Shape shape = call.input_shape();
  auto single = call.integer("axis", -1);
  if (!single) {
    JAUGE_TRY(const auto list, call.integers("axis", 1, -1));
    single = list.front();
  }
  if (shape.empty() || (*single != -1 && *single != static_cast<std::int64_t>(shape.size()) - 1))
    return call.unsupported("normalises along axis " + std::to_string(*single), "use the last axis");
  std::vector<ir::TensorId> inputs = {call.inputs.front()};
  for (const auto& [name, key] : {std::pair{"gamma", "scale"}, std::pair{"beta", "center"}}) {
    JAUGE_TRY(const bool present, call.boolean(key, true));
    if (!present) return call.unsupported("it has no gamma or no beta", "train with scale and center");
    JAUGE_TRY(Hdf5Array array, call.variable(name, {shape.back()}));
    inputs.push_back(call.emit.constant(call.name() + "/" + name, array.shape, std::move(array.values)));
  }
  JAUGE_TRY(const double epsilon, call.real("epsilon", 1e-3));
  JAUGE_TRY(const ir::TensorId output, call.emit.node("LayerNormalization", call.name(), std::move(inputs),
                                                      {{"axis", std::int64_t{-1}}, {"epsilon", epsilon}}));
  return std::vector{output};
}

Outputs convert_embedding(LayerCall& call) {
  JAUGE_TRY(const std::int64_t words, call.integer("input_dim", 0));
  JAUGE_TRY(const std::int64_t width, call.integer("output_dim", 0));
  JAUGE_TRY(Hdf5Array table, call.variable("embeddings", {words, width}));
  const ir::TensorId table_id = call.emit.constant(call.name() + "/embeddings", table.shape, std::move(table.values));
  ir::TensorId indices = call.inputs.front();
  if (ir::is_float(call.emit.graph.tensor(indices).type.dtype)) {
    JAUGE_TRY(indices, call.emit.node("Cast", call.name() + "/indices", {indices}, {{"to", std::string("int32")}}));
  }
  JAUGE_TRY(const ir::TensorId output, call.emit.node("Gather", call.name(), {table_id, indices}));
  return std::vector{output};
}

Outputs convert_rescaling(LayerCall& call) {
  if (call.class_name() == "Normalization") {
    return call.unsupported("normalisation statistics are part of preprocessing",
                            "take the layer out of the model and give its mean and variance as preprocessing");
  }
  JAUGE_TRY(const double scale, call.real("scale", 1));
  JAUGE_TRY(const double offset, call.real("offset", 0));
  JAUGE_TRY(ir::TensorId output,
            call.emit.node(
                "Mul", call.name() + "/scale",
                {call.inputs.front(), call.emit.constant(call.name() + "/factor", {}, {static_cast<float>(scale)})}));
  if (offset != 0) {
    JAUGE_TRY(output,
              call.emit.node("Add", call.name(),
                             {output, call.emit.constant(call.name() + "/offset", {}, {static_cast<float>(offset)})}));
  }
  return std::vector{output};
}

}  // namespace jauge::import::keras
