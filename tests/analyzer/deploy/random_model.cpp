#include "tests/analyzer/deploy/random_model.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

#include "analyzer/ops/operator.h"
#include "tests/analyzer/deploy/random_numbers.h"

namespace jauge::deploy::testing {
namespace {

enum class World { reals, tflite, onnx };

class ModelMaker {
 public:
  explicit ModelMaker(unsigned seed)
      : random_(seed),
        world_(random_.one_of({World::reals, World::tflite, World::tflite, World::onnx})),
        has_late_kinds_(seed % 5 == 4) {
    dtype_ = world_ == World::reals ? ir::DType::float32 : random_.chance(15) ? ir::DType::uint8 : ir::DType::int8;
  }

  ir::Graph make() {
    current_ = graph_.add({.name = "in", .type = {dtype_, first_shape()}, .quant = any_meaning(), .data = {}});
    graph_.inputs = {current_};
    const std::int64_t nodes = random_.between(1, 4);
    for (int tries = 0; tries < 50 && static_cast<std::int64_t>(graph_.nodes.size()) < nodes; ++tries) {
      made_.push_back(current_);
      add_some_node();
    }
    graph_.outputs = {current_};
    return std::move(graph_);
  }

 private:
  const ir::Shape& shape() const { return graph_.tensor(current_).type.shape; }
  std::int64_t channels() const { return shape().back(); }
  bool is_picture() const { return shape().size() == 4; }
  bool is_integer() const { return world_ != World::reals; }

  ir::Shape first_shape() {
    if (random_.chance(15)) return {1, random_.between(1, 40)};
    if (random_.chance(20)) return {1, random_.between(3, 20), random_.between(1, 9)};
    return {1, random_.between(3, 10), random_.between(3, 10), random_.between(1, 9)};
  }

  std::optional<ir::QuantParams> meaning(float scale, std::int64_t zero) {
    if (!is_integer()) return std::nullopt;
    return ir::QuantParams{.scales = {scale}, .zero_points = {zero}};
  }
  std::optional<ir::QuantParams> any_meaning() {
    const float scale = std::exp2(random_.real(-8, -2));
    const std::int64_t zero = random_.chance(30) ? -128 : random_.between(-128, 127);
    return meaning(scale, zero + (dtype_ == ir::DType::uint8 ? 128 : 0));
  }
  float scale_of_current() { return is_integer() ? graph_.tensor(current_).quant->scales[0] : 1; }
  // 1 in 256 steps from the smallest number on, as probabilities have it.
  std::optional<ir::QuantParams> unit_meaning() { return meaning(1.0f / 256, dtype_ == ir::DType::uint8 ? 0 : -128); }

  ir::TensorId constant(ir::Array array, std::optional<ir::QuantParams> quant = {}) {
    return graph_.add({.name = "constant" + std::to_string(graph_.tensors.size()),
                       .type = array.type,
                       .quant = std::move(quant),
                       .data = ir::Buffer(std::move(array.bytes))});
  }
  ir::TensorId numbers(const std::vector<std::int64_t>& values) {
    ir::Array array({ir::DType::int64, {static_cast<std::int64_t>(values.size())}});
    std::ranges::copy(values, array.as<std::int64_t>().begin());
    return constant(std::move(array));
  }
  ir::TensorId reals(ir::Shape shape, float low, float high) {
    ir::Array array({ir::DType::float32, std::move(shape)});
    for (float& x : array.as<float>()) x = random_.real(low, high);
    return constant(std::move(array));
  }

  struct Draft {
    std::string op;
    std::vector<ir::TensorId> further_inputs = {};
    std::optional<ir::QuantParams> quant = {};
    std::map<std::string, ir::AttributeValue> attributes = {};
    bool may_activate = false;
    bool clamps_only = false;
  };

