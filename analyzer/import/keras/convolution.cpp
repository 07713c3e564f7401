// Keras convolutions. Kernels are HWIO in the file; ours are OHWI, or OIHW beside channels-first activations.
#include <functional>

#include "analyzer/base/checked_math.h"
#include "analyzer/import/keras/layer_call.h"

namespace jauge::import::keras {
namespace {

// What all convolution classes say about their window.
struct Window {
  std::size_t rank = 2;  // 1 or 2 spatial dimensions
  std::vector<std::int64_t> kernel, strides, dilations;
  std::string padding;
  std::int64_t channels_last = 1;
  std::int64_t in_channels = 0;
};

Result<Window> window_of(const LayerCall& call) {
  Window window;
  window.rank = call.class_name().find("1D") != std::string::npos ? 1 : 2;
  if (call.input_shape().size() != window.rank + 2)
    return call.damaged("its input has the shape " + ir::to_text(call.input_shape()));
  JAUGE_TRY(window.kernel, call.integers("kernel_size", window.rank, 0));
  JAUGE_TRY(window.strides, call.integers("strides", window.rank, 1));
  JAUGE_TRY(window.dilations, call.integers("dilation_rate", window.rank, 1));
  JAUGE_TRY(window.padding, call.text("padding", "valid"));
  JAUGE_TRY(window.channels_last, call.channels_last());
  window.in_channels = window.channels_last ? call.input_shape().back() : call.input_shape()[1];
  return window;
}

// Moves axes: result[i over new shape] = source with axis order `axes` (new axis i is old axis axes[i]).
Hdf5Array transposed(Hdf5Array source, const std::vector<std::size_t>& axes) {
  Hdf5Array result;
  std::vector<std::int64_t> strides(source.shape.size(), 1);
  for (std::size_t i = source.shape.size(); i-- > 1;) strides[i - 1] = strides[i] * source.shape[i];
  for (std::size_t axis : axes) result.shape.push_back(source.shape[axis]);
  result.values.reserve(source.values.size());
  const std::function<void(std::size_t, std::int64_t)> walk = [&](std::size_t depth, std::int64_t offset) {
    if (depth == axes.size()) {
      result.values.push_back(source.values[static_cast<std::size_t>(offset)]);
      return;
    }
    for (std::int64_t i = 0; i < result.shape[depth]; ++i) walk(depth + 1, offset + i * strides[axes[depth]]);
  };
  walk(0, 0);
  return result;
}

// [kernel..., in, out] -> [out, kernel..., in] or [out, in, kernel...].
std::vector<std::size_t> kernel_axes(const Window& window) {
  std::vector<std::size_t> spatial;
  for (std::size_t i = 0; i < window.rank; ++i) spatial.push_back(i);
  std::vector<std::size_t> axes = {window.rank + 1};
  if (!window.channels_last) axes.push_back(window.rank);
  axes.insert(axes.end(), spatial.begin(), spatial.end());
  if (window.channels_last) axes.push_back(window.rank);
  return axes;
}

std::string auto_pad_of(const Window& window) {
  return window.padding == "same" ? "SAME_UPPER" : "VALID";
}

// Causal padding looks back only: all of it stands before the signal.
Result<ir::TensorId> padded(LayerCall& call, Window& window) {
  if (window.padding == "same" || window.padding == "valid") return call.inputs.front();
  if (window.padding != "causal" || window.rank != 1 || !window.channels_last)
    return call.unsupported("padding '" + window.padding + "' is not known here");
  window.padding = "valid";
  const std::int64_t before = window.dilations[0] * (window.kernel[0] - 1);
  return call.emit.node("Pad", call.name() + "/causal",
                        {call.inputs.front(), call.emit.integers(call.name() + "/pads", {0, before, 0, 0, 0, 0})});
}

Result<ir::TensorId> emit_convolution(LayerCall& call, Window window, ir::TensorId input, const std::string& name,
                                      Hdf5Array kernel, std::int64_t group, bool bias_allowed = true) {
  const std::int64_t filters = kernel.shape[0];
  std::vector<ir::TensorId> inputs = {input,
                                      call.emit.constant(name + "/kernel", kernel.shape, std::move(kernel.values))};
  JAUGE_TRY(const bool use_bias, call.boolean("use_bias", true));
  if (use_bias && bias_allowed) {
    JAUGE_TRY(Hdf5Array bias, call.variable("bias", {filters}));
    inputs.push_back(call.emit.constant(name + "/bias", bias.shape, std::move(bias.values)));
  }
  return call.emit.node("Conv", name, std::move(inputs),
                        {{"kernel_shape", window.kernel},
                         {"strides", window.strides},
                         {"dilations", window.dilations},
                         {"auto_pad", auto_pad_of(window)},
                         {"group", group},
                         {"channels_last", window.channels_last}});
}

Outputs with_activation(LayerCall& call, ir::TensorId output) {
  JAUGE_TRY(const std::string function, call.function("activation"));
  JAUGE_TRY(const ir::TensorId activated, activate(call, function, output, call.name() + "/" + function));
  return std::vector{activated};
}

ir::Shape kernel_shape(const Window& window, std::int64_t in, std::int64_t out) {
  ir::Shape shape = window.kernel;
  shape.push_back(in);
  shape.push_back(out);
  return shape;
}

// [kernel..., in, multiplier] is one filter for each of in x multiplier outputs: [kernel..., 1, in * multiplier].
Result<Hdf5Array> depthwise_kernel(const LayerCall& call, const Window& window, const char* variable) {
  JAUGE_TRY(const std::int64_t multiplier, call.integer("depth_multiplier", 1));
  const auto filters = checked_multiply(window.in_channels, multiplier);
  if (!filters || multiplier < 1) return call.damaged("its depth multiplier is not a count");
  JAUGE_TRY(Hdf5Array kernel, call.variable(variable, kernel_shape(window, window.in_channels, multiplier)));
  kernel.shape = kernel_shape(window, 1, *filters);
  return transposed(std::move(kernel), kernel_axes(window));
}

// The two older names of the depthwise kernel.
Result<Hdf5Array> any_depthwise_kernel(const LayerCall& call, const Window& window) {
  auto kernel = depthwise_kernel(call, window, "depthwise_kernel");
  return kernel ? std::move(kernel) : depthwise_kernel(call, window, "kernel");
}

}  // namespace

Outputs convert_convolution(LayerCall& call) {
  JAUGE_TRY(Window window, window_of(call));
  JAUGE_TRY(const std::int64_t filters, call.integer("filters", 0));
  JAUGE_TRY(const std::int64_t groups, call.integer("groups", 1));
  if (filters < 1 || groups < 1 || window.in_channels % groups != 0)
    return call.damaged("its filters or groups do not match its input");
  JAUGE_TRY(Hdf5Array kernel, call.variable("kernel", kernel_shape(window, window.in_channels / groups, filters)));
  JAUGE_TRY(const ir::TensorId input, padded(call, window));
  JAUGE_TRY(const ir::TensorId output, emit_convolution(call, window, input, call.name(),
                                                        transposed(std::move(kernel), kernel_axes(window)), groups));
  return with_activation(call, output);
}

Outputs convert_depthwise(LayerCall& call) {
  JAUGE_TRY(const Window window, window_of(call));
  JAUGE_TRY(Hdf5Array kernel, any_depthwise_kernel(call, window));
  JAUGE_TRY(const ir::TensorId output,
            emit_convolution(call, window, call.inputs.front(), call.name(), std::move(kernel), window.in_channels));
  return with_activation(call, output);
}

Outputs convert_separable(LayerCall& call) {
  JAUGE_TRY(Window window, window_of(call));
  JAUGE_TRY(const std::int64_t filters, call.integer("filters", 0));
  JAUGE_TRY(Hdf5Array depthwise, depthwise_kernel(call, window, "depthwise_kernel"));
  const std::int64_t middle_channels = depthwise.shape[0];
  // A separable convolution has one bias, behind its second half.
  JAUGE_TRY(const ir::TensorId middle, emit_convolution(call, window, call.inputs.front(), call.name() + "/depthwise",
                                                        std::move(depthwise), window.in_channels, false));
  Window pointwise = window;
  pointwise.kernel.assign(window.rank, 1);
  pointwise.strides.assign(window.rank, 1);
  pointwise.dilations.assign(window.rank, 1);
  JAUGE_TRY(Hdf5Array kernel, call.variable("pointwise_kernel", kernel_shape(pointwise, middle_channels, filters)));
  JAUGE_TRY(const ir::TensorId output, emit_convolution(call, pointwise, middle, call.name() + "/pointwise",
                                                        transposed(std::move(kernel), kernel_axes(pointwise)), 1));
  return with_activation(call, output);
}

// The kernel is [height, width, out, in]; ours is [in, height, width, out] beside channels-last activations.
Outputs convert_transposed_convolution(LayerCall& call) {
  JAUGE_TRY(const Window window, window_of(call));
  JAUGE_TRY(const std::int64_t filters, call.integer("filters", 0));
  if (!window.channels_last) return call.unsupported("channels_first transposed convolutions are not done");
  JAUGE_TRY(Hdf5Array kernel, call.variable("kernel", kernel_shape(window, filters, window.in_channels)));
  std::vector<ir::TensorId> inputs = {call.inputs.front()};
  Hdf5Array ours = transposed(std::move(kernel), {3, 0, 1, 2});
  inputs.push_back(call.emit.constant(call.name() + "/kernel", ours.shape, std::move(ours.values)));
  JAUGE_TRY(const bool use_bias, call.boolean("use_bias", true));
  if (use_bias) {
    JAUGE_TRY(Hdf5Array bias, call.variable("bias", {filters}));
    inputs.push_back(call.emit.constant(call.name() + "/bias", bias.shape, std::move(bias.values)));
  }
  JAUGE_TRY(const ir::TensorId output, call.emit.node("ConvTranspose", call.name(), std::move(inputs),
                                                      {{"kernel_shape", window.kernel},
                                                       {"strides", window.strides},
                                                       {"dilations", window.dilations},
                                                       {"auto_pad", auto_pad_of(window)},
                                                       {"channels_last", window.channels_last}}));
  return with_activation(call, output);
}

}  // namespace jauge::import::keras
