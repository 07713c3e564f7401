// Keras pooling, local and global.
#include "analyzer/import/keras/layer_call.h"

namespace jauge::import::keras {
namespace {

bool is_one_dimensional(const LayerCall& call) {
  return call.class_name().find("1D") != std::string::npos;
}

bool is_average(const LayerCall& call) {
  return call.class_name().find("Average") != std::string::npos;
}

}  // namespace

Outputs convert_pooling(LayerCall& call) {
  const std::size_t rank = is_one_dimensional(call) ? 1 : 2;
  JAUGE_TRY(const auto pool, call.integers("pool_size", rank, 2));
  constexpr std::int64_t like_the_pool = -1;  // "strides": null
  JAUGE_TRY(auto strides, call.integers("strides", rank, like_the_pool));
  if (strides.front() == like_the_pool) strides = pool;
  JAUGE_TRY(const std::string padding, call.text("padding", "valid"));
  JAUGE_TRY(const std::int64_t channels_last, call.channels_last());
  JAUGE_TRY(const ir::TensorId output,
            call.emit.node(is_average(call) ? "AveragePool" : "MaxPool", call.name(), {call.inputs.front()},
                           {{"kernel_shape", pool},
                            {"strides", strides},
                            {"auto_pad", std::string(padding == "same" ? "SAME_UPPER" : "VALID")},
                            {"channels_last", channels_last}}));
  return std::vector{output};
}

Outputs convert_global_pooling(LayerCall& call) {
  JAUGE_TRY(const std::int64_t channels_last, call.channels_last());
  JAUGE_TRY(const bool keep, call.boolean("keepdims", false));
  const std::string op = is_average(call) ? "GlobalAveragePool" : "GlobalMaxPool";
  JAUGE_TRY(ir::TensorId output,
            call.emit.node(op, call.name(), {call.inputs.front()}, {{"channels_last", channels_last}}));
  if (!keep) {
    const ir::Shape shape = call.emit.shape(output);
    const std::int64_t channels = channels_last ? shape.back() : shape[1];
    const std::string name = call.name() + "/squeeze";
    JAUGE_TRY(output, call.emit.node("Reshape", name,
                                     {output, call.emit.integers(name + "/shape", {shape.front(), channels})}));
  }
  return std::vector{output};
}

}  // namespace jauge::import::keras