  // Adds the node if its shapes can be inferred; its output becomes current.
  void add(const Draft& draft) {
    ir::Node node;
    node.op = draft.op;
    node.name = draft.op + std::to_string(graph_.nodes.size());
    node.inputs = {current_};
    node.inputs.insert(node.inputs.end(), draft.further_inputs.begin(), draft.further_inputs.end());
    for (const auto& [name, value] : draft.attributes) node.attributes.set(name, value);
    if (is_integer()) node.rounding = world_ == World::tflite ? ir::Rounding::tflite : ir::Rounding::onnx;
    if (draft.may_activate) node.activation = some_activation(draft.clamps_only);
    node.outputs = {graph_.add({.name = node.name + "_out", .type = {dtype_, {}}, .quant = draft.quant, .data = {}})};
    ir::Graph trial = graph_;
    if (!ops::infer_shapes(trial, node) || ir::elements(trial.tensor(node.outputs[0]).type.shape) == 0) return;
    graph_ = std::move(trial);
    current_ = node.outputs[0];
    graph_.nodes.push_back(std::move(node));
  }

  ir::Activation some_activation(bool clamps_only) {
    using enum ir::ActivationKind;
    ir::Activation activation;
    if (random_.chance(50)) return activation;
    activation.kind = clamps_only ? random_.one_of({relu, relu6, relu_n1_to_1, clip})
                                  : random_.one_of({relu, relu6, relu_n1_to_1, clip, leaky_relu, tanh, sigmoid});
    if (activation.kind == clip) {
      activation.low = random_.real(-2, 0);
      activation.high = random_.real(0, 2);
    }
    activation.alpha = 0.125f;
    return activation;
  }

  void add_some_node() {
    using Adder = void (ModelMaker::*)();
    static constexpr Adder for_pictures[] = {
        &ModelMaker::add_conv,   &ModelMaker::add_conv,    &ModelMaker::add_conv,   &ModelMaker::add_depthwise,
        &ModelMaker::add_pool,   &ModelMaker::add_pool,    &ModelMaker::add_global, &ModelMaker::add_mean,
        &ModelMaker::add_resize, &ModelMaker::add_flatten, &ModelMaker::add_padding};
    static constexpr Adder for_all[] = {
        &ModelMaker::add_binary,    &ModelMaker::add_binary, &ModelMaker::add_function,  &ModelMaker::add_function,
        &ModelMaker::add_softmax,   &ModelMaker::add_concat, &ModelMaker::add_transpose, &ModelMaker::add_scale_bias,
        &ModelMaker::add_recurrent, &ModelMaker::add_slice};
    static constexpr Adder for_rows[] = {&ModelMaker::add_dense};
    if (has_late_kinds_ && shape().size() >= 2 && random_.chance(60)) return add_late_kind();
    const int kind = static_cast<int>(random_.between(0, 9));
    if (kind == 0 && shape().size() == 3) return add_recurrent();
    const std::span<const Adder> adders = shape().size() >= 3 && kind < 6   ? std::span<const Adder>(for_pictures)
                                          : shape().size() == 2 && kind < 5 ? std::span<const Adder>(for_rows)
                                                                            : std::span<const Adder>(for_all);
    (this->*random_.one_of(adders))();
  }

  // Attributes of a window that fits the current tensor.
  std::map<std::string, ir::AttributeValue> window(std::int64_t largest_kernel, bool may_dilate) {
    const std::size_t axes = shape().size() - 2;
    std::vector<std::int64_t> kernel, strides, dilations, pads(2 * axes, 0);
    for (std::size_t axis = 0; axis < axes; ++axis) {
      kernel.push_back(random_.between(1, largest_kernel));
      strides.push_back(random_.chance(60) ? 1 : random_.between(2, 3));
      dilations.push_back(may_dilate && random_.chance(15) ? 2 : 1);
      if (!random_.chance(60)) continue;
      pads[axis] = random_.between(0, kernel[axis] - 1);
      pads[axis + axes] = random_.between(0, kernel[axis] - 1);
    }
    return {{"kernel_shape", kernel},
            {"strides", strides},
            {"dilations", dilations},
            {"pads", pads},
            {"channels_last", std::int64_t{1}}};
  }

