// TFLite's integer LSTM, SVDF and 16-bit softmax against the real functions they stand for. Bits of the LSTM are held
// by a whole model (tests/analyzer/execute/shared_models_test.cpp).
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "analyzer/ops/operator.h"
#include "tests/analyzer/ops/one_node.h"

namespace jauge::ops {
namespace {

// The same node twice: of integers, and of the real numbers they stand for.
class Twins {
 public:
  explicit Twins(std::string op, unsigned seed) : random_(seed) {
    integers_.op = reals_.op = std::move(op);
    integers_.rounding = ir::Rounding::tflite;
  }

  Twins& input(ir::DType dtype, const ir::Shape& shape, float scale, std::int64_t zero, std::int64_t magnitude) {
    std::vector<std::int64_t> stored(static_cast<std::size_t>(ir::elements(shape)));
    std::vector<float> real;
    for (std::int64_t& x : stored) {
      x = zero + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(2 * magnitude + 1)) - magnitude;
      real.push_back(scale * static_cast<float>(x - zero));
    }
    ir::Tensor tensor{.name = "q", .type = {dtype, shape}, .quant = ir::QuantParams{{scale}, {zero}, -1}, .data = {}};
    tensor.data = bytes_of(stored, dtype);
    integers_.inputs.push_back(graph_.add(std::move(tensor)));
    reals_.inputs.push_back(graph_.add({.name = "r",
                                        .type = {ir::DType::float32, shape},
                                        .quant = {},
                                        .data = ir::Buffer::of(std::span<const float>(real))}));
    return *this;
  }

  Twins& absent() {
    integers_.inputs.push_back(ir::no_tensor);
    reals_.inputs.push_back(ir::no_tensor);
    return *this;
  }

  Twins& set(const std::string& name, ir::AttributeValue value, bool both = true) {
    integers_.attributes.set(name, value);
    if (both) reals_.attributes.set(name, value);
    return *this;
  }

  // The largest distance between the two outputs, in reals.
  double distance(ir::DType dtype, float scale, std::int64_t zero) {
    integers_.outputs = {
        graph_.add({.name = "y", .type = {dtype, {}}, .quant = ir::QuantParams{{scale}, {zero}, -1}, .data = {}})};
    reals_.outputs = {graph_.add({.name = "z", .type = {ir::DType::float32, {}}, .quant = {}, .data = {}})};
    const auto ours = outputs_of(integers_), exact = outputs_of(reals_);
    EXPECT_EQ(ours.size(), exact.size());
    double largest = 0;
    for (std::size_t i = 0; i < std::min(ours.size(), exact.size()); ++i)
      largest = std::max(largest, std::fabs((ours[i] - static_cast<double>(zero)) * double{scale} - exact[i]));
    return largest;
  }

 private:
  static ir::Buffer bytes_of(const std::vector<std::int64_t>& stored, ir::DType dtype) {
    if (dtype == ir::DType::int32) return of<std::int32_t>(stored);
    return dtype == ir::DType::int16 ? of<std::int16_t>(stored) : of<std::int8_t>(stored);
  }

  template <class T>
  static ir::Buffer of(const std::vector<std::int64_t>& stored) {
    std::vector<T> narrow(stored.size());
    std::ranges::transform(stored, narrow.begin(), [](std::int64_t x) { return static_cast<T>(x); });
    return ir::Buffer::of(std::span<const T>(narrow));
  }

  std::vector<double> outputs_of(const ir::Node& node) {
    const auto typed = infer_shapes(graph_, node);
    EXPECT_TRUE(typed) << (typed ? "" : to_text(typed.error()));
    if (!typed) return {};
    std::vector<std::optional<ir::ConstArrayView>> values;
    for (const ir::TensorId id : node.inputs)
      values.push_back(id == ir::no_tensor ? std::nullopt : std::optional(graph_.tensor(id).value()));
    const auto outputs = evaluate(graph_, node, values);
    EXPECT_TRUE(outputs) << (outputs ? "" : to_text(outputs.error()));
    return outputs ? ir::to_doubles(outputs->front().view()) : std::vector<double>{};
  }

