#include "bench/predictions/synthetic.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <span>

#include "analyzer/ops/operator.h"

namespace jauge::predictions {
namespace {

enum class World { tflite, onnx, reals };

constexpr double most_macs_of_a_layer = 300'000;
constexpr std::int64_t most_elements = 24 * 1024;  // of a tensor

// Knuth's generator: the standard library's distributions differ from one to the next.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 2 + 1) {}

  std::size_t below(std::size_t count) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>((state_ >> 33) % count);
  }
  bool chance(std::size_t percent) { return below(100) < percent; }
  template <std::size_t N>
  std::int64_t one_of(const std::array<std::int64_t, N>& values) {
    return values[below(N)];
  }

 private:
  std::uint64_t state_;
};

using Attributes = std::map<std::string, ir::AttributeValue>;

struct WindowForm {
  std::int64_t height, width, stride;
  bool keeps_size;  // padded as SAME
};

class Maker {
 public:
  Maker(World world, std::uint64_t seed) : dice_(seed), world_(world) {}

  ir::Graph picture_network() {
    begin({1, dice_.one_of<8>({8, 10, 16, 24, 25, 32, 49, 64}), dice_.one_of<8>({5, 8, 10, 16, 20, 24, 32, 48}),
           dice_.one_of<6>({1, 1, 2, 3, 3, 4})});
    add_conv(any_window());
    for (int i = 0; i < 9; ++i) add_some_layer();
    finish();
    return std::move(graph_);
  }

  // Few channels all the way: windows that are laid out.
  ir::Graph stem_network() {
    begin({1, dice_.one_of<6>({10, 20, 28, 32, 49, 64}), dice_.one_of<6>({1, 3, 10, 20, 28, 40}),
           dice_.one_of<5>({1, 1, 2, 3, 4})});
    for (int i = 0; i < 3; ++i) {
      const WindowForm window = any_window();
      add_conv(window, dice_.one_of<6>({4, 4, 4, 8, 12, 16}));
    }
    add_conv(any_window(), dice_.one_of<5>({8, 16, 24, 32, 64}));
    close();
    return std::move(graph_);
  }

  ir::Graph sequence_network() {
    begin({1, dice_.one_of<6>({24, 40, 64, 90, 128, 200}), dice_.one_of<5>({1, 3, 6, 9, 16})});
    for (int i = 0; i < 4; ++i) add_conv({dice_.one_of<4>({3, 5, 8, 16}), 0, dice_.one_of<3>({1, 1, 2}), false});
    add_pool(false);
    finish();
    return std::move(graph_);
  }

  ir::Graph dense_network() {
    begin({1, dice_.one_of<8>({5, 10, 33, 64, 128, 250, 392, 640})});
    for (int i = 0; i < 6; ++i) add_dense(dice_.one_of<10>({1, 2, 7, 10, 16, 40, 64, 100, 128, 200}), dice_.chance(60));
    add_softmax();
    close();
    return std::move(graph_);
  }

 private:
  const ir::Shape& shape() const { return graph_.tensor(current_).type.shape; }
  bool is_integer() const { return world_ != World::reals; }
  bool is_picture() const { return shape().size() == 4; }
  std::int64_t channels() const { return shape().back(); }

  std::optional<ir::QuantParams> meaning(float scale, std::int64_t zero) const {
    if (!is_integer()) return std::nullopt;
    return ir::QuantParams{.scales = {scale}, .zero_points = {zero}};
  }

  void begin(ir::Shape input) {
    current_ = graph_.add({.name = "in",
                           .type = {is_integer() ? ir::DType::int8 : ir::DType::float32, std::move(input)},
                           .quant = meaning(0.05f, -1),
                           .data = {}});
    graph_.inputs = {current_};
  }
  void close() { graph_.outputs = {current_}; }

  // The usual end of a classifier.
  void finish() {
    if (is_picture() && dice_.chance(60)) add_global_mean();
    add("Flatten", {}, graph_.tensor(current_).quant, {});
    add_dense(dice_.one_of<5>({2, 5, 10, 12, 101}), false);
    add_softmax();
    close();
  }