  // int8 weights around 0 with a scale for each channel, and their biases; or reals.
  std::vector<ir::TensorId> weights_and_bias(const ir::Shape& shape, int channel_axis, std::int64_t taps) {
    const std::int64_t outputs = shape[static_cast<std::size_t>(channel_axis)];
    if (!is_integer()) {
      std::vector<ir::TensorId> inputs = {reals(shape, -0.5f, 1)};
      if (random_.chance(80)) inputs.push_back(reals({outputs}, -1, 1));
      return inputs;
    }
    ir::Array weights({ir::DType::int8, shape});
    const bool lowest = random_.chance(10);
    for (std::int8_t& w : weights.as<std::int8_t>())
      w = static_cast<std::int8_t>(random_.between(lowest ? -128 : -127, 127));
    ir::QuantParams quant;
    quant.axis = random_.chance(60) ? channel_axis : -1;
    for (std::int64_t i = 0; i < (quant.axis < 0 ? 1 : outputs); ++i) {
      quant.scales.push_back(std::exp2(random_.real(-9, -5)));
      quant.zero_points.push_back(0);
    }
    std::vector<ir::TensorId> inputs = {constant(std::move(weights), quant)};
    product_scale_ = scale_of_current() * quant.scales[0] * std::sqrt(static_cast<float>(taps)) * 64;
    if (!random_.chance(80)) return inputs;
    ir::Array bias({ir::DType::int32, {outputs}});
    const std::int64_t reach = random_.chance(10) ? 9'000'000 : 3000;
    for (std::int32_t& b : bias.as<std::int32_t>()) b = static_cast<std::int32_t>(random_.between(-reach, reach));
    inputs.push_back(constant(std::move(bias), ir::QuantParams{.scales = {1}, .zero_points = {0}}));
    return inputs;
  }

  std::optional<ir::QuantParams> meaning_of_products() {
    auto quant = any_meaning();
    if (quant) quant->scales[0] = product_scale_ * random_.real(0.2f, 2);
    return quant;
  }

  void add_conv() {
    auto attributes = window(random_.chance(20) ? 5 : 3, true);
    const std::int64_t groups = channels() % 2 == 0 && random_.chance(20) ? 2 : 1;
    const std::int64_t outputs = groups * random_.between(1, 9);
    ir::Shape shape = {outputs};
    const auto kernel = std::get<std::vector<std::int64_t>>(attributes["kernel_shape"]);
    shape.insert(shape.end(), kernel.begin(), kernel.end());
    shape.push_back(channels() / groups);
    attributes["group"] = groups;
    const auto inputs = weights_and_bias(shape, 0, ir::elements(shape) / outputs);
    add({.op = "Conv",
         .further_inputs = inputs,
         .quant = meaning_of_products(),
         .attributes = attributes,
         .may_activate = true});
  }

  void add_depthwise() {
    auto attributes = window(3, true);
    const std::int64_t multiplier = random_.chance(70) ? 1 : random_.between(2, 3);
    ir::Shape shape = {channels() * multiplier};
    const auto kernel = std::get<std::vector<std::int64_t>>(attributes["kernel_shape"]);
    shape.insert(shape.end(), kernel.begin(), kernel.end());
    shape.push_back(1);
    attributes["group"] = channels();
    const auto inputs = weights_and_bias(shape, 0, ir::elements(shape) / shape[0]);
    add({.op = "Conv",
         .further_inputs = inputs,
         .quant = meaning_of_products(),
         .attributes = attributes,
         .may_activate = true});
  }

  void add_dense() {
    const bool turned = random_.chance(70);
    const std::int64_t outputs = random_.between(1, 20);
    const ir::Shape shape = turned ? ir::Shape{outputs, channels()} : ir::Shape{channels(), outputs};
    const auto inputs = weights_and_bias(shape, turned ? 0 : 1, channels());
    add({.op = "Gemm",
         .further_inputs = inputs,
         .quant = meaning_of_products(),
         .attributes = {{"transB", std::int64_t{turned}}},
         .may_activate = true});
  }

  std::optional<ir::QuantParams> same_meaning() { return graph_.tensor(current_).quant; }

  void add_pool() {
    auto attributes = window(4, false);
    attributes.erase("dilations");
    if (random_.chance(20)) attributes["ceil_mode"] = std::int64_t{1};
    const bool maximum = random_.chance(50);
    if (!maximum && world_ != World::tflite && random_.chance(30)) attributes["count_include_pad"] = std::int64_t{1};
    const bool keep = world_ == World::tflite || random_.chance(60);
    add({.op = maximum ? "MaxPool" : "AveragePool",
         .quant = keep ? same_meaning() : any_meaning(),
         .attributes = attributes,
         .may_activate = keep && random_.chance(30),
         .clamps_only = true});
  }

