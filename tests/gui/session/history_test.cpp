// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/history.h"

#include <gtest/gtest.h>

#include "gui/pages/page.h"
#include "gui/window/main_window.h"
#include "gui/window/target_dialog.h"
#include "tests/gui/fixed_session.h"

namespace jauge::gui {
namespace {

using testing::FixedSession;

Choices with_filter(const QString& filter) {
  Choices choices;
  choices.filter = filter;
  return choices;
}

TEST(History, LettersTypedOneAfterTheOtherAreOneChange) {
  History history;
  history.remember(History::Kind::filter, with_filter(""));
  history.remember(History::Kind::filter, with_filter("f"));
  history.remember(History::Kind::filter, with_filter("fl"));
  EXPECT_EQ(history.undo(with_filter("fla"))->filter, "");
  EXPECT_FALSE(history.can_undo());
  EXPECT_EQ(history.redo(with_filter(""))->filter, "fla");
}

TEST(History, AnotherChangeEndsWhatCouldBeMadeAgain) {
  History history;
  history.remember(History::Kind::target, with_filter("a"));
  history.undo(with_filter("b"));
  EXPECT_TRUE(history.can_redo());
  history.remember(History::Kind::shortlist, with_filter("a"));
  EXPECT_FALSE(history.can_redo());
}

TEST(Undo, GoesBackOverTargetReserveRuntimeAndShortlist) {
  FixedSession fixed;
  MainWindow window(fixed.session);
  fixed.open("a.onnx");
  const QString first = fixed.session.target_name();
  EXPECT_FALSE(window.actions()["undo"]->isEnabled());
  auto& dialog = window.target_dialog();
  dialog.choose_part("NUCLEO-L4R5ZI");
  dialog.choose_reserve(16, 32, 4);
  dialog.choose_runtime("tflm-cmsis-nn");
  fixed.session.set_shortlisted("NUCLEO-L4R5ZI", true);
  fixed.settle();
  EXPECT_EQ(fixed.session.analysis()->assessment.target.board, "NUCLEO-L4R5ZI");
  EXPECT_EQ(fixed.session.reserve().ram, Bytes{16 * 1024});
  EXPECT_EQ(fixed.session.analysis()->assessment.estimate.runtime, "tflm-cmsis-nn");
  for (int i = 0; i < 4; ++i) window.actions()["undo"]->trigger();
  fixed.settle();
  EXPECT_EQ(fixed.session.target_name(), first);
  EXPECT_EQ(fixed.session.reserve().ram, Bytes{0});
  EXPECT_TRUE(fixed.session.runtime_name().isEmpty());
  EXPECT_TRUE(fixed.session.shortlist().isEmpty());
  EXPECT_FALSE(window.actions()["undo"]->isEnabled());
  for (int i = 0; i < 4; ++i) window.actions()["redo"]->trigger();
  fixed.settle();
  EXPECT_EQ(fixed.session.analysis()->assessment.target.board, "NUCLEO-L4R5ZI");
  EXPECT_EQ(fixed.session.shortlist(), QStringList("NUCLEO-L4R5ZI"));
}

TEST(Undo, AnotherProjectHasNoPast) {
  FixedSession fixed;
  fixed.session.set_filter("flash>=1MiB");
  EXPECT_TRUE(fixed.session.history().can_undo());
  fixed.session.new_project();
  EXPECT_FALSE(fixed.session.history().can_undo());
}

}  // namespace
}  // namespace jauge::gui
