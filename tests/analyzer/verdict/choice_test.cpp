#include "analyzer/verdict/choice.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace jauge::verdict {
namespace {

using ::testing::ElementsAre;

struct Chip {
  const char* part;
  Level level;
  std::optional<double> use;
  std::optional<double> ms, mj, price;
  const char* currency = "EUR";
};

class Choice : public ::testing::Test {
 protected:
  void set(const std::vector<Chip>& chips) {
    targets_.resize(chips.size());
    estimates_.resize(chips.size());
    verdicts_.resize(chips.size());
    candidates_.clear();
    for (std::size_t i = 0; i < chips.size(); ++i) {
      targets_[i].part = chips[i].part;
      if (chips[i].price)
        targets_[i].offer = target::Offer{
            .price = *chips[i].price, .currency = chips[i].currency, .date = "", .stock = {}, .notes = ""};
      if (chips[i].ms)
        estimates_[i].latency_ms = cost::exact(*chips[i].ms, cost::Unit::milliseconds, cost::Origin::estimated);
      if (chips[i].mj)
        estimates_[i].energy_mj = cost::exact(*chips[i].mj, cost::Unit::millijoules, cost::Origin::estimated);
      verdicts_[i].level = chips[i].level;
      verdicts_[i].worst_use = chips[i].use;
      candidates_.push_back({&targets_[i], &estimates_[i], &verdicts_[i]});
    }
  }

  std::vector<target::Target> targets_;
  std::vector<cost::Estimate> estimates_;
  std::vector<Verdict> verdicts_;
  std::vector<Candidate> candidates_;
};

TEST_F(Choice, ByFitPutsTheFullestChipThatFitsFirst) {
  set({{"BIG", Level::fits, 0.1, {}, {}, {}},
       {"MISSES", Level::no, 1.2, {}, {}, {}},
       {"SMALL", Level::fits, 0.8, {}, {}, {}},
       {"FULL", Level::tight, 0.97, {}, {}, {}},
       {"WHO KNOWS", Level::unknown, 0.5, {}, {}, {}},
       {"MISSES BY FAR", Level::no, 9.0, {}, {}, {}}});
  EXPECT_THAT(ranked(candidates_, Aspect::fit), ElementsAre(2, 0, 3, 4, 1, 5));
}

TEST_F(Choice, ByPriceOrSpeedPutsWhatFitsFirstAndTheUnknownLast) {
  set({{"CHEAP BUT TOO SMALL", Level::no, 1.5, 1.0, {}, 0.5},
       {"DEAR", Level::fits, 0.2, 5.0, {}, 9.0},
       {"NO PRICE", Level::fits, 0.3, {}, {}, {}},
       {"CHEAP", Level::tight, 0.95, 20.0, {}, 2.0},
       {"IN DOLLARS", Level::fits, 0.2, 1.0, {}, 1.0, "USD"}});
  EXPECT_THAT(ranked(candidates_, Aspect::price, "EUR"), ElementsAre(3, 1, 2, 4, 0));
  EXPECT_THAT(ranked(candidates_, Aspect::latency), ElementsAre(4, 1, 3, 2, 0));
  EXPECT_EQ(usual_currency(candidates_), "EUR");
}

TEST_F(Choice, FrontHoldsWhatNobodyBeats) {
  set({{"CHEAP AND SLOW", Level::fits, 0.5, 100.0, {}, 1.0},
       {"BEATEN", Level::fits, 0.5, 120.0, {}, 2.0},
       {"DEAR AND QUICK", Level::fits, 0.5, 10.0, {}, 8.0},
       {"DOES NOT FIT", Level::no, 1.5, 1.0, {}, 0.1},
       {"UNKNOWN SPEED", Level::fits, 0.5, {}, {}, 0.2},
       {"SAME AGAIN", Level::fits, 0.5, 10.0, {}, 8.0}});
  const Aspect aspects[] = {Aspect::price, Aspect::latency};
  EXPECT_THAT(pareto_front(candidates_, aspects), ElementsAre(0, 2));
}

// Against the definition, on chips drawn at random.
TEST_F(Choice, FrontIsWhatTheDefinitionSays) {
  std::mt19937 random(7);
  std::uniform_int_distribution<int> draw(0, 12);
  const Aspect aspects[] = {Aspect::price, Aspect::latency, Aspect::energy};
  for (int round = 0; round < 50; ++round) {
    std::vector<Chip> chips;
    for (int i = 0; i < 40; ++i)
      chips.push_back({"P", Level::fits, 0.5, double(draw(random)), double(draw(random)), double(draw(random))});
    set(chips);
    std::vector<bool> in_front(chips.size());
    for (const std::size_t index : pareto_front(candidates_, aspects)) in_front[index] = true;
    const auto at_least = [](const Chip& a, const Chip& b) {
      return a.ms <= b.ms && a.mj <= b.mj && a.price <= b.price;
    };
    for (std::size_t i = 0; i < chips.size(); ++i) {
      bool beaten = false, has_equal_in_front = false;
      for (std::size_t j = 0; j < chips.size(); ++j) {
        const bool equal = at_least(chips[i], chips[j]) && at_least(chips[j], chips[i]);
        beaten = beaten || (at_least(chips[j], chips[i]) && !equal);
        has_equal_in_front = has_equal_in_front || (equal && in_front[j]);
      }
      EXPECT_EQ(has_equal_in_front, !beaten);
    }
  }
}

}  // namespace
}  // namespace jauge::verdict
