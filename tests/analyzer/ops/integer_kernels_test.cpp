// Every integer kernel of TFLite's world against the real function it stands for: never further away than the steps of
// its output allow. Bits are held by whole models (tests/analyzer/execute) and by ONNX Runtime (tests/oracle).
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "analyzer/ops/kernel_call.h"
#include "analyzer/ops/operator.h"

namespace jauge::ops {
namespace {

struct Form {
  const char* op;
  std::vector<ir::Shape> inputs;
  double steps;         // how far a result may be from the real one; rounding twice costs up to 3/4
  float out_scale = 0;  // 0: wide enough for everything
  std::vector<std::pair<std::string, ir::AttributeValue>> attributes = {};
  std::vector<std::int64_t> axes = {};
};

using Ints = std::vector<std::int64_t>;

const std::vector<Form> forms = {
    {"Add", {{2, 3, 4}, {2, 3, 4}}, 1.01},
    {"Add", {{2, 3, 4}, {4}}, 1.01},
    {"Sub", {{2, 3, 4}, {1, 3, 1}}, 1.01},
    {"Mul", {{2, 3, 4}, {2, 3, 4}}, 0.76},
    {"AveragePool",
     {{1, 6, 6, 2}},
     0.6,
     -1,
     {{"kernel_shape", Ints{3, 2}}, {"strides", Ints{2, 2}}, {"channels_last", std::int64_t{1}}}},
    {"ConvTranspose",
     {{1, 3, 4, 2}, {2, 3, 2, 3}},
     0.51,
     0,
     {{"kernel_shape", Ints{3, 2}}, {"strides", Ints{2, 2}}, {"channels_last", std::int64_t{1}}}},
    {"ReduceMean", {{2, 5, 7, 3}}, 0.76, 0, {{"keepdims", std::int64_t{0}}}, {1, 2}},
    {"ReduceSum", {{2, 3, 4}}, 0.76, 0.3f, {}, {1}},
    {"Softmax", {{4, 9}}, 1.01, 1.0f / 256},
    {"Sigmoid", {{5, 50}}, 1.01, 1.0f / 256},
    {"Tanh", {{5, 50}}, 1.01, 1.0f / 128},
    {"Relu", {{5, 50}}, 0.76},
    {"LeakyRelu", {{5, 50}}, 0.76, 0, {{"alpha", 0.3}}},
    {"PRelu", {{3, 5, 4}, {4}}, 0.76},
    {"HardSwish", {{5, 50}}, 1.51},
    {"Exp", {{5, 50}}, 0.76, 0.3f},
    {"Resize",
     {{1, 3, 4, 2}},
     1.01,
     -1,
     {{"mode", std::string("linear")}, {"coordinate_transformation_mode", std::string("half_pixel")}},
     {}},
    {"MaxPool", {{1, 6, 6, 2}}, 0.01, -1, {{"kernel_shape", Ints{2, 2}}, {"channels_last", std::int64_t{1}}}},
    {"Max", {{2, 3, 4}, {2, 3, 4}}, 0.01, -1},
    {"Transpose", {{2, 3, 4}}, 0.01, -1},
};

// A node of int8 numbers and the same one of their real values.
class Pair {
 public:
  Pair(const Form& form, unsigned seed) : form_(form), random_(seed) {
    const float scale = 0.01f + 0.02f * fraction();
    const std::int64_t zero = static_cast<std::int64_t>(random_() % 200) - 100;
    for (const ir::Shape& shape : form.inputs) {
      const bool shared = form.out_scale < 0;  // compared or averaged as they are stored
      add_input(shape, shared ? scale : 0.01f + 0.02f * fraction(),
                shared ? zero : static_cast<std::int64_t>(random_() % 200) - 100);
    }
    if (!form.axes.empty()) add_integers(form.axes);
    if (std::string(form.op) == "Resize") {
      absent();
      absent();
      add_integers({1, 5, 9, 2});
    }
    for (ir::Node* node : {&integers_, &reals_}) {
      node->op = form.op;
      for (const auto& [name, value] : form.attributes) node->attributes.set(name, value);
    }
    integers_.rounding = ir::Rounding::tflite;
    finish(scale, zero);
  }

