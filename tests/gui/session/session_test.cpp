// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/session.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/gui/fixed_session.h"

namespace jauge::gui {
namespace {

using testing::FixedSession;

std::size_t problems_with(Session& session, const std::string& code) {
  const auto& problems = session.problems().problems();
  return static_cast<std::size_t>(std::count_if(problems.begin(), problems.end(),
                                                [&](const ListedProblem& each) { return each.problem.code == code; }));
}

TEST(Session, AnalysesTheOpenedModelOnTheTarget) {
  FixedSession fixed;
  fixed.open("a.onnx");
  ASSERT_TRUE(fixed.session.analysis());
  EXPECT_EQ(fixed.session.analysis()->assessment.target.board, "STM32L4R9I-DISCO");
  EXPECT_EQ(fixed.session.analysis()->assessment.verdict.level, verdict::Level::unknown)
      << "weights fit with the board's external Flash, but the runtime's code size for this network is not known";
  ASSERT_TRUE(fixed.session.comparison());
  EXPECT_EQ(fixed.session.comparison()->size(),
            fixed.session.catalog()->boards().size() + fixed.session.catalog()->chips().size());
}

TEST(Session, ABadModelIsAProblemAndTheOthersLive) {
  FixedSession fixed;
  fixed.session.open_models({fixed.file("a.onnx"), fixed.file("bad.onnx"), fixed.folder.path() / "missing.onnx"});
  fixed.settle();
  ASSERT_EQ(fixed.session.models().size(), 3U);
  EXPECT_EQ(fixed.session.models()[0].state, OpenModel::State::ready);
  EXPECT_EQ(fixed.session.models()[1].state, OpenModel::State::failed);
  EXPECT_EQ(fixed.session.models()[1].failure, "the file ends in the middle of a tensor");
  EXPECT_EQ(problems_with(fixed.session, "damaged_file"), 2U);
  EXPECT_FALSE(fixed.session.analysis()) << "the current model is the last one, which cannot be read";
  fixed.session.set_current_model(fixed.session.models()[0].id);
  fixed.settle();
  EXPECT_TRUE(fixed.session.analysis());
}

TEST(Session, ClosingAModelTakesItsProblemsAway) {
  FixedSession fixed;
  fixed.open("bad.onnx");
  EXPECT_EQ(problems_with(fixed.session, "damaged_file"), 1U);
  fixed.session.close_model(fixed.session.models()[0].id);
  EXPECT_EQ(problems_with(fixed.session, "damaged_file"), 0U);
  EXPECT_FALSE(fixed.session.current_model());
}

TEST(Session, AModelClosedWhileItIsReadLeavesNothing) {
  FixedSession fixed;
  fixed.session.open_models({fixed.file("a.onnx")});
  fixed.session.close_model(fixed.session.models()[0].id);
  fixed.settle();
  EXPECT_TRUE(fixed.session.models().empty());
  EXPECT_FALSE(fixed.session.analysis());
}

TEST(Session, OpeningAFileTwiceShowsItOnce) {
  FixedSession fixed;
  fixed.open("a.onnx");
  fixed.open("b.onnx");
  fixed.open("a.onnx");
  EXPECT_EQ(fixed.session.models().size(), 2U);
  EXPECT_EQ(fixed.session.current_model()->path.filename(), "a.onnx");
}

TEST(Session, AnUnknownTargetIsAProblemThatGoesWithAKnownOne) {
  FixedSession fixed;
  fixed.open("a.onnx");
  fixed.session.set_target("NO-SUCH-CHIP");
  fixed.settle();
  EXPECT_FALSE(fixed.session.analysis());
  EXPECT_EQ(problems_with(fixed.session, "unknown_name"), 1U);
  fixed.session.set_target("NUCLEO-L4R5ZI");
  fixed.settle();
  ASSERT_TRUE(fixed.session.analysis());
  EXPECT_EQ(problems_with(fixed.session, "unknown_name"), 0U);
  EXPECT_EQ(fixed.session.analysis()->assessment.target.board, "NUCLEO-L4R5ZI");
}

TEST(Session, AProjectBringsEverythingBack) {
  FixedSession fixed;
  fixed.open("a.onnx");
  fixed.open("b.onnx");
  fixed.session.set_current_model(fixed.session.models()[0].id);
  fixed.session.set_target("NUCLEO-L4R5ZI");
  fixed.session.set_filter("flash>=1MiB");
  fixed.session.set_shortlisted("STM32L4R9AI", true);
  fixed.settle();
  const auto file = fixed.folder.path() / "p.jauge.json";
  ASSERT_TRUE(fixed.session.save_project_as(file, Overwrite::refuse));
  EXPECT_FALSE(fixed.session.project().is_modified());
  fixed.session.new_project();
  EXPECT_TRUE(fixed.session.models().empty());
  fixed.session.open_project(file);
  fixed.settle();
  ASSERT_EQ(fixed.session.models().size(), 2U);
  EXPECT_EQ(fixed.session.current_model()->path.filename(), "a.onnx");
  EXPECT_EQ(fixed.session.target_name(), "NUCLEO-L4R5ZI");
  EXPECT_EQ(fixed.session.filter(), "flash>=1MiB");
  EXPECT_TRUE(fixed.session.shortlist().contains("STM32L4R9AI"));
  EXPECT_TRUE(fixed.session.analysis());
  EXPECT_FALSE(fixed.session.project().is_modified()) << "nothing was changed since it was opened";
}

TEST(Session, ABrokenProjectIsAProblem) {
  FixedSession fixed;
  fixed.open("a.onnx");
  fixed.session.open_project(fixed.file("p.jauge.json"));
  EXPECT_EQ(problems_with(fixed.session, "bad_record"), 1U);
  EXPECT_EQ(fixed.session.models().size(), 1U) << "what was open stays open";
}

TEST(Session, RemembersRecentFilesAndNoFailedOnes) {
  FixedSession fixed;
  fixed.open("a.onnx");
  fixed.open("bad.onnx");
  const QStringList recent = fixed.session.settings().recent_files();
  ASSERT_EQ(recent.size(), 1);
  EXPECT_TRUE(recent[0].endsWith("a.onnx"));
}

}  // namespace
}  // namespace jauge::gui
