// SPDX-License-Identifier: GPL-3.0-or-later
// The page Measure with a board: the probe as a desktop process, and ports that only a test has.
#include <gtest/gtest.h>

#include <QComboBox>
#include <QPushButton>
#include <QTest>

#include "gui/pages/board_card.h"
#include "gui/pages/board_panel.h"
#include "gui/pages/confusion_card.h"
#include "gui/pages/measure_page.h"
#include "gui/views/confusion_view.h"
#include "gui/window/main_window.h"
#include "tests/gui/data_session.h"

namespace jauge::gui {
namespace {

using testing::DataSession;

class OnBoard : public ::testing::Test {
 protected:
  OnBoard() : window_(fixed_.session) {
    window_.show();
    window_.show_page("measure");
    fixed_.open("right.onnx");
  }
  BoardRuns& boards() { return fixed_.session.board_runs(); }
  MeasurePage& page() { return window_.measure_page(); }
  BoardPanel& panel() { return *page().findChild<BoardPanel*>(); }
  int model() { return fixed_.session.current_model()->id; }
  void give(const std::filesystem::path& data) {
    fixed_.session.set_data(data);
    fixed_.settle();
  }
  void run_on(const std::string& board) {
    boards().choose(board);
    window_.actions()["run"]->trigger();
    fixed_.settle();
  }

