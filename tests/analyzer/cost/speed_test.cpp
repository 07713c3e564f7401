#include "analyzer/cost/speed.h"

#include "analyzer/cost/estimate.h"
#include "analyzer/cost/patterns.h"
#include "tests/analyzer/cost/sample_graphs.h"

namespace jauge::cost {
namespace {

using target::KernelClass;
using target::SpeedModel;
using target::WorkKind;

class Speed : public ::testing::Test {
 protected:
  Speed() {
    ir::GraphBuilder builder;
    const auto image = builder.input("image", {1, 3, 8, 8});
    graph_ = testing::finished(builder, testing::conv_3_to(builder, "conv", image, 16));
    counts_ = count(graph_);
    st_ = st_view(graph_);
    target_.part = "PART";
    target_.board = "BOARD";
    target_.core.name = "Cortex-M4F";
    target_.clock = 100_MHz;
    runtime_.name = "engine";
    runtime_.title = "Engine";
    runtime_.speeds = {model("Cortex-M4", "")};
  }

  static SpeedModel model(const std::string& core, const std::string& part) {
    SpeedModel model;
    model.core = core;
    model.part = part;
    model.dtype = "float32";
    model.terms = {{{}, WorkKind::call, 1000},
                   {{KernelClass::convolution}, WorkKind::layer, 500},
                   {{KernelClass::convolution}, WorkKind::mac, 2}};
    model.low = 0.8;
    model.high = 1.25;
    model.beyond = 2;
    model.least_macs = 1;
    model.most_macs = 1e6;
    model.networks = 4;
    model.source = "runs of somebody";
    return model;
  }

  Estimate estimated() const { return estimate({&graph_, &counts_, &st_, &plan_}, target_, runtime_, {}); }

