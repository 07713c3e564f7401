// Convolutions, pools and resizing: operators that slide over a picture. TFLite is channels-last, like our kernels.
#include <cstring>

#include "analyzer/import/tflite/operation_call.h"

namespace jauge::import::tflite {
namespace {

std::string auto_pad_of(const FlatTable& options) {
  return options.int8(0) == 0 ? "SAME_UPPER" : "VALID";
}

// Depthwise weights [1, height, width, filters] as [filters, height, width, 1], quantisation axis moved along.
Result<ir::TensorId> depthwise_weights(OperationCall& call) {
  const ir::Tensor& file = call.tensor(call.input(1));
  const ir::Shape& shape = file.type.shape;
  if (!file.is_constant()) return call.unsupported("its weights are not constant");
  if (shape.size() != 4 || shape[0] != 1) return call.damaged("its weights have the shape " + ir::to_text(shape));
  ir::Tensor ours{
      .name = file.name, .type = {file.type.dtype, {shape[3], shape[1], shape[2], 1}}, .quant = file.quant, .data = {}};
  if (ours.quant && ours.quant->axis == 3) ours.quant->axis = 0;
  const auto element = static_cast<std::size_t>(ir::bytes_of(file.type.dtype));
  const auto filters = static_cast<std::size_t>(shape[3]);
  const auto taps = static_cast<std::size_t>(shape[1] * shape[2]);
  const auto source = file.data->bytes();
  std::vector<std::byte> bytes(source.size());
  for (std::size_t filter = 0; filter < filters; ++filter)
    for (std::size_t tap = 0; tap < taps; ++tap)
      std::memcpy(&bytes[(filter * taps + tap) * element], &source[(tap * filters + filter) * element], element);
  ours.data = ir::Buffer(std::move(bytes));
  return call.emit.graph.add(std::move(ours));
}

// Field numbers differ: the depth multiplier of DEPTHWISE_CONV_2D pushes what follows it one further.
struct ConvolutionFields {
  int activation, dilation_width, dilation_height;
};

}  // namespace

Result<void> convert_convolution(OperationCall& call) {
  JAUGE_CHECK(call.require_inputs(2));
  const bool depthwise = call.kind() == "DEPTHWISE_CONV_2D";
  const ConvolutionFields field = depthwise ? ConvolutionFields{4, 5, 6} : ConvolutionFields{3, 4, 5};
  if (call.input_shape(0).size() != 4 || call.input_shape(1).size() != 4)
    return call.damaged("its input or weights are not four-dimensional");
  const std::int64_t in_channels = call.input_shape(0)[3];
  ir::TensorId weights = call.input(1);
  std::int64_t group = in_channels;
  if (depthwise) {
    JAUGE_TRY(weights, depthwise_weights(call));
  } else {
    const std::int64_t per_group = call.input_shape(1)[3];
    if (per_group < 1 || in_channels % per_group != 0)
      return call.damaged("its weights do not match its " + std::to_string(in_channels) + " input channels");
    group = in_channels / per_group;
  }
  const ir::Shape kernel = call.emit.shape(weights);
  const auto number = [&call](int index, std::int32_t fallback) -> std::int64_t {
    return call.options.int32(index, fallback);
  };
  std::vector<ir::TensorId> inputs = {call.input(0), weights};
  if (call.has_input(2)) inputs.push_back(call.input(2));
  if (const auto& dilation = call.dilation()) {
    const auto& [top, bottom, left, right] = dilation->margins;
    return call.finish("Conv", std::move(inputs),
                       {{"kernel_shape", std::vector{kernel[1], kernel[2]}},
                        {"dilations", std::vector<std::int64_t>{dilation->height, dilation->width}},
                        {"pads", std::vector<std::int64_t>{top, left, bottom, right}},
                        {"group", group},
                        {"channels_last", std::int64_t{1}}},
                       call.options.int8(field.activation));
  }
  return call.finish("Conv", std::move(inputs),
                     {{"kernel_shape", std::vector{kernel[1], kernel[2]}},
                      {"strides", std::vector{number(2, 0), number(1, 0)}},
                      {"dilations", std::vector{number(field.dilation_height, 1), number(field.dilation_width, 1)}},
                      {"auto_pad", auto_pad_of(call.options)},
                      {"group", group},
                      {"channels_last", std::int64_t{1}}},
                     call.options.int8(field.activation));
}

// Inputs: output shape, weights [out, height, width, in], data, bias. Ours: data, weights [in, height, width, out].
Result<void> convert_transposed_convolution(OperationCall& call) {
  JAUGE_CHECK(call.require_inputs(3));
  const ir::Shape& shape = call.input_shape(1);
  if (shape.size() != 4 || call.input_shape(2).size() != 4 || call.output_shape().size() != 4)
    return call.damaged("its input, output or weights are not four-dimensional");
  JAUGE_TRY(const ir::TensorId weights,
            call.before("Transpose", "weights", {call.input(1)}, {{"perm", std::vector<std::int64_t>{3, 1, 2, 0}}}));
  if (auto quant = call.tensor(call.input(1)).quant) {
    if (quant->axis == 0) quant->axis = 3;  // one scale for each output channel
    call.emit.graph.tensor(weights).quant = std::move(quant);
    call.emit.graph.nodes.back().rounding = ir::Rounding::tflite;  // stored numbers move as they are
  }
  std::vector<ir::TensorId> inputs = {call.input(2), weights};
  if (call.has_input(3)) inputs.push_back(call.input(3));
  const ir::Shape& out = call.output_shape();
  return call.finish("ConvTranspose", std::move(inputs),
                     {{"kernel_shape", std::vector{shape[1], shape[2]}},
                      {"strides", std::vector<std::int64_t>{call.options.int32(2), call.options.int32(1)}},
                      {"output_shape", std::vector{out[1], out[2]}},
                      {"auto_pad", auto_pad_of(call.options)},
                      {"channels_last", std::int64_t{1}}},
                     call.options.int8(3));
}

Result<void> convert_pool(OperationCall& call) {
  JAUGE_CHECK(call.require_inputs(1));
  const auto pair = [&call](int height, int width) {
    return std::vector<std::int64_t>{call.options.int32(height), call.options.int32(width)};
  };
  return call.finish(call.kind() == "MAX_POOL_2D" ? "MaxPool" : "AveragePool", {call.input(0)},
                     {{"kernel_shape", pair(4, 3)},
                      {"strides", pair(2, 1)},
                      {"auto_pad", auto_pad_of(call.options)},
                      {"channels_last", std::int64_t{1}}},
                     call.options.int8(5));
}

Result<void> convert_resize(OperationCall& call) {
  JAUGE_CHECK(call.require_inputs(1));
  const bool nearest = call.kind() == "RESIZE_NEAREST_NEIGHBOR";
  const bool align_corners = call.options.boolean(nearest ? 0 : 2);
  const bool half_pixel = call.options.boolean(nearest ? 1 : 3);
  const ir::TensorId sizes = call.emit.integers(call.name() + "/sizes", call.output_shape());
  // TFLite's nearest neighbour takes the floor, except with aligned corners, where it rounds; its half pixels move the
  // position and not the answer.
  const std::string centred = nearest ? "tf_half_pixel_for_nn" : "half_pixel";
  return call.finish("Resize", {call.input(0), ir::no_tensor, ir::no_tensor, sizes},
                     {{"mode", std::string(nearest ? "nearest" : "linear")},
                      {"coordinate_transformation_mode",
                       std::string(align_corners ? "align_corners" : (half_pixel ? "half_pixel" : "asymmetric"))},
                      {"nearest_mode", std::string(align_corners ? "round_prefer_ceil" : "floor")}});
}

Result<void> convert_block_move(OperationCall& call) {
  JAUGE_CHECK(call.require_inputs(1));
  return call.finish(call.kind() == "DEPTH_TO_SPACE" ? "DepthToSpace" : "SpaceToDepth", {call.input(0)},
                     {{"blocksize", std::int64_t{call.options.int32(0)}}, {"channels_last", std::int64_t{1}}});
}

}  // namespace jauge::import::tflite
