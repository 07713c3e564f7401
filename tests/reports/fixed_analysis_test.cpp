// The hand-made analysis must agree with the published figures of the network it stands for.
#include "tests/support/fixed_analysis.h"

#include <gtest/gtest.h>

#include "analyzer/ir/find_fault.h"

namespace jauge::testing {
namespace {

TEST(FixedAnalysis, HasThePublishedTotals) {
  const auto analysis = seed_vgg_on_stm32l4r9i_disco();
  const analysis::ModelStudy& study = *analysis->study;
  EXPECT_EQ(study.model_counts.params, 1'344'042);
  EXPECT_EQ(study.model_counts.macs, Macs{32'609'280});
  EXPECT_EQ(study.st.params, 1'343'146);
  EXPECT_EQ(study.st.macc, 32'997'984);
  EXPECT_EQ(study.st.weight_bytes, 5'372'584);
  EXPECT_EQ(study.deployable_counts.weight_bytes, 5'372'584_B);
  EXPECT_EQ(ir::find_fault(study.model), std::nullopt);
  EXPECT_EQ(ir::find_fault(study.deployable), std::nullopt);
}

TEST(FixedAnalysis, PeaksInConv2d1) {
  const auto analysis = seed_vgg_on_stm32l4r9i_disco();
  const memory::Plan& plan = analysis->study->plan;
  const auto step = static_cast<std::size_t>(plan.certificate.step);
  EXPECT_EQ(plan.live_bytes[step], plan.activation_bytes);
  EXPECT_EQ(analysis->study->deployable.nodes[step].name, plan.certificate.layer);
}

TEST(FixedAnalysis, PutsNoTwoTensorsAtOnePlace) {
  const auto analysis = seed_vgg_on_stm32l4r9i_disco();
  const auto& places = analysis->study->plan.tensors;
  for (std::size_t i = 0; i < places.size(); ++i)
    for (std::size_t k = i + 1; k < places.size(); ++k) {
      const bool same_time = places[i].last_step >= places[k].first_step && places[k].last_step >= places[i].first_step;
      const bool same_bytes =
          places[i].offset < places[k].offset + places[k].size && places[k].offset < places[i].offset + places[i].size;
      const bool handed_over = places[i].offset == places[k].offset && places[i].last_step == places[k].first_step;
      EXPECT_TRUE(!same_time || !same_bytes || handed_over) << places[i].name << " and " << places[k].name;
    }
}

}  // namespace
}  // namespace jauge::testing
