#include "analyzer/evaluate/weight_statistics.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "analyzer/cost/counts.h"
#include "analyzer/cost/live_channels.h"
#include "analyzer/ops/operator.h"

namespace jauge::evaluate {
namespace {

// The real values; integers with per-channel scales are taken by their channel.
class Reals {
 public:
  explicit Reals(const ir::ConstArrayView& array) : values_(ir::to_doubles(array)) {
    if (ir::is_float(array.type.dtype)) zero_points_ = {0};
    if (!array.quant || ir::is_float(array.type.dtype)) return;
    scales_.assign(array.quant->scales.begin(), array.quant->scales.end());
    zero_points_.assign(array.quant->zero_points.begin(), array.quant->zero_points.end());
    if (array.quant->per_tensor()) return;
    for (auto axis = static_cast<std::size_t>(array.quant->axis) + 1; axis < array.type.shape.size(); ++axis)
      inner_ *= static_cast<std::size_t>(array.type.shape[axis]);
  }

  std::size_t size() const { return values_.size(); }
  double at(std::size_t i) const {
    const std::size_t slice = i / inner_;
    return (values_[i] - zero_points_[slice % zero_points_.size()]) * scales_[slice % scales_.size()];
  }

 private:
  std::vector<double> values_;
  std::vector<double> scales_ = {1}, zero_points_ = {0};
  std::size_t inner_ = 1;
};

bool is_denormal(double value, ir::DType dtype) {
  constexpr double least_normal = 1.17549435e-38;
  return dtype == ir::DType::float32 && value != 0 && std::abs(value) < least_normal;
}

void count_values(const Reals& reals, WeightStatistics& result) {
  double sum = 0, squares = 0;
  std::int64_t finite = 0;
  for (std::size_t i = 0; i < reals.size(); ++i) {
    const double value = reals.at(i);
    if (!std::isfinite(value)) {
      ++result.not_finite;
      continue;
    }
    result.zeros += value == 0;
    result.denormal += is_denormal(value, result.type.dtype);
    result.low = finite == 0 ? value : std::min(result.low, value);
    result.high = finite == 0 ? value : std::max(result.high, value);
    sum += value;
    squares += value * value;
    ++finite;
  }
  if (finite == 0) return;
  result.mean = sum / static_cast<double>(finite);
  result.deviation = std::sqrt(std::max(0.0, squares / static_cast<double>(finite) - result.mean * result.mean));
}

void count_histogram(const Reals& reals, WeightStatistics& result) {
  constexpr std::size_t bars = 48;
  const double width = (result.high - result.low) / static_cast<double>(bars);
  if (!(width > 0) || !std::isfinite(width)) return;
  result.histogram.resize(bars);
  for (std::size_t i = 0; i < reals.size(); ++i) {
    const double value = reals.at(i);
    if (!std::isfinite(value)) continue;
    const auto bar = static_cast<std::size_t>(std::max(0.0, (value - result.low) / width));
    ++result.histogram[std::min(bar, bars - 1)];
  }
}

void count_channels(const Reals& reals, std::size_t axis, WeightStatistics& result) {
  const ir::Shape& shape = result.type.shape;
  result.channels = shape[axis];
  std::size_t inner = 1;
  for (std::size_t i = axis + 1; i < shape.size(); ++i) inner *= static_cast<std::size_t>(shape[i]);
  std::vector<bool> live(static_cast<std::size_t>(shape[axis]), false);
  for (std::size_t i = 0; i < reals.size(); ++i)
    if (reals.at(i) != 0) live[i / inner % live.size()] = true;
  result.dead_channels = std::ranges::count(live, false);
}

bool is_weight(const ir::Graph& graph, const ir::Node& node, std::size_t input) {
  if (node.inputs[input] == ir::no_tensor || !graph.tensor(node.inputs[input]).is_constant()) return false;
  const ops::Operator* op = ops::find_operator(node.op);
  return op && std::ranges::find(op->value_inputs, input) == op->value_inputs.end();
}

}  // namespace

double WeightStatistics::sparsity() const {
  const std::int64_t elements = ir::elements(type.shape);
  return elements == 0 ? 0 : static_cast<double>(zeros) / static_cast<double>(elements);
}

std::vector<WeightStatistics> weight_statistics(const ir::Graph& graph) {
  std::vector<WeightStatistics> all;
  std::set<ir::TensorId> seen;
  for (std::size_t n = 0; n < graph.nodes.size(); ++n) {
    const ir::Node& node = graph.nodes[n];
    const auto axes = cost::weight_axes(graph, node);
    for (std::size_t i = 0; i < node.inputs.size(); ++i) {
      if (!is_weight(graph, node, i) || !seen.insert(node.inputs[i]).second) continue;
      const ir::Tensor& tensor = graph.tensor(node.inputs[i]);
      WeightStatistics statistics;
      statistics.layer = static_cast<int>(n);
      statistics.name = cost::layer_name(graph, static_cast<int>(n));
      statistics.tensor = tensor.name;
      statistics.type = tensor.type;
      const Reals reals(tensor.value());
      count_values(reals, statistics);
      count_histogram(reals, statistics);
      if (axes && axes->input == i) count_channels(reals, axes->output_axis, statistics);
      all.push_back(std::move(statistics));
    }
  }
  return all;
}

}  // namespace jauge::evaluate