  void add_global() {
    const bool maximum = random_.chance(30);
    add({.op = maximum ? "GlobalMaxPool" : "GlobalAveragePool",
         .quant = any_meaning(),
         .attributes = {{"channels_last", std::int64_t{1}}}});
  }

  void add_mean() {
    const std::vector<std::int64_t> axes =
        is_picture() ? random_.one_of<std::vector<std::int64_t>>({{1, 2}, {1}, {2}, {3}, {1, 2, 3}})
                     : std::vector<std::int64_t>{1};
    add({.op = random_.chance(80) ? "ReduceMean" : "ReduceSum",
         .further_inputs = {numbers(axes)},
         .quant = any_meaning(),
         .attributes = {{"keepdims", random_.between(0, 1)}}});
  }

  void add_resize() {
    if (!is_picture()) return;
    const bool linear = random_.chance(50);
    ir::Shape sizes = shape();
    sizes[1] = random_.between(1, 2 * sizes[1]);
    sizes[2] = random_.between(1, 2 * sizes[2]);
    const std::string coordinates = random_.one_of<std::string>({"half_pixel", "asymmetric", "align_corners"});
    const bool keep = !linear || world_ == World::tflite || random_.chance(50);
    add({.op = "Resize",
         .further_inputs = {ir::no_tensor, ir::no_tensor, numbers(sizes)},
         .quant = keep ? same_meaning() : any_meaning(),
         .attributes = {{"mode", std::string(linear ? "linear" : "nearest")},
                        {"coordinate_transformation_mode", coordinates},
                        {"nearest_mode", random_.one_of<std::string>({"floor", "round_prefer_floor", "ceil"})}}});
  }

  void add_flatten() { add({.op = "Reshape", .further_inputs = {numbers({1, -1})}, .quant = same_meaning()}); }

  void add_padding() {
    const std::size_t rank = shape().size();
    std::vector<std::int64_t> pads(2 * rank, 0);
    for (std::size_t axis = 1; axis < rank; ++axis) {
      pads[axis] = random_.between(-1, 2);
      pads[axis + rank] = random_.between(0, 2);
    }
    add({.op = "Pad", .further_inputs = {numbers(pads)}, .quant = same_meaning()});
  }

  // The current tensor with an earlier one of the same shape, or with a constant that may be repeated.
  void add_binary() {
    std::string op = random_.one_of<std::string>({"Add", "Add", "Mul", "Sub"});
    if (world_ != World::tflite && random_.chance(20)) op = random_.one_of<std::string>({"Max", "Min"});
    ir::TensorId other = current_;
    for (const ir::TensorId earlier : made_)
      if (graph_.tensor(earlier).type.shape == shape()) other = earlier;
    if (random_.chance(50) || other == current_) {
      ir::Shape repeated = shape();
      for (std::int64_t& extent : repeated)
        if (random_.chance(40)) extent = 1;
      if (random_.chance(30)) repeated = {channels()};
      ir::Array array({dtype_, repeated});
      random_.fill(array);
      other = constant(std::move(array), any_meaning());
    }
    add({.op = op, .further_inputs = {other}, .quant = any_meaning(), .may_activate = true});
  }

  void add_function() {
    const std::string op = random_.one_of<std::string>(
        {"Relu", "Sigmoid", "Tanh", "LeakyRelu", "HardSwish", "Clip", "Elu", "HardSigmoid", "Softplus", "Abs"});
    Draft draft{.op = op, .quant = any_meaning()};
    if (op == "Clip") {
      if (is_integer()) return;
      draft.further_inputs = {reals({}, -1, 0), reals({}, 0, 1)};
    }
    if (world_ == World::tflite && op == "Sigmoid") draft.quant = unit_meaning();
    if (world_ == World::tflite && op == "Tanh")
      draft.quant = meaning(1.0f / 128, dtype_ == ir::DType::uint8 ? 128 : 0);
    add(draft);
  }

  void add_softmax() {
    if (channels() < 2) return;
    add({.op = "Softmax", .quant = unit_meaning(), .attributes = {{"axis", std::int64_t{-1}}}});
  }

