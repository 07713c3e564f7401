// A channel whose weights are all zero is the same number everywhere. It goes, and what the next layer made of that
// number goes into its bias. Convolutions that pad would see the number inside and zeros outside, so there the number
// must be zero.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "analyzer/ops/operator.h"
#include "analyzer/ops/spatial.h"
#include "analyzer/passes/channel_chain.h"
#include "analyzer/passes/rewrite.h"
#include "analyzer/passes/standard_passes.h"
#include "analyzer/passes/zero_filters.h"

namespace jauge::passes {
namespace {

double nothing_of(const ir::Tensor& tensor) {
  return tensor.quant ? static_cast<double>(tensor.quant->zero_points[0]) : 0;
}

ir::Array filled_with_nothing(const ir::Tensor& tensor) {
  ir::Array array(tensor.type);
  const auto zero = static_cast<std::int64_t>(nothing_of(tensor));
  const auto width = static_cast<std::size_t>(ir::bytes_of(tensor.type.dtype));
  for (std::size_t i = 0; i < array.bytes.size(); i += width) std::memcpy(&array.bytes[i], &zero, width);
  return array;
}

// The elements of a constant whose index along `axis` is kept.
ir::TensorId kept_slices(ir::Graph& graph, ir::TensorId constant, std::size_t axis, const std::vector<bool>& keep) {
  ir::Tensor result = graph.tensor(constant);
  const ir::Shape shape = result.type.shape;
  const ir::Shape behind(shape.begin() + static_cast<std::ptrdiff_t>(axis) + 1, shape.end());
  const auto run = static_cast<std::size_t>(ir::elements(behind) * ir::bytes_of(result.type.dtype));
  const auto source = result.data->bytes();
  std::vector<std::byte> bytes;
  for (std::size_t i = 0; i * run < source.size(); ++i)
    if (keep[i % keep.size()])
      bytes.insert(bytes.end(), source.begin() + static_cast<std::ptrdiff_t>(i * run),
                   source.begin() + static_cast<std::ptrdiff_t>((i + 1) * run));
  result.type.shape[axis] = std::count(keep.begin(), keep.end(), true);
  result.data = ir::Buffer(std::move(bytes));
  if (result.quant && result.quant->axis == static_cast<int>(axis)) {
    ir::QuantParams& quant = *result.quant;
    for (std::size_t c = keep.size(); c-- > 0;) {
      if (keep[c]) continue;
      quant.scales.erase(quant.scales.begin() + static_cast<std::ptrdiff_t>(c));
      quant.zero_points.erase(quant.zero_points.begin() + static_cast<std::ptrdiff_t>(c));
    }
  }
  return graph.add(std::move(result));
}

// What the mixer makes of one input channel that is always 1 above nothing: the sum of its weights for each output.
std::vector<double> sums_of_weights(const ir::Graph& graph, const ir::Node& mixer, std::size_t channel) {
  const ir::Tensor& weights = graph.tensor(mixer.inputs[1]);
  const std::vector<double> values = ir::to_doubles(weights.value());
  const auto depth = static_cast<std::size_t>(weights.type.shape.back());
  const auto outputs = static_cast<std::size_t>(weights.type.shape.front());
  const std::size_t filter = values.size() / outputs;
  std::vector<double> sums(outputs, 0);
  for (std::size_t i = channel; i < values.size(); i += depth) {
    const std::size_t output = i / filter;
    double zero = 0;
    if (weights.quant) zero = static_cast<double>(weights.quant->zero_points[weights.quant->per_tensor() ? 0 : output]);
    sums[output] += values[i] - zero;
  }
  return sums;
}

class Remover {
 public:
  Remover(ir::Graph& graph, const ChannelChain& chain) : graph_(graph), chain_(chain) {}

  void run() {
    find_constants();
    if (constants_.empty()) return;
    std::vector<bool> keep = channels_to_keep();
    if (std::ranges::find(keep, false) == keep.end()) return;
    if (!fold_into_bias(keep)) return;
    shrink(keep);
  }

