// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/measure_page.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include "gui/pages/confusion_card.h"
#include "gui/pages/sample_panel.h"
#include "gui/views/answer_strip.h"
#include "gui/views/confusion_view.h"
#include "gui/views/table_view.h"
#include "gui/views/tile.h"
#include "gui/window/claim_dialog.h"
#include "gui/window/inspector.h"
#include "gui/window/main_window.h"
#include "tests/gui/data_session.h"

namespace jauge::gui {
namespace {

using testing::DataSession;

class Measure : public ::testing::Test {
 protected:
  Measure() : window_(fixed_.session) {
    window_.show();
    window_.show_page("measure");
  }
  MeasurePage& page() { return window_.measure_page(); }
  void run_on(const std::filesystem::path& data) {
    fixed_.session.set_data(data);
    fixed_.settle();
    window_.actions()["run"]->trigger();
    fixed_.settle();
  }
  QString accuracy_tile() {
    for (const Tile* tile : window_.answer().findChildren<Tile*>())
      if (tile->shown_tile().name == "Accuracy") return tile->shown_tile().figure;
    return {};
  }

  DataSession fixed_;
  MainWindow window_;
};

TEST_F(Measure, AnAccuracyReachesTheStripOnEveryPage) {
  fixed_.open("right.onnx");
  EXPECT_FALSE(window_.actions()["run"]->isEnabled());
  run_on(fixed_.points(50));
  EXPECT_EQ(accuracy_tile(), "95.0 %");
  const auto& confusion = page().confusion().view().confusion();
  ASSERT_TRUE(confusion);
  EXPECT_EQ(confusion->at(1, 0), 5);
  window_.show_page("layers");
  EXPECT_EQ(accuracy_tile(), "95.0 %");
}

TEST_F(Measure, ACellShowsItsSamples) {
  fixed_.open("right.onnx");
  run_on(fixed_.points(50));
  page().confusion().view().pick({1, 0});
  EXPECT_EQ(page().findChild<SamplePanel*>()->count(), 5U);
  window_.actions()["escape"]->trigger();
  EXPECT_FALSE(page().confusion().view().chosen());
  EXPECT_EQ(page().findChild<SamplePanel*>()->count(), 0U);
}

TEST_F(Measure, TheMatrixHasATwinTable) {
  fixed_.open("right.onnx");
  run_on(fixed_.points(50));
  window_.actions()["twin"]->trigger();
  const QAbstractItemModel& table = *page().table()->model();
  ASSERT_EQ(table.rowCount(), 2);
  EXPECT_EQ(table.index(1, 1).data().toString(), "5");
  window_.actions()["twin"]->trigger();
  EXPECT_EQ(page().table()->model()->rowCount(), 4) << "two classes and two averages";
}

TEST_F(Measure, DataThatDoNotFitCannotBeRunAndSayWhy) {
  fixed_.open("right.onnx");
  run_on(fixed_.text("wide.csv", "a,b,c,label\n1,2,3,0\n4,5,6,1\n"));
  EXPECT_FALSE(page().can_run());
  EXPECT_FALSE(window_.actions()["run"]->isEnabled());
  bool said = false;
  for (const StepCard* card : page().findChildren<StepCard*>()) said |= card->state() == StepCard::State::failed;
  EXPECT_TRUE(said);
}

TEST_F(Measure, DroppedDataAreChosen) {
  fixed_.open("right.onnx");
  window_.open_files({fixed_.points(10)});
  fixed_.settle();
  EXPECT_EQ(fixed_.session.evaluations().data().state, DataSet::State::ready);
  EXPECT_EQ(fixed_.session.models().size(), 1U);
}

TEST_F(Measure, TwoModelsAreRunAndCompared) {
  fixed_.open("right.onnx");
  fixed_.open("wrong.onnx");
  fixed_.session.set_data(fixed_.points(50));
  fixed_.settle();
  for (QPushButton* button : page().findChildren<QPushButton*>())
    if (button->text() == "Compare") button->click();
  fixed_.settle();
  ASSERT_TRUE(fixed_.session.evaluations().pair());
  bool said = false;
  for (const QLabel* label : page().findChildren<QLabel*>()) said |= label->text().contains("a real difference");
  EXPECT_TRUE(said);
}

TEST_F(Measure, AMeasuredAccuracySpeaksInTheClaimCheck) {
  fixed_.open("right.onnx");
  run_on(fixed_.points(50));
  window_.actions()["check_claims"]->trigger();
  auto& dialog = window_.claim_dialog();
  EXPECT_TRUE(dialog.isVisible());
  dialog.type({.accuracy = "60 %", .latency = {}, .energy = {}, .parameters = {}, .flash = {}, .ram = {}});
  ASSERT_EQ(dialog.answer().lines.size(), 1U);
  EXPECT_FALSE(dialog.answer().possible());
}

TEST_F(Measure, TheInspectorShowsWeights) {
  fixed_.open("right.onnx");
  window_.show_page("layers");
  fixed_.session.selection().select_layer(0);
  const QString text = window_.inspector().as_text();
  EXPECT_TRUE(text.contains("Zeros: 50.0 %")) << text.toStdString();
  EXPECT_TRUE(text.contains("Dead channels: 0 of 2")) << text.toStdString();
}

}  // namespace
}  // namespace jauge::gui