  // Adds the node unless its result would be too large, or its window larger than the input.
  bool add(const std::string& op, const std::vector<ir::TensorId>& further, std::optional<ir::QuantParams> quant,
           const Attributes& attributes, ir::ActivationKind activation = ir::ActivationKind::none) {
    ir::Graph trial = graph_;
    ir::Node node;
    node.op = op;
    node.name = op + std::to_string(graph_.nodes.size());
    node.inputs = {current_};
    node.inputs.insert(node.inputs.end(), further.begin(), further.end());
    for (const auto& [name, value] : attributes) node.attributes.set(name, value);
    node.activation.kind = activation;
    if (activation == ir::ActivationKind::relu) node.activation.low = 0;
    if (is_integer()) node.rounding = world_ == World::tflite ? ir::Rounding::tflite : ir::Rounding::onnx;
    const ir::DType dtype = is_integer() ? ir::DType::int8 : ir::DType::float32;
    const ir::TensorId result =
        trial.add({.name = node.name + " out", .type = {dtype, {}}, .quant = std::move(quant), .data = {}});
    node.outputs = {result};
    if (!ops::infer_shapes(trial, node)) return false;
    const std::int64_t elements = ir::elements(trial.tensor(result).type.shape);
    if (elements == 0 || elements > most_elements) return false;
    trial.nodes.push_back(std::move(node));
    graph_ = std::move(trial);
    earlier_ = current_;
    current_ = result;
    return true;
  }

  ir::TensorId constant(ir::Array array, std::optional<ir::QuantParams> quant) {
    return graph_.add({.name = "constant " + std::to_string(graph_.tensors.size()),
                       .type = array.type,
                       .quant = std::move(quant),
                       .data = ir::Buffer(std::move(array.bytes))});
  }

  // Weights and bias; int8 with a scale for each channel. The result's scale keeps most sums inside int8.
  std::vector<ir::TensorId> weights_and_bias(const ir::Shape& shape, std::int64_t outputs, float& result_scale) {
    if (!is_integer()) {
      ir::Array weights({ir::DType::float32, shape}), bias({ir::DType::float32, {outputs}});
      for (float& w : weights.as<float>()) w = static_cast<float>(dice_.below(255)) / 1000 - 0.127f;
      for (float& b : bias.as<float>()) b = static_cast<float>(dice_.below(100)) / 100 - 0.5f;
      return {constant(std::move(weights), {}), constant(std::move(bias), {})};
    }
    ir::Array weights({ir::DType::int8, shape}), bias({ir::DType::int32, {outputs}});
    for (std::int8_t& w : weights.as<std::int8_t>()) {
      const auto drawn = static_cast<int>(dice_.below(255));
      w = static_cast<std::int8_t>(drawn - 127);
    }
    for (std::int32_t& b : bias.as<std::int32_t>()) b = static_cast<std::int32_t>(dice_.below(2000)) - 1000;
    ir::QuantParams quant;
    quant.axis = 0;
    for (std::int64_t i = 0; i < outputs; ++i) {
      quant.scales.push_back(0.002f + 0.0001f * static_cast<float>(dice_.below(30)));
      quant.zero_points.push_back(0);
    }
    const float in_scale = graph_.tensor(current_).quant->scales[0];
    result_scale = in_scale * 0.003f * 40 * std::sqrt(static_cast<float>(ir::elements(shape) / outputs));
    return {constant(std::move(weights), quant),
            constant(std::move(bias), ir::QuantParams{.scales = {1}, .zero_points = {0}})};
  }

  Attributes attributes_of(const WindowForm& window) const {
    const std::size_t axes = shape().size() - 2;
    std::vector<std::int64_t> kernel = {window.height}, strides(axes, window.stride), pads(2 * axes, 0);
    if (axes == 2) kernel.push_back(window.width);
    for (std::size_t axis = 0; axis < axes && window.keeps_size; ++axis) {
      const std::int64_t size = shape()[1 + axis];
      const std::int64_t results = (size + window.stride - 1) / window.stride;
      const std::int64_t all = std::max<std::int64_t>(0, (results - 1) * window.stride + kernel[axis] - size);
      pads[axis] = all / 2, pads[axis + axes] = all - all / 2;
    }
    return {{"kernel_shape", kernel}, {"strides", strides}, {"pads", pads}, {"channels_last", std::int64_t{1}}};
  }

  WindowForm any_window() {
    static constexpr WindowForm forms[] = {
        {3, 3, 1, true}, {3, 3, 1, true}, {3, 3, 2, true},  {3, 3, 1, false}, {5, 5, 1, true},  {3, 3, 2, false},
        {5, 5, 2, true}, {1, 3, 1, true}, {10, 4, 2, true}, {7, 7, 2, true},  {2, 2, 1, true},  {4, 4, 2, false},
        {8, 8, 1, true}, {6, 6, 1, true}, {5, 5, 2, true},  {5, 1, 1, false}, {16, 1, 1, false}};
    return forms[dice_.below(std::size(forms))];
  }

  // Filters that keep the layer below the limit.
  std::int64_t filters_for(double macs_of_one) {
    const std::int64_t wanted = dice_.one_of<14>({3, 4, 6, 8, 8, 12, 16, 16, 24, 32, 32, 48, 64, 128});
    const auto most = static_cast<std::int64_t>(most_macs_of_a_layer / std::max(1.0, macs_of_one));
    return std::clamp<std::int64_t>(wanted <= most ? wanted : most / 4 * 4, 2, 128);
  }