 private:
  ir::Node& node(int i) { return graph_.nodes[static_cast<std::size_t>(i)]; }
  ir::Node& mixer() { return node(chain_.nodes.back()); }

  // For each channel whether it is the same at the end of the chain whatever the model reads.
  std::vector<bool> dead_channels() {
    std::vector<bool> dead;
    for (std::size_t k = 0; k + 1 < chain_.nodes.size(); ++k) {
      const ir::Node& current = node(chain_.nodes[k]);
      if (current.op != "Conv" && k > 0) continue;
      const auto zero = zero_slices(graph_.tensor(current.inputs[1]).value(), 0);
      dead.resize(zero.size(), false);
      for (std::size_t c = 0; c < zero.size(); ++c) dead[c] = dead[c] || zero[c];
    }
    return dead;
  }

  // Runs the chain on nothing at all: what dead channels hold does not depend on it. Where the same number does not
  // stand at every pixel the channel is left alone.
  void find_constants() {
    const std::vector<bool> dead = dead_channels();
    if (std::ranges::find(dead, true) == dead.end()) return;
    ir::Array values = filled_with_nothing(graph_.tensor(node(chain_.nodes[0]).inputs[0]));
    for (std::size_t k = 0; k + 1 < chain_.nodes.size(); ++k) {
      auto next = output_of(node(chain_.nodes[k]), values);
      if (!next) return;
      values = std::move(*next);
    }
    const std::vector<double> numbers = ir::to_doubles(std::as_const(values).view());
    for (std::size_t c = 0; c < dead.size(); ++c)
      constants_.push_back(dead[c] ? constant_of(numbers, c, dead.size()) : std::nan(""));
  }

  std::optional<ir::Array> output_of(const ir::Node& current, const ir::Array& input) {
    std::vector<std::optional<ir::ConstArrayView>> inputs(current.inputs.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      if (current.inputs[i] == ir::no_tensor) continue;
      const ir::Tensor& tensor = graph_.tensor(current.inputs[i]);
      if (i > 0 && !tensor.is_constant()) return std::nullopt;
      inputs[i] = i > 0 ? tensor.value()
                        : ir::ConstArrayView{tensor.type, input.bytes, tensor.quant ? &*tensor.quant : nullptr};
    }
    auto outputs = ops::evaluate(graph_, current, inputs);
    if (!outputs) return std::nullopt;
    return std::move(outputs->front());
  }

  static double constant_of(const std::vector<double>& numbers, std::size_t channel, std::size_t channels) {
    for (std::size_t i = channel; i < numbers.size(); i += channels)
      if (numbers[i] != numbers[channel]) return std::nan("");
    return channel < numbers.size() ? numbers[channel] : std::nan("");
  }

  // One channel stays in any case: tensors without elements are of no use to anybody.
  std::vector<bool> channels_to_keep() {
    const double nothing = nothing_of(graph_.tensor(mixer().inputs[0]));
    const bool pads = mixer_pads();
    std::vector<bool> keep(constants_.size(), true);
    for (std::size_t c = 0; c < keep.size(); ++c)
      keep[c] = std::isnan(constants_[c]) || (pads && constants_[c] != nothing);
    if (std::ranges::find(keep, true) == keep.end()) keep[0] = true;
    return keep;
  }

  bool mixer_pads() {
    if (mixer().op != "Conv") return false;
    const ir::Shape& weights = graph_.tensor(mixer().inputs[1]).type.shape;
    const auto window =
        ops::window_of(ops::NodeView(graph_, mixer()), std::span(weights).subspan(1, weights.size() - 2));
    return !window || window->pad_top + window->pad_left + window->pad_bottom + window->pad_right > 0;
  }

