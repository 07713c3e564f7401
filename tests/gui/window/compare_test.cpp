// SPDX-License-Identifier: GPL-3.0-or-later
// The page Compare as a person uses it, over the whole database.
#include <gtest/gtest.h>

#include <QComboBox>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <algorithm>
#include <fstream>

#include "gui/pages/compare_page.h"
#include "gui/pages/facet_panel.h"
#include "gui/pages/pareto_panel.h"
#include "gui/views/histogram_slider.h"
#include "gui/views/pareto_view.h"
#include "gui/views/table_view.h"
#include "gui/window/main_window.h"
#include "gui/window/part_dialog.h"
#include "tests/gui/data_session.h"

namespace jauge::gui {
namespace {

using testing::DataSession;

class ComparedParts : public ::testing::Test {
 protected:
  ComparedParts() : window_(fixed_.session) {
    window_.resize(1440, 900);
    window_.show();
    window_.show_page("compare");
    fixed_.open("right.onnx");  // small and of one type: every part can be judged
  }
  ComparePage& page() { return *static_cast<ComparePage*>(window_.current_page()); }
  QLineEdit& line() { return *static_cast<QLineEdit*>(page().search_field()); }
  std::vector<QPushButton*> chips() {
    QTest::qWait(1);  // those that were taken away are deleted later
    std::vector<QPushButton*> chips;
    for (QPushButton* button : page().findChildren<QPushButton*>())
      if (button->property("role") == "chip") chips.push_back(button);
    return chips;
  }

  DataSession fixed_;
  MainWindow window_;
};

TEST_F(ComparedParts, SlidersAndSwitchesWriteIntoTheLineAndChipsTakeConditionsAway) {
  const int all = page().shown_parts();
  page().facets().slider(Facet::flash)->setValue(8);
  EXPECT_EQ(line().text(), "flash>=2MiB");
  const int large = page().shown_parts();
  EXPECT_LT(large, all);
  EXPECT_GT(large, 0);
  line().setText(line().text() + " vendor=ST");
  EXPECT_LT(page().shown_parts(), large);
  EXPECT_EQ(page().facets().slider(Facet::flash)->value(), 8) << "the slider stays where the line has it";
  ASSERT_EQ(chips().size(), 2u);
  chips()[0]->click();
  QTest::qWait(1);
  EXPECT_EQ(line().text(), "vendor=ST");
  EXPECT_EQ(page().facets().slider(Facet::flash)->value(), 0);
  fixed_.session.undo();
  EXPECT_NE(line().text(), "vendor=ST") << "the filter is among what can be undone";
}

TEST_F(ComparedParts, TheChosenOrderStandsOnTop) {
  auto* ranks = page().findChild<QComboBox*>();
  line().setText("vendor=ST core=Cortex-M4F");
  const auto first = [&] { return page().table()->model()->index(0, CompareTable::Part).data().toString(); };
  const QString best_fit = first();
  ranks->setCurrentIndex(1);
  emit ranks->activated(1);
  EXPECT_NE(first(), best_fit) << "most room is not the same as used best";
}

TEST_F(ComparedParts, TwoToFourPartsStandSideBySide) {
  fixed_.session.set_shortlisted("STM32L4R9AI", true);
  window_.actions()["side_by_side"]->trigger();
  EXPECT_EQ(page().view(), ComparePage::table_view) << "one part has nothing to stand beside";
  fixed_.session.set_shortlisted("STM32F746NG", true);
  window_.actions()["side_by_side"]->trigger();
  EXPECT_EQ(page().view(), ComparePage::side_view);
  EXPECT_EQ(page().side_rows().columnCount(), 3);
  EXPECT_TRUE(page().escape());
  EXPECT_EQ(page().view(), ComparePage::table_view);
}

TEST_F(ComparedParts, TheFrontIsDrawnAndReadAsATable) {
  page().show_view(ComparePage::pareto_view);
  line().setText("vendor=ST");
  ParetoPanel& pareto = page().pareto();
  EXPECT_GT(pareto.chart()->point_count(), 10);
  const int front = pareto.twin()->model()->rowCount();
  EXPECT_GT(front, 0);
  EXPECT_LT(front, pareto.chart()->point_count());
  pareto.twin()->select_row(0);
  page().toggle_twin();
  EXPECT_EQ(page().table(), pareto.twin());
}

TEST_F(ComparedParts, PricesComeWithTheirDate) {
  const auto file = fixed_.folder.path() / "prices.csv";
  std::ofstream(file) << "part,price,currency,quantity,date\nSTM32L4R9AI,14.92,EUR,1,2026-11-20\n";
  fixed_.session.set_price_files({QString::fromStdString(file.string())});
  fixed_.settle();
  line().setText("price<20 part=STM32L4R9AI");
  ASSERT_EQ(page().shown_parts(), 1);
  EXPECT_EQ(page().table()->model()->index(0, CompareTable::Price).data().toString(), "14.92\u00a0EUR · 2026-11-20");
  EXPECT_TRUE(page().facets().slider(Facet::price)->isVisibleTo(&page()));
}

// Letter by letter, a half-typed condition leaves the rows alone. What the dearest letter costs, with the Pareto front
// drawn again, stands in the test's properties.
TEST_F(ComparedParts, TypingEndsWhereTheWholeLineWould) {
  const QString typed = "vendor=ST ram>=64KiB l4r";
  line().setText(typed);
  const int at_once = page().shown_parts();
  line().clear();
  page().show_view(ComparePage::pareto_view);
  double slowest = 0;
  for (int end = 1; end <= typed.size(); ++end) {
    QElapsedTimer clock;
    clock.start();
    line().setText(typed.left(end));
    QCoreApplication::processEvents();  // it is drawn as well
    slowest = std::max(slowest, static_cast<double>(clock.nsecsElapsed()) / 1e6);
  }
  RecordProperty("ms_of_the_slowest_letter", std::to_string(slowest));
  EXPECT_EQ(page().shown_parts(), at_once);
  EXPECT_GT(at_once, 0);
}

TEST_F(ComparedParts, APartOfOnesOwnIsWrittenAsAFile) {
  PartDialog dialog(fixed_.session);
  mcu_db::OwnPart part{.vendor = "Maker",
                       .family = "M1",
                       .part = "M1A",
                       .core = "Cortex-M4F",
                       .clock_mhz = 100,
                       .regions = {{"FLASH", 0x08000000, 512, "flash"}, {"SRAM", 0x20000000, 128, "sram"}},
                       .source = "M1 data sheet, rev 3"};
  dialog.type(part);
  const auto typed = dialog.typed();
  ASSERT_TRUE(typed) << to_text(typed.error());
  EXPECT_EQ(typed->regions.size(), 2u);
  EXPECT_EQ(typed->regions[1].start, 0x20000000u);
  EXPECT_DOUBLE_EQ(typed->regions[0].kib, 512);
  EXPECT_EQ(typed->core, "Cortex-M4F");
  dialog.add();
  EXPECT_TRUE(dialog.message().contains("Not added")) << "this session has no folder for own parts";
}

}  // namespace
}  // namespace jauge::gui
