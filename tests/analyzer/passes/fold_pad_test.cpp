#include <limits>

#include "tests/analyzer/passes/pass_test.h"

namespace jauge::passes {
namespace {

using namespace testing;

constexpr float infinity = std::numeric_limits<float>::infinity();
const std::vector<std::int64_t> around = {0, 0, 1, 1, 0, 0, 1, 1};

// Layouts as fold_pad finds them in the pipeline.
ir::Graph laid_out(const ir::Graph& graph) {
  return after(absorb_io_transposes, channels_last(graph));
}

// Sigmoid, Pad, what reads it; N C H W.
template <class Reader>
bool folds(std::vector<std::int64_t> pads, float value, Reader reader, const char* before = "Sigmoid") {
  Model model;
  const auto in = model.op(before, {model.input({1, 3, 8, 8})});
  const auto graph = laid_out(model.graph({reader(model, model.pad(in, std::move(pads), value))}));
  EXPECT_EQ(count_of(graph, "Pad"), 1);
  return count_of(after(fold_pad, graph), "Pad") == 0;
}

ir::TensorId conv(Model& model, ir::TensorId in) {
  return model.conv(in, 4, {.pad = 0});
}
ir::TensorId padded_conv(Model& model, ir::TensorId in) {
  return model.conv(in, 4, {.stride = 2, .pad = 1});
}
ir::TensorId average(Model& model, ir::TensorId in) {
  return model.average_pool(in, 3, 2);
}
ir::TensorId maximum(Model& model, ir::TensorId in) {
  return model.max_pool(in, 3, 2);
}

TEST(FoldPad, ZerosGoIntoConvolutions) {
  EXPECT_TRUE(folds(around, 0, conv));
  EXPECT_TRUE(folds({0, 0, 0, 1, 0, 0, 2, 0}, 0, conv));
  EXPECT_TRUE(folds({0, 0, 7, 7, 0, 0, 7, 7}, 0, conv));
  EXPECT_TRUE(folds(around, 0, padded_conv));
}

TEST(FoldPad, OtherPadsOfConvolutionsStay) {
  EXPECT_FALSE(folds(around, 1, conv));
  EXPECT_FALSE(folds({0, 1, 0, 0, 0, 0, 0, 0}, 0, conv));   // channels
  EXPECT_FALSE(folds({0, 0, 1, 1, 0, 0, -1, 1}, 0, conv));  // crops
  const auto same = [](Model& model, ir::TensorId in) {
    return model.op("Conv", {in, model.weights({4, 3, 3, 3})}, {{"auto_pad", std::string("SAME_UPPER")}});
  };
  EXPECT_FALSE(folds(around, 0, same));
}

TEST(FoldPad, ReflectedBordersStay) {
  Model model;
  const auto in = model.op("Sigmoid", {model.input({1, 3, 8, 8})});
  const auto pad = model.op("Pad", {in, model.integers(around)}, {{"mode", std::string("reflect")}});
  EXPECT_EQ(count_of(after(fold_pad, laid_out(model.graph({conv(model, pad)}))), "Pad"), 1);
}

TEST(FoldPad, ZerosCountInAverages) {
  EXPECT_TRUE(folds(around, 0, average));
  EXPECT_FALSE(folds(around, 1, average));
  EXPECT_FALSE(folds({0, 0, 3, 3, 0, 0, 3, 3}, 0, average));  // windows outside the map
  const auto with_own_pads = [](Model& model, ir::TensorId in) { return model.average_pool(in, 3, 2, 1); };
  EXPECT_FALSE(folds(around, 0, with_own_pads));
  const auto ceiled = [](Model& model, ir::TensorId in) {
    return model.op("AveragePool", {in},
                    {{"kernel_shape", std::vector<std::int64_t>{3, 3}},
                     {"strides", std::vector<std::int64_t>{2, 2}},
                     {"ceil_mode", std::int64_t{1}}});
  };
  EXPECT_FALSE(folds(around, 0, ceiled));
}

// MaxPool pads with minus infinity: zeros are the same only where nothing is below zero.
TEST(FoldPad, MaximaTakeOnlyWhatNeverWins) {
  EXPECT_TRUE(folds(around, -infinity, maximum));
  EXPECT_TRUE(folds(around, std::numeric_limits<float>::lowest(), maximum));
  EXPECT_FALSE(folds(around, 0, maximum, "Tanh"));
  EXPECT_TRUE(folds(around, 0, maximum, "Relu"));
  EXPECT_FALSE(folds(around, 0.5f, maximum, "Relu"));
}

TEST(FoldPad, StaysForASecondReader) {
  Model model;
  const auto pad = model.pad(model.op("Sigmoid", {model.input({1, 3, 8, 8})}), around);
  const auto graph = laid_out(model.graph({model.op("Relu", {pad}), conv(model, pad)}));
  EXPECT_EQ(count_of(after(fold_pad, graph), "Pad"), 1);
}

}  // namespace
}  // namespace jauge::passes
