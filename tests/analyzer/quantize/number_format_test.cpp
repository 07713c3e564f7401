#include "analyzer/quantize/number_format.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analyzer/quantize/integer_weights.h"

namespace jauge::quantize {
namespace {

using ::testing::ElementsAre;

TEST(ActivationParams, SpreadTheRangeOverAllIntegers) {
  const ir::QuantParams params = activation_params({-1, 1.55}, Precision::int8);
  EXPECT_FLOAT_EQ(params.scales[0], 0.01F);  // 2.55 / 255
  EXPECT_EQ(params.zero_points[0], -28);     // -128 + 1 / 0.01
  EXPECT_EQ(activation_params({0, 255}, Precision::int8).zero_points[0], -128);
  EXPECT_EQ(activation_params({-255, 0}, Precision::int8).zero_points[0], 127);
}

TEST(ActivationParams, ContainZero) {
  const ir::QuantParams params = activation_params({10, 20}, Precision::int8);
  EXPECT_FLOAT_EQ(params.scales[0], 20.0F / 255);
  EXPECT_EQ(params.zero_points[0], -128);
  EXPECT_GT(activation_params({0, 0}, Precision::int8).scales[0], 0);
  EXPECT_GT(activation_params({0, 1e-44}, Precision::int8).scales[0], 0);
}

TEST(ActivationParams, SixteenBitsAreSymmetric) {
  const ir::QuantParams params = activation_params({-3.2767, 1}, Precision::int16x8);
  EXPECT_FLOAT_EQ(params.scales[0], 0.0001F);
  EXPECT_EQ(params.zero_points[0], 0);
}

TEST(Quantised, RoundsHalfToEvenAndSaturates) {
  EXPECT_EQ(quantised(0.25, 0.5, 3, ir::DType::int8), 3);
  EXPECT_EQ(quantised(0.75, 0.5, 3, ir::DType::int8), 5);
  EXPECT_EQ(quantised(1000, 0.5, 0, ir::DType::int8), 127);
  EXPECT_EQ(quantised(-1e12, 0.5, 0, ir::DType::int16), -32768);
}

// Two output channels of two inputs.
LayerWeights two_by_two(std::vector<float> values, std::vector<float> bias) {
  LayerWeights layer;
  layer.out_channels = layer.in_channels = layer.out_inner = layer.in_per_group = layer.out_per_group = 2;
  layer.values = std::move(values);
  layer.bias = std::move(bias);
  return layer;
}

TEST(IntegerWeights, EachChannelHasItsScale) {
  const auto weights = integer_weights(two_by_two({1.27F, -0.635F, 0.0127F, 0.0127F}, {1, -1}), 0.5F, {});
  EXPECT_THAT(weights.values, ElementsAre(127, -64, 127, 127));  // -63.5 is between two even neighbours: -64
  EXPECT_FLOAT_EQ(weights.scales[0], 0.01F);
  EXPECT_FLOAT_EQ(weights.scales[1], 0.0001F);
  EXPECT_THAT(weights.bias, ElementsAre(200, -20000));  // 1 / (0.5 x 0.01), -1 / (0.5 x 0.0001)
}

TEST(IntegerWeights, ALargeBiasWidensTheScale) {
  const auto weights = integer_weights(two_by_two({1e-9F, 0, 1, 1}, {100, 0}), 0.001F, {});
  EXPECT_EQ(weights.bias[0], 1 << 30);
  EXPECT_EQ(weights.values[2], 127);
}

TEST(IntegerWeights, OfZeros) {
  const auto weights = integer_weights(two_by_two({0, 0, 1, 1}, {}), 1, {});
  EXPECT_EQ(weights.scales[0], 1);
  EXPECT_TRUE(weights.bias.empty());
}

// Weight 0.304 of scale 1.27 / 127 becomes 30: it errs by -0.004, on inputs of mean 10 by -0.04 a sum. The bias takes
// that back: 4 units of 0.01.
TEST(IntegerWeights, BiasTakesMeanErrorsBack) {
  const std::vector<double> means = {10, 10};
  const auto weights = integer_weights(two_by_two({1.27F, 0.304F, 1, 1}, {0.5F, 0}), 1, means);
  EXPECT_EQ(weights.values[1], 30);
  EXPECT_EQ(weights.bias[0], 54);
  EXPECT_EQ(integer_weights(two_by_two({1.27F, 0.304F, 1, 1}, {0.5F, 0}), 1, {}).bias[0], 50);
}

}  // namespace
}  // namespace jauge::quantize
