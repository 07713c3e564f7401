// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/evaluations.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>

#include "gui/session/project_file.h"
#include "tests/gui/data_session.h"

namespace jauge::gui {
namespace {

using testing::DataSession;

class Data : public ::testing::Test {
 protected:
  int id() const { return fixed_.session.current_model()->id; }
  void choose(const std::filesystem::path& data) {
    fixed_.session.set_data(data);
    fixed_.settle();
  }
  void run() {
    fixed_.session.evaluate_model(id());
    fixed_.settle();
  }

  DataSession fixed_;
  Evaluations& evaluations_ = fixed_.session.evaluations();
};

TEST_F(Data, AreReadCheckedAndJudged) {
  fixed_.open("right.onnx");
  QSignalSpy told(&evaluations_, &Evaluations::resultChanged);
  choose(fixed_.points(50));
  ASSERT_EQ(evaluations_.data().state, DataSet::State::ready);
  EXPECT_EQ(evaluations_.match(id()), Evaluations::Match::fits);
  run();
  const auto result = evaluations_.result(id());
  ASSERT_TRUE(result && result->classified);
  EXPECT_EQ(result->samples, 100);
  EXPECT_DOUBLE_EQ(result->classified->report.accuracy, 0.95);
  EXPECT_EQ(result->classified->groups.size(), 2U);
  EXPECT_FALSE(evaluations_.live());
  EXPECT_GE(told.count(), 1);
}

TEST_F(Data, FiguresComeWhileARunGoesOn) {
  fixed_.open("right.onnx");
  choose(fixed_.points(2000));
  std::vector<std::int64_t> seen;
  QObject::connect(&evaluations_, &Evaluations::progressed, &evaluations_, [&] {
    if (const auto& live = evaluations_.live(); live && live->confusion) seen.push_back(live->confusion->total());
  });
  run();
  ASSERT_FALSE(seen.empty());
  EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
  EXPECT_LE(seen.back(), 4000);
}

TEST_F(Data, AStoppedRunKeepsWhatItHas) {
  fixed_.open("right.onnx");
  choose(fixed_.points(100'000));
  QObject::connect(&evaluations_, &Evaluations::progressed, &evaluations_, [&] {
    if (evaluations_.live() && evaluations_.live()->done > 0) evaluations_.stop();
  });
  run();
  const auto result = evaluations_.result(id());
  ASSERT_TRUE(result);
  // On a fast machine the run may end before the word reaches it.
  if (result->stopped) {
    EXPECT_LT(result->samples, 200'000);
    EXPECT_EQ(result->classified->confusion.total(), result->samples);
  }
  EXPECT_FALSE(evaluations_.live());
}

TEST_F(Data, ThatDoNotFitTheModelAreNamedBeforeARun) {
  fixed_.open("right.onnx");
  choose(fixed_.text("wide.csv", "a,b,c,label\n1,2,3,0\n4,5,6,1\n"));
  ASSERT_EQ(evaluations_.data().state, DataSet::State::ready);
  EXPECT_EQ(evaluations_.match(id()), Evaluations::Match::differs);
  EXPECT_FALSE(evaluations_.mismatch().isEmpty());
}

TEST_F(Data, ThatCannotBeReadAreAProblem) {
  fixed_.open("right.onnx");
  choose(fixed_.text("broken.npz", "PK but not really"));
  EXPECT_EQ(evaluations_.data().state, DataSet::State::failed);
  EXPECT_FALSE(evaluations_.data().failure.isEmpty());
  EXPECT_GE(fixed_.session.problems().errors(), 1U);
}

TEST_F(Data, OtherDataForgetTheResults) {
  fixed_.open("right.onnx");
  choose(fixed_.points(20));
  run();
  ASSERT_TRUE(evaluations_.result(id()));
  choose(fixed_.points(30, "more.csv"));
  EXPECT_FALSE(evaluations_.result(id()));
}

TEST_F(Data, TellTwoModelsApart) {
  fixed_.open("right.onnx");
  const int right = id();
  fixed_.open("wrong.onnx");
  const int wrong = id();
  choose(fixed_.points(50));
  for (const int model : {right, wrong}) {
    fixed_.session.evaluate_model(model);
    fixed_.settle();
  }
  fixed_.session.compare_on_data(right, wrong);
  fixed_.settle();
  const auto pair = evaluations_.pair();
  ASSERT_TRUE(pair);
  EXPECT_EQ(pair->comparison.agreement, 0);
  EXPECT_EQ(pair->comparison.mc_nemar->only_first, 95);
  EXPECT_EQ(pair->comparison.mc_nemar->only_second, 5);
  fixed_.session.close_model(wrong);
  EXPECT_FALSE(evaluations_.pair());
}

TEST_F(Data, DriftIsLookedForAgainstThem) {
  fixed_.open("right.onnx");
  choose(fixed_.points(50));
  evaluations_.look_for_drift(fixed_.points(60, "again.csv"));
  fixed_.settle();
  ASSERT_TRUE(evaluations_.drift());
  EXPECT_TRUE(evaluations_.drift()->findings.empty());
  evaluations_.look_for_drift(fixed_.text("far.csv", "a,b,label\n250,100,0\n100,250,1\n251,101,0\n"));
  fixed_.settle();
  EXPECT_FALSE(evaluations_.drift()->findings.empty());
}

TEST_F(Data, WeightsThatAreNotFiniteAreNamed) {
  fixed_.open("broken.onnx");
  ASSERT_TRUE(fixed_.session.current_model()->weights);
  bool named = false;
  for (const auto& [source, problem] : fixed_.session.problems().problems())
    named |= problem.code == "weights_not_finite" && problem.what.find("weights") != std::string::npos;
  EXPECT_TRUE(named);
}

TEST_F(Data, AreKeptInTheProjectByRelativePath) {
  fixed_.open("right.onnx");
  choose(fixed_.points(20));
  const auto file = fixed_.folder.path() / "work.jauge.json";
  ASSERT_TRUE(fixed_.session.save_project_as(file, Overwrite::refuse));
  const auto project = read_project(file);
  ASSERT_TRUE(project);
  EXPECT_EQ(project->data, fixed_.folder.path() / "points.csv");
  EXPECT_EQ(project->as_read["data"]["path"].toString(), "points.csv");
  fixed_.session.new_project();
  EXPECT_EQ(evaluations_.data().state, DataSet::State::none);
  fixed_.session.open_project(file);
  fixed_.settle();
  EXPECT_EQ(evaluations_.data().state, DataSet::State::ready);
}

}  // namespace
}  // namespace jauge::gui