  DataSession fixed_;
  MainWindow window_;
};

TEST_F(OnBoard, TheCardListsThisComputerAndTheVirtualBoards) {
  fixed_.settle();
  const QComboBox& places = page().findChild<BoardCard*>()->places();
  ASSERT_GE(places.count(), 3);
  EXPECT_EQ(places.itemText(0), "This computer");
  EXPECT_EQ(places.itemText(1), "Virtual board (modelled)");
  EXPECT_EQ(places.itemText(2), "Virtual NUCLEO-L4R5ZI");
  EXPECT_FALSE(page().can_run()) << "this computer gives no times: it needs data";
  EXPECT_EQ(places.itemText(3), "Virtual board, DBANK = 0");
  boards().choose("virtual", 0);
  EXPECT_EQ(places.currentIndex(), 3);
  boards().choose("virtual");
  EXPECT_TRUE(page().can_run()) << "a board gives times without data";
  EXPECT_EQ(places.currentIndex(), 1);
}

TEST_F(OnBoard, AnswersOfTheProbeAreJudgedAndHeldAgainstThisComputer) {
  give(fixed_.points(50));
  run_on("");
  run_on("host");
  const auto result = boards().result(model());
  ASSERT_TRUE(result) << panel().text().toStdString();
  ASSERT_TRUE(result->evaluation && result->evaluation->classified);
  EXPECT_EQ(result->evaluation->classified->confusion.at(1, 0), 5) << "every tenth of class 1 lies on the wrong side";
  EXPECT_EQ(result->done, 100);
  EXPECT_FALSE(result->stopped);
  EXPECT_TRUE(panel().text().contains("the same answer for 100 of 100 samples")) << panel().text().toStdString();
  EXPECT_FALSE(result->measurement.latency) << "a desktop process has no chip's cycles";
  EXPECT_EQ(page().confusion().view().confusion()->at(1, 0), 5);
}

TEST_F(OnBoard, WithoutDataTheProbeIsStillAsked) {
  run_on("host");
  const auto result = boards().result(model());
  ASSERT_TRUE(result) << panel().text().toStdString();
  EXPECT_FALSE(result->evaluation);
  EXPECT_GT(result->measurement.package_bytes.value, 0);
  EXPECT_TRUE(panel().text().contains("Probe as a desktop process")) << panel().text().toStdString();
}

TEST_F(OnBoard, AStoppedRunKeepsWhatItHas) {
  give(fixed_.points(20'000));
  boards().choose("host");
  window_.actions()["run"]->trigger();
  ASSERT_TRUE(QTest::qWaitFor([&] { return boards().live() && boards().live()->answers.done > 0; }, 60'000));
  EXPECT_TRUE(window_.actions()["stop_run"]->isEnabled());
  window_.actions()["stop_run"]->trigger();
  fixed_.settle();
  const auto result = boards().result(model());
  ASSERT_TRUE(result);
  EXPECT_TRUE(result->stopped);
  EXPECT_GT(result->done, 0);
  EXPECT_LT(result->done, result->total);
  ASSERT_TRUE(result->evaluation && result->evaluation->classified);
  EXPECT_EQ(result->evaluation->classified->confusion.total(), result->done);
}

TEST_F(OnBoard, ThisComputerAnswersTheSameDataAfterwards) {
  give(fixed_.points(50));
  run_on("host");
  ASSERT_TRUE(boards().result(model()));
  EXPECT_TRUE(fixed_.session.evaluations().result(model())) << "three matrices and their difference need it";
  EXPECT_TRUE(panel().text().contains("the same answer for 100 of 100 samples")) << panel().text().toStdString();
}

TEST_F(OnBoard, WhatTheBoardSaysDifferentlyStandsInTheDifference) {
  give(fixed_.points(50));
  run_on("host");
  ConfusionCard& card = page().confusion();
  EXPECT_EQ(card.view().value_of({1, 0}), 5);
  for (QPushButton* button : card.findChildren<QPushButton*>())
    if (button->text() == "Difference") {
      ASSERT_TRUE(button->isEnabled());
      button->click();
    }
  EXPECT_EQ(card.view().mode(), ConfusionView::Mode::difference);
  EXPECT_EQ(card.view().value_of({1, 0}), 0) << "the same answers leave nothing";
  EXPECT_EQ(card.view().value_of({0, 0}), 0);
}

TEST_F(OnBoard, APausedRunGoesOnWithTheNextSample) {
  give(fixed_.points(4'000));
  boards().choose("host");
  window_.actions()["run"]->trigger();
  const auto done = [&] { return boards().live() ? boards().live()->answers.done : -1; };
  ASSERT_TRUE(QTest::qWaitFor([&] { return done() > 0; }, 60'000));
  page().toggle_pause();
  EXPECT_TRUE(boards().is_paused());
  QTest::qWait(700);
  const auto at_rest = done();
  QTest::qWait(500);
  EXPECT_EQ(done(), at_rest) << "nothing is run while it is held";
  page().toggle_pause();
  EXPECT_FALSE(boards().is_paused());
  fixed_.settle();
  const auto result = boards().result(model());
  ASSERT_TRUE(result) << panel().text().toStdString();
  EXPECT_EQ(result->done, 8'000);
  EXPECT_FALSE(result->stopped);
  ASSERT_TRUE(result->evaluation && result->evaluation->classified);
  EXPECT_EQ(result->evaluation->classified->confusion.total(), 8'000) << "every sample once";
}

TEST_F(OnBoard, APausedRunCanBeStopped) {
  give(fixed_.points(10'000));
  boards().choose("host");
  window_.actions()["run"]->trigger();
  ASSERT_TRUE(QTest::qWaitFor([&] { return boards().live() && boards().live()->answers.done > 0; }, 60'000));
  page().toggle_pause();
  window_.actions()["stop_run"]->trigger();
  fixed_.settle();
  ASSERT_TRUE(boards().result(model()));
  EXPECT_TRUE(boards().result(model())->stopped);
}

TEST(Latencies, OfTheSameLengthStandInTheMiddle) {
  const std::vector<std::uint64_t> same(10, 1'200'000);
  const LatencyBars bars = latency_bars(same, 120_MHz, 40);
  EXPECT_EQ(bars.bars[static_cast<std::size_t>(bars.median_bar)], 10);
  EXPECT_LT(bars.low_ms, 10);
  EXPECT_GT(bars.high_ms, 10);
  EXPECT_NEAR(bars.median_bar, 20, 1);
}

TEST(Latencies, AreAllCountedFromTheSmallestToTheLargest) {
  const std::vector<std::uint64_t> cycles = {1'200'000, 1'230'000, 1'320'000, 1'800'000};
  const LatencyBars bars = latency_bars(cycles, 120_MHz, 10);
  EXPECT_EQ(bars.bars.front(), 2);
  EXPECT_EQ(bars.bars.back(), 1);
  std::int64_t all = 0;
  for (const std::int64_t bar : bars.bars) all += bar;
  EXPECT_EQ(all, 4);
}

TEST_F(OnBoard, AnErrorIsSaidInlineWithItsRemedy) {
  run_on("virtual:no_such_board!");
  EXPECT_FALSE(boards().result(model()));
  const auto failure = boards().failure(model());
  ASSERT_TRUE(failure);
  EXPECT_TRUE(panel().text().contains(QString::fromStdString(failure->hint))) << panel().text().toStdString();
}

TEST_F(OnBoard, OtherDataForgetWhatTheBoardSaid) {
  give(fixed_.points(10));
  run_on("host");
  ASSERT_TRUE(boards().result(model()));
  give(fixed_.points(12, "others.csv"));
  EXPECT_FALSE(boards().result(model()));
}

// A port that another program holds.
TEST(OnPort, ABusyPortSaysWhoHoldsItAndCannotBeRun) {
  testing::TemporaryFolder folder;
  Engine engine = testing::point_engine();
  engine.boards.ports = [] {
    host::Port port;
    port.path = "/dev/ttyACM7";
    port.probe = "ST-LINK/V2-1";
    return std::vector<BoardPort>{
        {port, Error{ErrorKind::board, "/dev/ttyACM7", "minicom (process 1234) has it open", "close minicom"}}};
  };
  Session session(std::move(engine), QString::fromStdString((folder.path() / "settings.ini").string()));
  BoardCard card(session.board_runs());
  ASSERT_TRUE(QTest::qWaitFor([&] { return session.settled(); }, 60'000));
  session.board_runs().choose("/dev/ttyACM7");
  EXPECT_EQ(card.state(), StepCard::State::failed);
  EXPECT_TRUE(card.line().contains("minicom")) << card.line().toStdString();
  EXPECT_TRUE(card.line().contains("close minicom"));
  EXPECT_FALSE(card.can_run());
  EXPECT_EQ(card.places().currentText(), QString("ttyACM7 · ST-LINK/V2-1"));
}

}  // namespace
}  // namespace jauge::gui
