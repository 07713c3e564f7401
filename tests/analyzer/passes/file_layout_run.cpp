#include "tests/analyzer/passes/file_layout_run.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analyzer/ops/operator.h"
#include "analyzer/ops/spatial.h"
#include "analyzer/passes/permutation.h"
#include "analyzer/passes/quant_rules.h"

namespace jauge::passes::testing {
namespace {

using Arrays = std::vector<ir::Array>;
using Inputs = std::vector<std::optional<ir::ConstArrayView>>;

// One plane of a map: element (y, x) of image n, channel c.
std::size_t at(const ops::Window& w, std::int64_t n, std::int64_t c, std::int64_t y, std::int64_t x) {
  return static_cast<std::size_t>(((n * w.in_channels + c) * w.in_height + y) * w.in_width + x);
}

// Calls visit(n, y, x of the output, then for each tap: ky, kx, y, x of the input, inside the map or not).
template <class Tap>
void each_tap(const ops::Window& w, std::int64_t y, std::int64_t x, Tap tap) {
  for (std::int64_t ky = 0; ky < w.kernel_height; ++ky)
    for (std::int64_t kx = 0; kx < w.kernel_width; ++kx) {
      const std::int64_t in_y = y * w.stride_height - w.pad_top + ky * w.dilation_height;
      const std::int64_t in_x = x * w.stride_width - w.pad_left + kx * w.dilation_width;
      const bool inside = in_y >= 0 && in_y < w.in_height && in_x >= 0 && in_x < w.in_width;
      tap(ky, kx, in_y, in_x, inside);
    }
}

template <class Pixel>
void each_output(const ops::Window& w, std::int64_t channels, std::span<float> out, Pixel pixel) {
  std::size_t i = 0;
  for (std::int64_t n = 0; n < w.batch; ++n)
    for (std::int64_t c = 0; c < channels; ++c)
      for (std::int64_t y = 0; y < w.out_height; ++y)
        for (std::int64_t x = 0; x < w.out_width; ++x) out[i++] = static_cast<float>(pixel(n, c, y, x));
}

Result<void> conv(const ops::NodeView& node, const Inputs& inputs, ir::Array& output) {
  const ir::Shape& filters = node.input(1);
  JAUGE_TRY(const ops::Window w, ops::window_of(node, std::span(filters).subspan(2)));
  const std::int64_t out_channels = filters[0], depth = filters[1];
  const std::int64_t per_group = out_channels / node.attributes().integer("group", 1);
  const auto in = inputs[0]->as<float>(), weights = inputs[1]->as<float>();
  each_output(w, out_channels, output.as<float>(), [&](auto n, auto c, auto y, auto x) {
    double sum = inputs.size() > 2 && inputs[2] ? inputs[2]->as<float>()[static_cast<std::size_t>(c)] : 0.0;
    for (std::int64_t d = 0; d < depth; ++d)
      each_tap(w, y, x, [&](auto ky, auto kx, auto in_y, auto in_x, bool inside) {
        if (!inside) return;
        const std::int64_t weight = ((c * depth + d) * w.kernel_height + ky) * w.kernel_width + kx;
        sum += double{in[at(w, n, c / per_group * depth + d, in_y, in_x)]} * weights[static_cast<std::size_t>(weight)];
      });
    return sum;
  });
  return {};
}

Result<void> pool(const ops::NodeView& node, const Inputs& inputs, ir::Array& output) {
  JAUGE_TRY(const ops::Window w, ops::window_of(node, {}));
  const bool is_max = node.node().op == "MaxPool";
  const bool counts_padding = node.attributes().integer("count_include_pad", 0) != 0;
  const auto in = inputs[0]->as<float>();
  each_output(w, w.in_channels, output.as<float>(), [&](auto n, auto c, auto y, auto x) {
    double sum = 0, most = -std::numeric_limits<double>::infinity();
    std::int64_t count = 0;
    each_tap(w, y, x, [&](auto, auto, auto in_y, auto in_x, bool inside) {
      const bool padded = in_y < w.in_height + w.pad_bottom && in_x < w.in_width + w.pad_right;
      count += inside || (counts_padding && padded);
      if (!inside) return;
      sum += in[at(w, n, c, in_y, in_x)];
      most = std::max<double>(most, in[at(w, n, c, in_y, in_x)]);
    });
    return is_max ? most : sum / static_cast<double>(count);
  });
  return {};
}

Result<void> global_pool(const ops::NodeView& node, const Inputs& inputs, ir::Array& output) {
  const std::size_t planes = static_cast<std::size_t>(node.input(0)[0] * node.input(0)[1]);
  const auto in = inputs[0]->as<float>();
  const std::size_t size = in.size() / planes;
  for (std::size_t p = 0; p < planes; ++p) {
    double sum = 0, most = -std::numeric_limits<double>::infinity();
    for (float value : in.subspan(p * size, size)) {
      sum += value;
      most = std::max<double>(most, value);
    }
    output.as<float>()[p] =
        static_cast<float>(node.node().op == "GlobalMaxPool" ? most : sum / static_cast<double>(size));
  }
  return {};
}

Result<void> batch_norm(const ops::NodeView& node, const Inputs& inputs, ir::Array& output) {
  const auto channels = static_cast<std::size_t>(node.input(0)[1]);
  const auto in = inputs[0]->as<float>();
  const std::size_t size = in.size() / static_cast<std::size_t>(node.input(0)[0]) / channels;
  const double epsilon = node.attributes().real("epsilon", 1e-5);
  for (std::size_t i = 0; i < in.size(); ++i) {
    const std::size_t c = i / size % channels;
    const auto of = [&](std::size_t k) { return double{inputs[k]->as<float>()[c]}; };
    output.as<float>()[i] = static_cast<float>((in[i] - of(3)) / std::sqrt(of(4) + epsilon) * of(1) + of(2));
  }
  return {};
}

// ONNX Runtime's integer softmax counts whole steps a unit and so may be a step off the real function. How far is the
// kernel's business, held against ONNX Runtime in tests/oracle; passes are judged by the real function.
Result<void> softmax(const ops::NodeView& node, const Inputs& inputs, ir::Array& output) {
  std::vector<ir::ArrayView> outputs = {output.view()};
  return ops::find_operator("Softmax")->run(node, inputs, outputs);
}

using Kernel = Result<void> (*)(const ops::NodeView&, const Inputs&, ir::Array&);

Kernel kernel_of(const ir::Node& node) {
  if (node.op == "Conv") return conv;
  if (node.op == "MaxPool" || node.op == "AveragePool") return pool;
  if (node.op == "GlobalAveragePool" || node.op == "GlobalMaxPool") return global_pool;
  if (node.op == "Softmax" && node.rounding == ir::Rounding::onnx) return softmax;
  return node.op == "BatchNormalization" ? batch_norm : nullptr;
}

ir::Array reals_of(const ir::ConstArrayView& stored) {
  ir::Array reals({ir::DType::float32, stored.type.shape});
  const auto numbers = ir::to_doubles(stored);
  const auto axis = static_cast<std::ptrdiff_t>(stored.quant->axis);
  const ir::Shape& shape = stored.type.shape;
  const auto inner = axis < 0 ? std::int64_t{1} : ir::elements({shape.begin() + axis + 1, shape.end()});
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const std::size_t slice = i / static_cast<std::size_t>(inner) % stored.quant->scales.size();
    reals.as<float>()[i] = static_cast<float>((numbers[i] - static_cast<double>(stored.quant->zero_points[slice])) *
                                              double{stored.quant->scales[slice]});
  }
  return reals;
}

// What quantised operators mean: the real function, rounded once.
Result<Arrays> run_through_reals(Kernel kernel, const ir::Graph& graph, const ir::Node& node, const Inputs& inputs) {
  std::vector<ir::Array> reals(inputs.size());
  Inputs views(inputs.size());
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (!inputs[i]) continue;
    reals[i] = reals_of(*inputs[i]);
    views[i] = std::as_const(reals[i]).view();
  }
  const ir::Tensor& output = graph.tensor(node.outputs[0]);
  ir::Array real({ir::DType::float32, output.type.shape});
  JAUGE_CHECK(kernel(ops::NodeView(graph, node), views, real));
  ops::apply_activation(node.activation, real.view());
  ir::Array stored(output.type);
  const auto width = static_cast<std::ptrdiff_t>(ir::bytes_of(output.type.dtype));
  for (std::size_t i = 0; i < real.as<float>().size(); ++i) {
    const std::int64_t number = stored_number(*output.quant, output.type.dtype, double{real.as<float>()[i]});
    std::copy_n(reinterpret_cast<const std::byte*>(&number), width,
                stored.bytes.begin() + static_cast<std::ptrdiff_t>(i) * width);
  }
  return Arrays{std::move(stored)};
}

