#include <gtest/gtest.h>

#include "analyzer/analysis/analysis.h"

namespace jauge::analysis {
namespace {

class DefaultRuntime : public ::testing::Test {
 protected:
  DefaultRuntime() {
    ir::Tensor input;
    input.type = {ir::DType::float32, {1}};
    study_.deployable.inputs = {study_.deployable.add(input)};
    study_.deployable_counts = cost::count(study_.deployable);
    target_.core.name = "Cortex-M4F";
    for (const char* name : {"other", "x-cube-ai", "jauge"}) {
      target::RuntimeProfile profile;
      profile.name = name;
      profiles_.push_back(profile);
    }
  }

  std::string name() const {
    const auto* runtime = default_runtime(profiles_, study_, target_);
    return runtime ? runtime->name : "";
  }

  ModelStudy study_;
  target::Target target_;
  std::vector<target::RuntimeProfile> profiles_;
};

TEST_F(DefaultRuntime, IsXCubeAiUntilOurKernelsAreMeasured) {
  EXPECT_EQ(name(), "x-cube-ai");
  profiles_[2].latency = {{target::LatencyRule::Work::macs, "Cortex-M4", "float32", 9, 8, 10, "measured"}};
  EXPECT_EQ(name(), "jauge");
  target_.core.name = "Cortex-M33F";
  EXPECT_EQ(name(), "x-cube-ai");
}

TEST_F(DefaultRuntime, IsOursOnlyWhereABoardHasSaidHowFast) {
  target::SpeedModel model;
  model.core = "Cortex-M4";
  model.dtype = "float32";
  model.basis = target::SpeedModel::Basis::virtual_board;
  profiles_[2].speeds = {model};
  EXPECT_EQ(name(), "x-cube-ai");
  profiles_[2].speeds[0].basis = target::SpeedModel::Basis::board;
  EXPECT_EQ(name(), "jauge");
}

TEST_F(DefaultRuntime, IsTheFirstWhenNeitherIsThere) {
  profiles_.resize(1);
  EXPECT_EQ(name(), "other");
  profiles_.clear();
  EXPECT_EQ(name(), "");
}

}  // namespace
}  // namespace jauge::analysis
