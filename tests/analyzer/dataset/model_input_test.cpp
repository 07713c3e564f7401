#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analyzer/dataset/arrangement.h"
#include "analyzer/dataset/model_input.h"
#include "analyzer/dataset/store_values.h"

namespace jauge::dataset {
namespace {

using ::testing::ElementsAre;
using ::testing::FloatEq;
using ::testing::HasSubstr;

Samples picture(ir::Shape shape, std::vector<std::uint8_t> values, std::string layout = "HWC") {
  Samples samples;
  samples.name = "pictures";
  samples.dtype = ir::DType::uint8;
  samples.shape = std::move(shape);
  samples.layout = std::move(layout);
  samples.count = 1;
  for (const std::uint8_t value : values) samples.bytes.push_back(std::byte{value});
  return samples;
}

ir::Tensor input(ir::Shape shape, ir::DType dtype = ir::DType::float32) {
  ir::Tensor tensor;
  tensor.name = "image";
  tensor.type = {dtype, std::move(shape)};
  return tensor;
}

Stated by_user(Preprocess preprocess) {
  return {std::move(preprocess), std::nullopt};
}

TEST(ModelInput, RefusesBytesForAFloatModelWhenNothingIsStated) {
  const auto match = ModelInput::match(input({1, 1, 2, 3}), picture({1, 2, 3}, {0, 9, 255, 1, 2, 3}), {});
  ASSERT_FALSE(match);
  EXPECT_EQ(exit_status_of(match.error().kind), 3);
  EXPECT_THAT(match.error().what, HasSubstr("uint8 values from 0 to 255"));
  EXPECT_THAT(match.error().what, HasSubstr("float32 at 'image'"));
}

TEST(ModelInput, TheFirstStatementWinsWhole) {
  Samples samples = picture({1, 1, 3}, {10, 20, 30});
  samples.preprocess = Preprocess{.scale = 3, .mean = {}, .deviation = {}, .channels = {}, .layout = {}};
  const Preprocess two{.scale = 2, .mean = {1}, .deviation = {}, .channels = {}, .layout = {}};
  const Preprocess half{.scale = 0.5, .mean = {}, .deviation = {}, .channels = {}, .layout = {}};
  const auto tensor = input({1, 1, 1, 3});
  const auto flags = ModelInput::match(tensor, samples, {half, two});
  ASSERT_TRUE(flags);
  EXPECT_EQ(flags->applied().source, "flags");
  EXPECT_THAT(flags->array_of(samples, 0).as<float>(), ElementsAre(5, 10, 15));
  const auto beside = ModelInput::match(tensor, samples, {std::nullopt, two});
  ASSERT_TRUE(beside);
  EXPECT_THAT(beside->array_of(samples, 0).as<float>(), ElementsAre(19, 39, 59));
  const auto data = ModelInput::match(tensor, samples, {});
  ASSERT_TRUE(data);
  EXPECT_EQ(data->applied().source, "data description");
  EXPECT_THAT(data->array_of(samples, 0).as<float>(), ElementsAre(30, 60, 90));
}

TEST(ModelInput, MovesChannelsAndNormalisesEach) {
  const Samples samples = picture({1, 2, 3}, {1, 2, 3, 4, 5, 6});
  const auto match =
      ModelInput::match(input({1, 3, 1, 2}), samples,
                        by_user({.scale = 1, .mean = {1, 0, 0}, .deviation = {1, 2, 1}, .channels = {}, .layout = {}}));
  ASSERT_TRUE(match) << to_text(match.error());
  EXPECT_EQ(match->applied().rearranged, "HWC to CHW");
  EXPECT_THAT(match->array_of(samples, 0).as<float>(), ElementsAre(0, 3, 1, 2.5, 3, 6));
}

TEST(ModelInput, ReversesColours) {
  const Samples samples = picture({1, 2, 3}, {1, 2, 3, 4, 5, 6});
  const Preprocess bgr{.scale = 1, .mean = {}, .deviation = {}, .channels = "BGR", .layout = {}};
  const auto last = ModelInput::match(input({1, 1, 2, 3}), samples, by_user(bgr));
  ASSERT_TRUE(last);
  EXPECT_THAT(last->array_of(samples, 0).as<float>(), ElementsAre(3, 2, 1, 6, 5, 4));
  const Samples planes = picture({3, 1, 2}, {1, 2, 3, 4, 5, 6}, "CHW");
  const auto first = ModelInput::match(input({1, 3, 1, 2}), planes, by_user(bgr));
  ASSERT_TRUE(first);
  EXPECT_THAT(first->array_of(planes, 0).as<float>(), ElementsAre(5, 6, 3, 4, 1, 2));
}

TEST(ModelInput, MakesColoursGrey) {
  const Samples samples = picture({1, 1, 3}, {100, 200, 50});
  const auto match =
      ModelInput::match(input({1, 1, 1, 1}), samples,
                        by_user({.scale = 1, .mean = {}, .deviation = {}, .channels = "gray", .layout = {}}));
  ASSERT_TRUE(match) << to_text(match.error());
  EXPECT_THAT(match->array_of(samples, 0).as<float>(), ElementsAre(FloatEq(153)));  // 29.9 + 117.4 + 5.7
}

// The deployable graph takes pictures channels last although the file has them first.
TEST(ModelInput, FollowsTheLayoutThatAPassHasGiven) {
  ir::Tensor tensor = input({1, 1, 2, 3});
  tensor.file_axes = {0, 2, 3, 1};
  const Samples samples = picture({3, 1, 2}, {1, 2, 3, 4, 5, 6}, "CHW");
  const auto match = ModelInput::match(tensor, samples, by_user({}));
  ASSERT_TRUE(match) << to_text(match.error());
  EXPECT_EQ(match->applied().rearranged, "");
  EXPECT_THAT(match->array_of(samples, 0).as<float>(), ElementsAre(1, 3, 5, 2, 4, 6));
  EXPECT_EQ(file_shape(tensor), (ir::Shape{1, 3, 1, 2}));
}

TEST(ModelInput, RefusesOtherShapesNamingBoth) {
  const auto match = ModelInput::match(input({1, 4, 4, 3}), picture({1, 1, 3}, {1, 2, 3}), by_user({}));
  ASSERT_FALSE(match);
  EXPECT_THAT(match.error().what, HasSubstr("uint8 1x1x3 (HWC); the model takes float32 1x4x4x3"));
}

ir::Tensor quantised(float scale, std::int64_t zero_point) {
  ir::Tensor tensor = input({1, 3}, ir::DType::int8);
  tensor.quant = ir::QuantParams{{scale}, {zero_point}, -1};
  return tensor;
}

TEST(ModelInput, QuantisesForIntegerModels) {
  const Samples samples = picture({3}, {0, 100, 255}, "");
  const auto match = ModelInput::match(quantised(1, -128), samples, {});
  ASSERT_TRUE(match) << to_text(match.error());
  EXPECT_EQ(match->applied().source, "input quantization");
  EXPECT_THAT(match->array_of(samples, 0).as<std::int8_t>(), ElementsAre(-128, -28, 127));
}

TEST(ModelInput, RefusesBytesForAnIntegerModelOfZeroToOne) {
  const auto match = ModelInput::match(quantised(1.0f / 255, -128), picture({3}, {0, 100, 255}, ""), {});
  ASSERT_FALSE(match);
  EXPECT_THAT(match.error().what, HasSubstr("values from 0 to 255; the model takes 0 to 1"));
}

TEST(ModelInput, CopiesQuantisedValuesAfterACheck) {
  Samples samples = picture({3}, {1, 2, 250}, "");
  samples.values = Values::quantized;
  EXPECT_FALSE(ModelInput::match(quantised(1, 0), samples, {}));
  samples.dtype = ir::DType::int8;
  const auto match = ModelInput::match(quantised(0.5f, 7), samples, {});
  ASSERT_TRUE(match);
  EXPECT_THAT(match->array_of(samples, 0).as<std::int8_t>(), ElementsAre(1, 2, -6));
}

TEST(StoreValues, RoundsHalfAwayAndSaturates) {
  ir::Array array({ir::DType::int8, {5}});
  const ir::QuantParams quant{{0.5f}, {-1}, -1};
  store_values(std::vector<double>{0.25, -0.25, 0.2, 1e9, -1e9}, &quant, array);
  EXPECT_THAT(array.as<std::int8_t>(), ElementsAre(0, -2, -1, 127, -128));
}

TEST(Arrangement, NeverGuessesForSignals) {
  EXPECT_FALSE(arrange({50, 6}, "", {6, 50}, ""));
  ASSERT_TRUE(arrange({50, 6}, "TC", {6, 50}, ""));
  EXPECT_EQ(arrange({50, 6}, "TC", {300}, "")->words, "flattened");
  EXPECT_FALSE(arrange({50, 6}, "TC", {50, 3}, ""));
}

TEST(Preprocess, ReadsItsFileAndNamesWhatItDoesNotKnow) {
  const auto good =
      parse_preprocess(R"({"preprocess": {"scale": 2, "mean": [1, 2, 3], "std": 4, "layout": "NCHW"}})", "f");
  ASSERT_TRUE(good) << to_text(good.error());
  EXPECT_EQ(good->layout, "CHW");
  EXPECT_EQ(good->mean.size(), 3u);
  EXPECT_FALSE(parse_preprocess(R"({"scal": 2})", "f"));
  EXPECT_FALSE(parse_preprocess(R"({"std": 0})", "f"));
  EXPECT_FALSE(parse_preprocess("[1, 2", "f"));
}

}  // namespace
}  // namespace jauge::dataset