  std::int64_t results_of(const WindowForm& window) const {
    std::int64_t results = 1;
    for (std::size_t axis = 1; axis + 1 < shape().size(); ++axis)
      results *= (shape()[axis] + window.stride - 1) / window.stride;
    return results;
  }

  void add_conv(const WindowForm& window) {
    const std::int64_t taps = window.height * std::max<std::int64_t>(1, window.width) * channels();
    add_conv(window, filters_for(static_cast<double>(results_of(window) * taps)));
  }

  void add_conv(const WindowForm& window, std::int64_t filters) {
    ir::Shape weights = {filters, window.height};
    if (is_picture()) weights.push_back(window.width);
    weights.push_back(channels());
    add_products("Conv", weights, filters, attributes_of(window));
  }

  void add_depthwise(const WindowForm& window, std::int64_t multiplier) {
    const std::int64_t filters = channels() * multiplier;
    Attributes attributes = attributes_of(window);
    attributes["group"] = channels();
    add_products("Conv", {filters, window.height, window.width, 1}, filters, attributes);
  }

  void add_dense(std::int64_t outputs, bool activates) {
    add_products("Gemm", {outputs, channels()}, outputs, {{"transB", std::int64_t{1}}}, activates ? 100 : 0);
  }

  void add_products(const std::string& op, const ir::Shape& weights, std::int64_t outputs, const Attributes& attributes,
                    std::size_t percent_activated = 70) {
    float scale = 1;
    const auto further = weights_and_bias(weights, outputs, scale);
    const bool activates = dice_.chance(percent_activated);
    const std::int64_t zero = activates ? (dice_.chance(15) ? -100 : -128) : 3;
    add(op, further, meaning(scale, zero), attributes, activates ? ir::ActivationKind::relu : ir::ActivationKind::none);
  }

  void add_pool(bool is_maximum) {
    static constexpr WindowForm forms[] = {{2, 2, 2, false}, {3, 3, 2, true}, {2, 2, 2, false}, {3, 3, 1, true}};
    add(is_maximum ? "MaxPool" : "AveragePool", {}, graph_.tensor(current_).quant,
        attributes_of(forms[dice_.below(std::size(forms))]));
  }

  void add_global_mean() {
    add("GlobalAveragePool", {}, graph_.tensor(current_).quant, {{"channels_last", std::int64_t{1}}});
  }

  void add_softmax() { add("Softmax", {}, meaning(1.0f / 256, -128), {{"axis", std::int64_t{-1}}}); }

  // The current tensor with itself before its last layer, or with itself.
  void add_sum() {
    const bool fits = graph_.tensor(earlier_).type.shape == shape();
    add("Add", {fits ? earlier_ : current_}, meaning(graph_.tensor(current_).quant ? 0.11f : 1, -5), {});
  }

  void add_some_layer() {
    if (!is_picture()) return;
    const std::size_t kind = dice_.below(100);
    if (kind < 30) return add_conv({1, 1, dice_.chance(12) ? 2 : 1, true});
    if (kind < 52) return add_conv(any_window());
    if (kind < 78)
      return add_depthwise(dice_.chance(70) ? WindowForm{3, 3, dice_.chance(65) ? 1 : 2, true} : any_window(),
                           dice_.chance(12) ? 2 : 1);
    if (kind < 88) return add_pool(dice_.chance(55));
    add_sum();
  }

  Dice dice_;
  World world_;
  ir::Graph graph_;
  ir::TensorId current_ = ir::no_tensor, earlier_ = ir::no_tensor;
};

struct Series {
  const char* name;
  World world;
  int pictures, stems, sequences, dense;
};
constexpr Series series[] = {{"int8 as TFLite", World::tflite, 64, 28, 8, 8},
                             {"int8 as ONNX", World::onnx, 12, 4, 2, 3},
                             {"float32", World::reals, 28, 10, 4, 6}};

}  // namespace

std::vector<SyntheticNetwork> synthetic_networks() {
  std::vector<SyntheticNetwork> networks;
  for (const Series& one : series) {
    const int short_of_dense = one.pictures + one.stems + one.sequences, count = short_of_dense + one.dense;
    for (int i = 0; i < count; ++i) {
      Maker maker(one.world, static_cast<std::uint64_t>(networks.size()) * 7919 + 17);
      networks.push_back(
          {std::string(one.name) + " " + std::to_string(i + 1), i < one.pictures               ? maker.picture_network()
                                                                : i < one.pictures + one.stems ? maker.stem_network()
                                                                : i < short_of_dense ? maker.sequence_network()
                                                                                     : maker.dense_network()});
    }
  }
  return networks;
}

}  // namespace jauge::predictions