  bool fold_into_bias(const std::vector<bool>& keep) {
    const double nothing = nothing_of(graph_.tensor(mixer().inputs[0]));
    std::vector<double> more(static_cast<std::size_t>(graph_.tensor(mixer().inputs[1]).type.shape.front()), 0);
    for (std::size_t c = 0; c < keep.size(); ++c) {
      if (keep[c] || constants_[c] == nothing) continue;
      const auto sums = sums_of_weights(graph_, mixer(), c);
      for (std::size_t o = 0; o < more.size(); ++o) more[o] += sums[o] * (constants_[c] - nothing);
    }
    if (std::ranges::all_of(more, [](double value) { return value == 0; })) return true;
    return add_to_bias(more);
  }

  bool add_to_bias(const std::vector<double>& more) {
    const ir::Tensor& weights = graph_.tensor(mixer().inputs[1]);
    const ir::Tensor& data = graph_.tensor(mixer().inputs[0]);
    const bool is_real = ir::is_float(data.type.dtype);
    if (is_real && weights.type.dtype != ir::DType::float32) return false;
    const ir::TensorId old = input_or_none(mixer(), 2);
    ir::Array bias({is_real ? ir::DType::float32 : ir::DType::int32, {static_cast<std::int64_t>(more.size())}});
    std::vector<double> sums =
        old == ir::no_tensor ? std::vector<double>(more.size(), 0) : ir::to_doubles(graph_.tensor(old).value());
    if (sums.size() != more.size()) return false;
    if (old != ir::no_tensor && graph_.tensor(old).type.dtype != bias.type.dtype) return false;
    for (std::size_t o = 0; o < more.size(); ++o) {
      sums[o] += more[o];
      if (!is_real && std::fabs(sums[o]) > std::numeric_limits<std::int32_t>::max()) return false;
      if (is_real)
        bias.as<float>()[o] = static_cast<float>(sums[o]);
      else
        bias.as<std::int32_t>()[o] = static_cast<std::int32_t>(sums[o]);
    }
    auto quant = old == ir::no_tensor ? std::nullopt : graph_.tensor(old).quant;
    if (!is_real && !quant) quant = quant_of_products(data, weights);
    const std::string name = old == ir::no_tensor ? mixer().name + "/bias" : graph_.tensor(old).name;
    const ir::TensorId id = add_constant(graph_, name, bias);
    graph_.tensor(id).quant = std::move(quant);
    mixer().inputs.resize(3, ir::no_tensor);
    mixer().inputs[2] = id;
    return true;
  }

  static ir::QuantParams quant_of_products(const ir::Tensor& data, const ir::Tensor& weights) {
    ir::QuantParams quant = *weights.quant;
    for (float& scale : quant.scales) scale *= data.quant->scales[0];
    std::ranges::fill(quant.zero_points, 0);
    return quant;
  }

  void shrink(const std::vector<bool>& keep) {
    for (std::size_t k = 0; k + 1 < chain_.nodes.size(); ++k) {
      ir::Node& current = node(chain_.nodes[k]);
      if (k == 0 || current.op == "Conv") {
        current.inputs[1] = kept_slices(graph_, current.inputs[1], 0, keep);
        if (const ir::TensorId bias = input_or_none(current, 2); bias != ir::no_tensor)
          current.inputs[2] = kept_slices(graph_, bias, graph_.tensor(bias).type.shape.size() - 1, keep);
        if (k > 0) current.attributes.set("group", std::int64_t{std::count(keep.begin(), keep.end(), true)});
      }
      graph_.tensor(current.outputs[0]).type.shape.back() = std::count(keep.begin(), keep.end(), true);
    }
    mixer().inputs[1] =
        kept_slices(graph_, mixer().inputs[1], graph_.tensor(mixer().inputs[1]).type.shape.size() - 1, keep);
  }

  ir::Graph& graph_;
  const ChannelChain& chain_;
  std::vector<double> constants_;  // of dead channels what they hold before the mixer; others are not a number
};

}  // namespace

Result<ir::Graph> remove_dead_channels(ir::Graph graph) {
  const std::vector<ChannelChain> chains = channel_chains(graph);
  for (const ChannelChain& chain : chains) Remover(graph, chain).run();
  return remove_dead(std::move(graph));
}

}  // namespace jauge::passes
