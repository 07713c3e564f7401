#include "analyzer/cost/estimate.h"
#include "analyzer/cost/latency_rule.h"
#include "analyzer/cost/patterns.h"
#include "tests/analyzer/cost/sample_graphs.h"

namespace jauge::cost {
namespace {

using target::LatencyRule;

class Latency : public ::testing::Test {
 protected:
  Latency() {
    ir::GraphBuilder builder;
    const auto image = builder.input("image", {1, 3, 8, 8});
    const auto output = builder.node("Relu", "relu", {testing::conv_3_to(builder, "conv", image, 16)});
    graph_ = testing::finished(builder, output);
    counts_ = count(graph_);
    st_ = st_view(graph_);
    target_.part = "PART";
    target_.family = "STM32L4+";
    target_.core.name = "Cortex-M4F";
    target_.clock = 120_MHz;
    runtime_.name = "x-cube-ai";
    runtime_.latency = {{LatencyRule::Work::st_macc, "Cortex-M4", "float32", 10, 8, 12, "published runs"}};
  }

  Estimate estimated() const { return estimate({&graph_, &counts_, &st_, &plan_}, target_, runtime_, {}); }

  ir::Graph graph_;
  Counts counts_;
  StView st_;
  memory::Plan plan_;
  target::Target target_;
  target::RuntimeProfile runtime_;
};

constexpr double conv_macc = 27 * 16 * 64 + 16, relu_macc = 16 * 64;

TEST_F(Latency, IsCyclesPerWorkAndNeverWorkByClock) {
  const Estimate result = estimated();
  ASSERT_TRUE(result.latency_ms);
  EXPECT_DOUBLE_EQ(result.latency_ms->value, (conv_macc + relu_macc) * 10 / 120e3);
  EXPECT_DOUBLE_EQ(result.latency_ms->low, (conv_macc + relu_macc) * 8 / 120e3);
  EXPECT_DOUBLE_EQ(result.latency_ms->high, (conv_macc + relu_macc) * 12 / 120e3);
  EXPECT_EQ(result.latency_ms->origin, Origin::estimated);
}

TEST_F(Latency, LayersShareTheCyclesByTheirWork) {
  const Estimate result = estimated();
  ASSERT_EQ(result.per_layer.size(), 2u);
  EXPECT_DOUBLE_EQ(result.per_layer[0].cycles->value, conv_macc * 10);
  EXPECT_DOUBLE_EQ(result.per_layer[1].cycles->value, relu_macc * 10);
}

TEST_F(Latency, WithoutARuleThereIsAReasonAndNoNumber) {
  runtime_.latency.clear();
  const Estimate result = estimated();
  EXPECT_FALSE(result.latency_ms);
  EXPECT_EQ(result.why_no_latency.pattern, patterns::no_latency_rule);
  EXPECT_FALSE(result.per_layer[0].cycles);
  EXPECT_FALSE(result.energy_mj);
  EXPECT_EQ(result.why_no_energy.pattern, patterns::no_energy_without_latency);
}

TEST_F(Latency, ARuleForOneCoreDoesNotReachItsNamesakes) {
  runtime_.latency[0].core = "Cortex-M3";
  EXPECT_FALSE(latency_rule(runtime_, "Cortex-M33", "float32"));
  EXPECT_TRUE(latency_rule(runtime_, "Cortex-M3", "float32"));
  runtime_.latency[0].core = "Cortex-M4F";
  EXPECT_FALSE(latency_rule(runtime_, "Cortex-M4", "float32"));
}

TEST_F(Latency, AnUncountedOperatorLeavesItUnknown) {
  st_.unknown_operators = {"GRU"};
  EXPECT_EQ(estimated().why_no_latency.pattern, patterns::no_latency_uncounted);
}

TEST_F(Latency, ChipWithoutClock) {
  target_.clock.reset();
  EXPECT_EQ(estimated().why_no_latency.pattern, patterns::no_latency_clock);
}

TEST_F(Latency, EnergyUsesTheCurrentOfPublishedRunsWhereThereAreSome) {
  target_.inference_currents = {{.regulator = target::Regulator::linear,
                                 .ua_per_mhz = 25e3 / 120,
                                 .supply_v = 1.8,
                                 .low = 0.85,
                                 .high = 1.15,
                                 .networks = 4,
                                 .source = "energy runs"}};
  target_.run_current_ua_per_mhz = 112;
  const Estimate result = estimated();
  ASSERT_TRUE(result.energy_mj);
  EXPECT_DOUBLE_EQ(result.energy_mj->value, 25 * 3.0 * result.latency_ms->value / 1000);
  EXPECT_DOUBLE_EQ(result.energy_mj->high, 25 * 1.15 * 3.0 * result.latency_ms->high / 1000);
}

TEST_F(Latency, ProductPageCurrentIsNeverUsedUncorrected) {
  target_.family = "STM32L4";
  target_.run_current_ua_per_mhz = 112;
  const Estimate result = estimated();
  ASSERT_TRUE(result.energy_mj);
  const double page_ma = 112 * 120 / 1000.0;
  EXPECT_GT(result.energy_mj->value, 1.5 * page_ma * 3.0 * result.latency_ms->value / 1000);
  EXPECT_LE(result.energy_mj->low, page_ma * 3.0 * result.latency_ms->low / 1000 + 1e-12);
}

TEST_F(Latency, UnknownCurrentGivesNoEnergy) {
  target_.family = "other";
  EXPECT_EQ(estimated().why_no_energy.pattern, patterns::no_energy_without_current);
}

}  // namespace
}  // namespace jauge::cost