  ir::Graph graph_;
  Counts counts_;
  StView st_;
  memory::Plan plan_;
  target::Target target_;
  target::RuntimeProfile runtime_;
};

constexpr double macs = 8 * 8 * 16 * 27;

TEST_F(Speed, CountsWhatAKernelDoes) {
  const LayerWork& work = counts_.layers[0].work;
  EXPECT_EQ(work.kernel, KernelClass::convolution);
  EXPECT_EQ(work.macs, macs);
  EXPECT_EQ(work.taps, macs / 3);     // three input channels a window position
  EXPECT_EQ(work.gather, macs / 16);  // one window for sixteen filters
  EXPECT_EQ(work.outputs, 8 * 8 * 16);
  EXPECT_EQ(work.weights, 16 * 27 + 16);
}

TEST_F(Speed, AddsTermsOfCallLayerAndWork) {
  const Estimate result = estimated();
  ASSERT_TRUE(result.latency_ms);
  const double cycles = 1000 + 500 + 2 * macs;
  EXPECT_DOUBLE_EQ(result.latency_ms->value, cycles / 1e5);
  EXPECT_DOUBLE_EQ(result.latency_ms->low, 0.8 * cycles / 1e5);
  EXPECT_DOUBLE_EQ(result.latency_ms->high, 1.25 * cycles / 1e5);
  EXPECT_EQ(result.latency_ms->origin, Origin::estimated);
  ASSERT_EQ(result.per_layer.size(), 1u);
  EXPECT_DOUBLE_EQ(result.per_layer[0].cycles->value, 500 + 2 * macs);  // the call is nobody's
  EXPECT_EQ(result.latency_conditions.pattern, patterns::latency_fitted);
}

TEST_F(Speed, WidensTheIntervalOutsideTheNetworksOfTheFit) {
  runtime_.speeds[0].most_macs = 100;
  const Estimate result = estimated();
  EXPECT_DOUBLE_EQ(result.latency_ms->high / result.latency_ms->value, 2.5);
  EXPECT_DOUBLE_EQ(result.latency_ms->low / result.latency_ms->value, 0.4);
}

TEST_F(Speed, FittedToTheVirtualBoardIsStillAnEstimate) {
  runtime_.speeds[0].basis = SpeedModel::Basis::virtual_board;
  EXPECT_EQ(estimated().latency_ms->origin, Origin::estimated);
}

TEST_F(Speed, OfOurOwnKernelsIsTurnsOfLoopsTimesCycles) {
  // The graph is not channels-last, so its 16 channels count as rows: 16 of 8 pixels, two blocks of four.
  const auto loops = loops_of(counts_.layers[0].work.loops);
  ASSERT_EQ(loops.kernel, "conv.reals");
  runtime_.speeds[0].terms.clear();
  runtime_.speeds[0].scale = 1;
  runtime_.speeds[0].loops = std::make_shared<target::LoopCycles>(
      target::LoopCycles{{"conv.reals", {{"row", 100}, {"four pixels", 10}, {"no such loop", 1e6}}}});
  EXPECT_DOUBLE_EQ(estimated().latency_ms->value, (16 * 100 + 16 * 2 * 10) / 1e5);
  runtime_.speeds[0].loops = std::make_shared<target::LoopCycles>(target::LoopCycles{{"dense.reals", {{"row", 100}}}});
  EXPECT_FALSE(estimated().latency_ms);
  EXPECT_EQ(estimated().why_no_latency.pattern, patterns::no_latency_kernel);
}

TEST_F(Speed, IsThatOfTheNamedChipsAndOfTheirFlash) {
  SpeedModel quick = model("Cortex-M4", "");
  quick.parts = {"STM32L4R"};
  quick.dual_bank = false;
  quick.scale = 0.5;
  runtime_.speeds.insert(runtime_.speeds.begin(), quick);
  const double usual = (1500 + 2 * macs) / 1e5;
  EXPECT_DOUBLE_EQ(estimated().latency_ms->value, usual);  // another chip
  target_.part = "STM32L4R9AI";
  EXPECT_DOUBLE_EQ(estimated().latency_ms->value, usual / 2);  // not told: the first
  target_.dual_bank = true;
  EXPECT_DOUBLE_EQ(estimated().latency_ms->value, usual);
}

TEST_F(Speed, HasNoTimeForAKindOfLayerThatNobodyRan) {
  runtime_.speeds[0].terms = {{{KernelClass::dense}, WorkKind::mac, 2}};
  const Estimate result = estimated();
  EXPECT_FALSE(result.latency_ms);
  EXPECT_EQ(result.why_no_latency.pattern, patterns::no_latency_kernel);
}

TEST_F(Speed, OfAnotherCoreOrDataTypeSaysNothing) {
  runtime_.speeds = {model("Cortex-M4F", ""), model("Cortex-M3", "")};
  target_.core.name = "Cortex-M33F";
  EXPECT_FALSE(estimated().latency_ms);
  target_.core.name = "Cortex-M4";  // without FPU
  EXPECT_FALSE(estimated().latency_ms);
  target_.core.name = "Cortex-M3";
  EXPECT_TRUE(estimated().latency_ms);
  runtime_.speeds[1].dtype = "int8";
  EXPECT_FALSE(estimated().latency_ms);
}

TEST_F(Speed, OfTheUsersOwnBoardComesFirstAndNowhereElse) {
  SpeedModel own = model("Cortex-M4", "BOARD");
  own.scale = 3;
  runtime_.speeds.insert(runtime_.speeds.begin(), own);
  EXPECT_DOUBLE_EQ(estimated().latency_ms->value, 3 * (1500 + 2 * macs) / 1e5);
  target_.board = "OTHER";
  EXPECT_DOUBLE_EQ(estimated().latency_ms->value, (1500 + 2 * macs) / 1e5);
}

TEST(SpeedOfDeadChannels, IsThatOfLiveOnesWhereTheLibrarySkipsThem) {
  ir::GraphBuilder builder;
  const auto image = builder.input("image", {1, 3, 8, 8});
  auto values = testing::filled(16 * 27);
  std::fill(values.begin() + 4 * 27, values.end(), 0.0f);  // twelve of sixteen filters
  const auto weights = builder.constant("w", {16, 3, 3, 3}, values);
  const auto graph = testing::finished(builder, builder.node("Conv", "conv", {image, weights}, {},
                                                             {{"pads", std::vector<std::int64_t>{1, 1, 1, 1}},
                                                              {"kernel_shape", std::vector<std::int64_t>{3, 3}}}));
  const Counts counts = count(graph);
  SpeedModel model;
  model.terms = {{{KernelClass::convolution}, WorkKind::mac, 1}};
  EXPECT_EQ(cycles_of(model, counts.layers).total(), macs);
  model.skips_dead_channels = true;
  EXPECT_EQ(cycles_of(model, counts.layers).total(), macs / 4);
}

TEST_F(Speed, SizesOfTheLibraryFollowItsModel) {
  target::SizeModel code;
  code.dtype = "float32";
  code.fixed = 10000;
  code.per_layer = 100;
  code.per_kind = {{KernelClass::convolution, 2000}, {KernelClass::dense, 7000}};
  code.low = 0.9;
  code.high = 1.1;
  runtime_.code_sizes = {code};
  const Estimate result = estimated();
  ASSERT_TRUE(result.flash.code);
  EXPECT_DOUBLE_EQ(result.flash.code->value, 12100);  // no dense layer, no dense kernel
  EXPECT_DOUBLE_EQ(result.flash.code->high, 12100 * 1.1);
  runtime_.vendor = "Another maker";
  EXPECT_FALSE(estimated().flash.code);
}

}  // namespace
}  // namespace jauge::cost