  std::mt19937 random_;
  ir::Graph graph_;
  ir::Node integers_, reals_;
};

// Two sequences of six steps, five features, four units.
Twins lstm(ir::DType activations, float in_scale, std::int64_t in_zero, unsigned seed) {
  Twins twins("SequenceLSTM", seed);
  const std::int64_t magnitude = activations == ir::DType::int16 ? 30000 : 100;
  twins.input(activations, {2, 6, 5}, in_scale, in_zero, magnitude);
  constexpr float weight_scale = 0.008f;
  for (int gate = 0; gate < 4; ++gate) twins.input(ir::DType::int8, {4, 5}, weight_scale, 0, 127);
  for (int gate = 0; gate < 4; ++gate) twins.input(ir::DType::int8, {4, 4}, weight_scale, 0, 127);
  for (int peephole = 0; peephole < 3; ++peephole) twins.absent();
  for (int gate = 0; gate < 4; ++gate)
    twins.input(ir::DType::int32, {4}, in_scale * weight_scale, 0,
                static_cast<std::int64_t>(0.5f / (in_scale * weight_scale)));
  return twins;
}

TEST(IntegerLstm, StaysCloseToTheRealOne) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    Twins twins = lstm(ir::DType::int8, 0.02f, -10, seed);
    twins.set("state_scale", 1.0 / 128, false).set("state_zero", std::int64_t{-3}, false);
    twins.set("cell_scale", std::ldexp(1.0, -11), false);
    EXPECT_LT(twins.distance(ir::DType::int8, 1.0f / 128, -3), 0.02) << "seed " << seed;
  }
}

TEST(IntegerLstm, SixteenBitsAreNearlyExact) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    Twins twins = lstm(ir::DType::int16, 1.0f / 16384, 0, seed);
    twins.set("state_scale", 1.0 / 32768, false).set("state_zero", std::int64_t{0}, false);
    twins.set("cell_scale", std::ldexp(1.0, -12), false);
    EXPECT_LT(twins.distance(ir::DType::int16, 1.0f / 32768, 0), 0.002) << "seed " << seed;
  }
}

// A cell of 2^-12 and finer needs its tanh argument shifted the other way.
TEST(IntegerLstm, TakesFineCells) {
  for (const int power : {-10, -13, -15}) {
    Twins twins = lstm(ir::DType::int16, 1.0f / 32768, 0, 3);
    twins.set("state_scale", 1.0 / 32768, false).set("state_zero", std::int64_t{0}, false);
    twins.set("cell_scale", std::ldexp(1.0, power), false).set("cell_clip", 0.9);
    EXPECT_LT(twins.distance(ir::DType::int16, 1.0f / 32768, 0), 0.003) << "2^" << power;
  }
}

TEST(IntegerLstm, RefusesABiasOfAnotherLength) {
  OneNode lstm("SequenceLSTM");
  lstm.reals({1, 2, 3}, std::vector<float>(6));
  for (int gate = 0; gate < 4; ++gate) lstm.reals({4, 3}, std::vector<float>(12));
  for (int gate = 0; gate < 4; ++gate) lstm.reals({4, 4}, std::vector<float>(16));
  for (int peephole = 0; peephole < 3; ++peephole) lstm.absent();
  lstm.reals({3}, {0, 0, 0});
  EXPECT_EQ(lstm.error().what, "its bias has shape 3; 4 is needed");
}

TEST(IntegerSvdf, IsAStepOfStateAndOutputAwayFromTheRealOne) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    Twins twins("SVDF", seed);
    constexpr float in = 0.02f, features = 0.002f, time = 0.005f, state = 0.05f, out = 0.05f;
    twins.input(ir::DType::int8, {2, 7}, in, 4, 100).input(ir::DType::int8, {6, 7}, features, 0, 127);
    twins.input(ir::DType::int8, {6, 3}, time, 0, 127);
    twins.input(ir::DType::int32, {3}, state * time, 0, 500).set("rank", std::int64_t{2});
    twins.set("state_scale", double{state}, false).set("state_zero", std::int64_t{7}, false);
    // Two filters of a unit, each half a step of the state times the largest time weight.
    constexpr double bound = 2 * 0.51 * state * 127 * time + 0.51 * out;
    EXPECT_LT(twins.distance(ir::DType::int8, out, -2), bound) << "seed " << seed;
  }
}

TEST(IntegerSoftmax, OfSixteenBitsIsAFewStepsAwayFromTheRealOne) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    Twins twins("Softmax", seed);
    twins.input(ir::DType::int16, {3, 4 + seed}, 1.0f / 4096, 0, 32767);
    // A step of each exponential, and what the reciprocal and the last product round.
    const double steps = 8.0 + 4 + seed;
    EXPECT_LT(twins.distance(ir::DType::int16, 1.0f / 32768, 0), steps / 32768) << "seed " << seed;
  }
}

}  // namespace
}  // namespace jauge::ops
