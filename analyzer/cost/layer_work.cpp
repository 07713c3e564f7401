#include "analyzer/cost/layer_work.h"

#include <algorithm>

#include "analyzer/ops/spatial.h"

namespace jauge::cost {
namespace {

using target::KernelClass;
using target::WorkKind;

bool contains(std::initializer_list<std::string_view> names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

double elements_of_first_output(const ops::NodeView& node) {
  return static_cast<double>(ir::elements(node.output()));
}

// Constant weights, or those of an integer operator whose weights stand third (QLinearConv).
const ir::Shape* weight_shape(const ops::NodeView& node) {
  for (const std::size_t i : {std::size_t{1}, std::size_t{3}})
    if (node.has_input(i) && node.constant(i) && node.input(i).size() >= 2) return &node.input(i);
  return nullptr;
}

// Kernel positions of a convolution: 1 for a pointwise one.
std::int64_t window_elements(const ops::NodeView& node) {
  const ir::Shape* weights = weight_shape(node);
  if (!weights || weights->size() < 3) return 1;
  const std::size_t first = ops::channels_last(node.attributes()) ? 1 : 2;
  std::int64_t elements = 1;
  for (std::size_t i = first; i < first + weights->size() - 2; ++i) elements *= (*weights)[i];
  return elements;
}

std::optional<KernelClass> kernel_of(const ops::NodeView& node) {
  const ops::Operator* op = ops::find_operator(node.node().op);
  if (op && op->memory.is_view) return std::nullopt;
  switch (ops::family_of(node)) {
    case ops::Family::convolution:
      return window_elements(node) == 1 ? KernelClass::pointwise : KernelClass::convolution;
    case ops::Family::depthwise:
      return KernelClass::depthwise;
    case ops::Family::dense:
      return KernelClass::dense;
    case ops::Family::recurrent:
      return KernelClass::recurrent;
    case ops::Family::pooling:
      return KernelClass::pooling;
    case ops::Family::elementwise:
      return KernelClass::elementwise;
    case ops::Family::activation:
      return contains({"Softmax", "LogSoftmax", "Sigmoid", "Tanh"}, node.node().op) ? KernelClass::softmax
                                                                                    : KernelClass::elementwise;
    case ops::Family::data_movement:
      break;
  }
  return KernelClass::copy;
}

// Elements that the windows of a pool read.
double pooled_elements(const ops::NodeView& node) {
  const auto kernel = node.attributes().integers("kernel_shape");
  if (kernel.empty()) return static_cast<double>(ir::elements(node.input(0)));
  double window = 1;
  for (const std::int64_t size : kernel) window *= static_cast<double>(size);
  return window * elements_of_first_output(node);
}

// Channels that meet in one sum, and sums that share one window of the input.
struct SumChannels {
  double in = 1, out = 1;
};

double output_channels(const ops::NodeView& node) {
  const ir::Shape& shape = node.output();
  if (shape.empty()) return 1;
  const bool channels_second =
      shape.size() > 2 && ops::family_of(node) == ops::Family::convolution && !ops::channels_last(node.attributes());
  return static_cast<double>(channels_second ? shape[1] : shape.back());
}

SumChannels channels_of(const ops::NodeView& node) {
  const ir::Shape* weights = weight_shape(node);
  if (!weights || ops::family_of(node) == ops::Family::depthwise) return {};
  const double group = static_cast<double>(node.attributes().integer("group", 1));
  const double out = output_channels(node);
  const double window = static_cast<double>(window_elements(node));
  const double weights_of_one = static_cast<double>(ir::elements(*weights)) / std::max(1.0, out);
  return {std::max(1.0, weights_of_one / window), std::max(1.0, out / group)};
}

}  // namespace

LayerWork layer_work(const ops::NodeView& node, const NodeCounts& counts) {
  LayerWork work;
  if (node.output_count() == 0 || node.node().outputs[0] == ir::no_tensor) return work;
  work.kernel = kernel_of(node);
  work.loops = loop_shape(node);
  work.macs = static_cast<double>(counts.macs.value);
  work.live_macs = static_cast<double>(counts.live_macs.value);
  work.outputs = elements_of_first_output(node);
  work.weights = static_cast<double>(counts.params);
  const SumChannels channels = channels_of(node);
  work.taps = work.macs / channels.in;
  work.live_taps = work.live_macs / channels.in;
  work.gather = work.kernel == KernelClass::pooling ? pooled_elements(node) : work.macs / channels.out;
  return work;
}

double amount(const LayerWork& layer, WorkKind work, bool live) {
  switch (work) {
    case WorkKind::call:
      return 0;
    case WorkKind::layer:
      return 1;
    case WorkKind::mac:
      return live ? layer.live_macs : layer.macs;
    case WorkKind::tap:
      return live ? layer.live_taps : layer.taps;
    case WorkKind::gather:
      return layer.gather;
    case WorkKind::output:
      return layer.outputs;
    case WorkKind::weight:
      return layer.weights;
  }
  return 0;
}

}  // namespace jauge::cost