  void add_concat() {
    if (shape().size() < 2) return;
    ir::TensorId other = current_;
    for (const ir::TensorId earlier : made_)
      if (graph_.tensor(earlier).type.shape == shape() && graph_.tensor(earlier).quant == graph_.tensor(current_).quant)
        other = earlier;
    const auto axis = random_.between(1, static_cast<std::int64_t>(shape().size()) - 1);
    const bool keep = world_ == World::tflite || random_.chance(70);
    add({.op = "Concat",
         .further_inputs = {other},
         .quant = keep ? same_meaning() : any_meaning(),
         .attributes = {{"axis", axis}}});
  }

  void add_transpose() {
    if (shape().size() < 2) return;
    std::vector<std::int64_t> perm(shape().size());
    for (std::size_t i = 0; i < perm.size(); ++i) perm[i] = static_cast<std::int64_t>(i);
    for (std::size_t i = perm.size() - 1; i > 1; --i)
      std::swap(perm[i], perm[static_cast<std::size_t>(random_.between(1, static_cast<std::int64_t>(i)))]);
    add({.op = "Transpose", .quant = same_meaning(), .attributes = {{"perm", perm}}});
  }

  void add_slice() {
    if (shape().size() < 2) return;
    const auto axis = random_.between(1, static_cast<std::int64_t>(shape().size()) - 1);
    const std::int64_t extent = shape()[static_cast<std::size_t>(axis)];
    const std::int64_t begin = random_.between(0, extent - 1);
    add({.op = "Slice",
         .further_inputs = {numbers({begin}), numbers({random_.between(begin + 1, extent)}), numbers({axis}),
                            numbers({random_.between(1, 2)})},
         .quant = same_meaning()});
  }

  void add_scale_bias() {
    if (world_ == World::tflite) return;
    add({.op = "ScaleBias",
         .further_inputs = {reals({channels()}, -2, 2), reals({channels()}, -1, 1)},
         .quant = any_meaning(),
         .attributes = {{"channels_last", std::int64_t{1}}}});
  }

  void add_recurrent() {
    if (is_integer() || shape().size() != 3) return;
    const std::string op = random_.one_of<std::string>({"LSTM", "GRU", "RNN"});
    const std::int64_t gates = op == "LSTM" ? 4 : op == "GRU" ? 3 : 1, hidden = random_.between(1, 6);
    const std::string direction = random_.one_of<std::string>({"forward", "reverse", "bidirectional"});
    const std::int64_t directions = direction == "bidirectional" ? 2 : 1;
    std::vector<ir::TensorId> inputs = {reals({directions, gates * hidden, channels()}, -1, 1),
                                        reals({directions, gates * hidden, hidden}, -1, 1)};
    if (random_.chance(70)) inputs.push_back(reals({directions, 2 * gates * hidden}, -1, 1));
    std::map<std::string, ir::AttributeValue> attributes = {
        {"hidden_size", hidden}, {"direction", direction}, {"layout", std::int64_t{1}}};
    if (op == "GRU") attributes["linear_before_reset"] = random_.between(0, 1);
    add({.op = op, .further_inputs = inputs, .attributes = attributes});
  }

  // Operators that came later, in every fifth model: the others stay what they were.
  void add_late_kind() {
    if (shape().size() == 2) return add_svdf();
    if (shape().size() == 3 && random_.chance(70)) return add_sequence_lstm();
    add_conv_transpose();
  }

  void add_conv_transpose() {
    if (world_ == World::onnx) return;
    auto attributes = window(3, true);
    attributes["output_padding"] = std::vector<std::int64_t>(shape().size() - 2, random_.chance(20) ? 1 : 0);
    ir::Shape shape = {channels()};
    const auto kernel = std::get<std::vector<std::int64_t>>(attributes["kernel_shape"]);
    shape.insert(shape.end(), kernel.begin(), kernel.end());
    shape.push_back(random_.between(1, 9));
    const auto inputs = weights_and_bias(shape, static_cast<int>(shape.size()) - 1, ir::elements(shape) / shape.back());
    add({.op = "ConvTranspose",
         .further_inputs = inputs,
         .quant = meaning_of_products(),
         .attributes = attributes,
         .may_activate = true});
  }