  void compare() {
    const auto exact = evaluate(graph_, reals_, values_of(reals_)),
               ours = evaluate(graph_, integers_, values_of(integers_));
    ASSERT_TRUE(exact && ours) << form_.op;
    const ir::QuantParams& quant = *graph_.tensor(integers_.outputs[0]).quant;
    const auto stored = (*ours)[0].as<std::int8_t>();
    for (std::size_t i = 0; i < stored.size(); ++i) {
      const double steps = static_cast<double>((*exact)[0].as<float>()[i]) / static_cast<double>(quant.scales[0]);
      const double wanted = std::clamp(steps + static_cast<double>(quant.zero_points[0]), -128.0, 127.0);
      ASSERT_NEAR(stored[i], wanted, form_.steps) << form_.op << ", element " << i;
    }
  }

 private:
  float fraction() { return static_cast<float>(random_() % 1000) / 1000; }

  void add_input(const ir::Shape& shape, float scale, std::int64_t zero) {
    std::vector<std::int8_t> stored(static_cast<std::size_t>(ir::elements(shape)));
    std::vector<float> real;
    for (std::int8_t& x : stored) {
      x = static_cast<std::int8_t>(random_());
      real.push_back(scale * static_cast<float>(x - zero));
    }
    integers_.inputs.push_back(graph_.add({.name = "q",
                                           .type = {ir::DType::int8, shape},
                                           .quant = ir::QuantParams{{scale}, {zero}, -1},
                                           .data = ir::Buffer::of(std::span<const std::int8_t>(stored))}));
    reals_.inputs.push_back(graph_.add({.name = "r",
                                        .type = {ir::DType::float32, shape},
                                        .quant = {},
                                        .data = ir::Buffer::of(std::span<const float>(real))}));
  }

  void add_integers(const Ints& values) {
    const ir::TensorId id = graph_.add({.name = "list",
                                        .type = {ir::DType::int64, {static_cast<std::int64_t>(values.size())}},
                                        .quant = {},
                                        .data = ir::Buffer::of(std::span<const std::int64_t>(values))});
    integers_.inputs.push_back(id);
    reals_.inputs.push_back(id);
  }

  void absent() {
    integers_.inputs.push_back(ir::no_tensor);
    reals_.inputs.push_back(ir::no_tensor);
  }

  void finish(float scale, std::int64_t zero) {
    const bool fixed = form_.out_scale == 1.0f / 256 || form_.out_scale == 1.0f / 128;
    ir::QuantParams out{
        {form_.out_scale > 0 ? form_.out_scale : 0.06f}, {form_.out_scale == 1.0f / 256 ? -128 : 0}, -1};
    if (form_.out_scale < 0) out = {{scale}, {zero}, -1};
    if (!fixed && form_.out_scale >= 0) out.zero_points[0] = static_cast<std::int64_t>(random_() % 60) - 30;
    reals_.outputs = {graph_.add({.name = "real", .type = {ir::DType::float32, {}}, .quant = {}, .data = {}})};
    integers_.outputs = {graph_.add({.name = "stored", .type = {ir::DType::int8, {}}, .quant = out, .data = {}})};
    ASSERT_TRUE(infer_shapes(graph_, reals_)) << form_.op;
    ASSERT_TRUE(infer_shapes(graph_, integers_)) << form_.op;
  }

  std::vector<std::optional<ir::ConstArrayView>> values_of(const ir::Node& node) const {
    std::vector<std::optional<ir::ConstArrayView>> values;
    for (const ir::TensorId id : node.inputs)
      values.push_back(id == ir::no_tensor ? std::nullopt : std::optional(graph_.tensor(id).value()));
    return values;
  }

  const Form& form_;
  std::mt19937 random_;
  ir::Graph graph_;
  ir::Node integers_, reals_;
};

TEST(IntegerKernels, AreStepsAwayFromTheRealFunctionAtMost) {
  for (const Form& form : forms)
    for (unsigned seed = 0; seed < 40; ++seed) Pair(form, seed).compare();
}

}  // namespace
}  // namespace jauge::ops