Result<Arrays> run_node(const ir::Graph& graph, const ir::Node& node, const Inputs& inputs) {
  const Kernel kernel = kernel_of(node);
  if (!kernel || ops::channels_last(node.attributes)) return ops::evaluate(graph, node, inputs);
  if (inputs[0]->quant) return run_through_reals(kernel, graph, node, inputs);
  if (inputs[0]->type.dtype != ir::DType::float32) return ops::evaluate(graph, node, inputs);
  Arrays outputs = {ir::Array(graph.tensor(node.outputs[0]).type)};
  JAUGE_CHECK(kernel(ops::NodeView(graph, node), inputs, outputs[0]));
  ops::apply_activation(node.activation, outputs[0].view());
  return outputs;
}

}  // namespace

Result<std::vector<ir::Array>> run_in_file_layout(const ir::Graph& graph, const std::vector<ir::Array>& inputs) {
  std::vector<std::optional<ir::Array>> values(graph.tensors.size());
  for (std::size_t i = 0; i < graph.inputs.size(); ++i) values[index_of(graph.inputs[i])] = inputs[i];
  const auto view_of = [&](ir::TensorId id) {
    const ir::Tensor& tensor = graph.tensor(id);
    if (tensor.is_constant()) return tensor.value();
    return ir::ConstArrayView{tensor.type, values[index_of(id)]->bytes, tensor.quant ? &*tensor.quant : nullptr};
  };
  for (const ir::Node& node : graph.nodes) {
    Inputs node_inputs;
    for (ir::TensorId id : node.inputs)
      node_inputs.push_back(id == ir::no_tensor ? std::nullopt : std::optional(view_of(id)));
    JAUGE_TRY(Arrays outputs, run_node(graph, node, node_inputs));
    for (std::size_t i = 0; i < node.outputs.size(); ++i)
      if (node.outputs[i] != ir::no_tensor) values[index_of(node.outputs[i])] = std::move(outputs[i]);
  }
  std::vector<ir::Array> result;
  for (ir::TensorId id : graph.outputs) {
    const ir::ConstArrayView view = view_of(id);
    ir::Array array(view.type);
    std::ranges::copy(view.bytes, array.bytes.begin());
    result.push_back(std::move(array));
  }
  return result;
}

}  // namespace jauge::passes::testing