  // Numbers around 0 of one scale; reals of that size.
  ir::TensorId centred(ir::DType dtype, const ir::Shape& shape, float scale, std::int64_t magnitude) {
    if (!is_integer())
      return reals(shape, -scale * static_cast<float>(magnitude), scale * static_cast<float>(magnitude));
    ir::Array array({dtype, shape});
    const auto fill = [&](auto numbers) {
      for (auto& x : numbers) x = static_cast<std::decay_t<decltype(x)>>(random_.between(-magnitude, magnitude));
    };
    if (dtype == ir::DType::int8)
      fill(array.as<std::int8_t>());
    else if (dtype == ir::DType::int16)
      fill(array.as<std::int16_t>());
    else
      fill(array.as<std::int32_t>());
    return constant(std::move(array), ir::QuantParams{.scales = {scale}, .zero_points = {0}});
  }

  void add_svdf() {
    if (world_ == World::onnx) return;
    const std::int64_t rank = random_.between(1, 3), units = random_.between(1, 9), frames = random_.between(1, 5);
    const bool wide = random_.chance(60);
    const float scale = scale_of_current(), weight = 0.01f, state = is_integer() ? 0.02f * scale * 64 : 1;
    std::vector<ir::TensorId> inputs = {
        centred(ir::DType::int8, {rank * units, channels()}, weight, 127),
        centred(wide ? ir::DType::int16 : ir::DType::int8, {rank * units, frames}, weight, wide ? 2000 : 127)};
    if (random_.chance(70)) inputs.push_back(centred(ir::DType::int32, {units}, state * weight, 1000));
    add({.op = "SVDF",
         .further_inputs = inputs,
         .quant =
             meaning(state * random_.real(0.2f, 2), random_.between(-20, 20) + (dtype_ == ir::DType::uint8 ? 128 : 0)),
         .attributes = {{"rank", rank},
                        {"state_scale", static_cast<double>(wide ? state / 64 : state)},
                        {"state_zero", random_.chance(70) ? std::int64_t{0} : random_.between(-9, 9)},
                        {"state_bits", std::int64_t{wide ? 16 : 8}}},
         .may_activate = true});
  }

  void add_sequence_lstm() {
    if (world_ == World::onnx || dtype_ == ir::DType::uint8) return;
    const std::int64_t hidden = random_.between(1, 13), zero = random_.between(-128, 20);
    const float weight = is_integer() ? 0.03f : 0.01f, in_scale = is_integer() ? scale_of_current() : 0.01f;
    std::vector<ir::TensorId> inputs;
    for (int gate = 0; gate < 4; ++gate) inputs.push_back(centred(ir::DType::int8, {hidden, channels()}, weight, 127));
    for (int gate = 0; gate < 4; ++gate) inputs.push_back(centred(ir::DType::int8, {hidden, hidden}, weight, 127));
    const bool peepholes = !is_integer() && random_.chance(30);
    for (int i = 0; i < 3; ++i) inputs.push_back(peepholes ? reals({hidden}, -1, 1) : ir::no_tensor);
    for (int gate = 0; random_.chance(80) && gate < 4; ++gate)
      inputs.push_back(centred(ir::DType::int32, {hidden}, in_scale * weight, 2000));
    const float state = 1.0f / static_cast<float>(random_.between(100, 200));
    add({.op = "SequenceLSTM",
         .further_inputs = inputs,
         .quant = meaning(state, zero),
         .attributes = {{"state_scale", static_cast<double>(state)},
                        {"state_zero", zero},
                        {"cell_scale", std::exp2(-static_cast<double>(random_.between(8, 15)))},
                        {"cell_clip", random_.chance(30) ? 0.75 : 0.0}}});
  }

  RandomNumbers random_;
  World world_;
  bool has_late_kinds_;
  ir::DType dtype_ = ir::DType::float32;
  ir::Graph graph_;
  ir::TensorId current_ = ir::no_tensor;
  std::vector<ir::TensorId> made_;
  float product_scale_ = 1;
};

}  // namespace

ir::Graph random_model(unsigned seed) {
  return ModelMaker(seed).make();
}

}  // namespace jauge::deploy::testing
