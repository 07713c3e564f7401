// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/main_window.h"

#include <gtest/gtest.h>

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <cmath>
#include <set>

#include "gui/models/layer_table.h"
#include "gui/pages/compare_page.h"
#include "gui/pages/memory_page.h"
#include "gui/theme/theme.h"
#include "gui/theme/tokens.h"
#include "gui/views/answer_strip.h"
#include "gui/views/layer_chart.h"
#include "gui/views/memory_chart.h"
#include "gui/views/message_bar.h"
#include "gui/views/table_view.h"
#include "gui/window/bottom_dock.h"
#include "gui/window/inspector.h"
#include "tests/gui/fixed_session.h"

namespace jauge::gui {
namespace {

using testing::FixedSession;

class Window : public ::testing::Test {
 protected:
  Window() : window_(fixed_.session) { window_.show(); }

  template <class Widget>
  Widget& on_page() {
    return *window_.current_page()->findChild<Widget*>();
  }
  void drop(const QList<QUrl>& urls) {
    QMimeData data;
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(400, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window_, &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent event(QPointF(400, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window_, &event);
    fixed_.settle();
  }
  QUrl url(const char* name) { return QUrl::fromLocalFile(QString::fromStdString(fixed_.file(name).string())); }

  FixedSession fixed_;
  MainWindow window_;
};

TEST_F(Window, TwoDroppedFilesAreOpenedAndAnalysed) {
  drop({url("a.onnx"), url("b.onnx")});
  ASSERT_EQ(fixed_.session.models().size(), 2U);
  EXPECT_EQ(fixed_.session.models()[0].state, OpenModel::State::ready);
  EXPECT_EQ(fixed_.session.models()[1].state, OpenModel::State::ready);
  EXPECT_TRUE(window_.answer().sentence().contains("5,3")) << window_.answer().sentence().toStdString();
}

TEST_F(Window, ABadModelIsListedAndTheWindowLives) {
  drop({url("a.onnx"), url("bad.onnx")});
  const auto& problems = window_.bottom().problem_table();
  bool listed = false;
  for (int row = 0; row < problems.rowCount(); ++row)
    listed |= problems.index(row, 2).data().toString() == "the file ends in the middle of a tensor";
  EXPECT_TRUE(listed);
  EXPECT_TRUE(window_.bottom().isVisible()) << "an error comes into sight by itself";
  EXPECT_TRUE(window_.answer().sentence().contains("ends in the middle"));
  drop({url("c.onnx")});
  EXPECT_TRUE(fixed_.session.analysis());
}

TEST_F(Window, TableChartInspectorAndMemoryShareOneSelection) {
  fixed_.open("a.onnx");
  window_.show_page("layers");
  auto& table = *window_.current_page()->table();
  auto& chart = on_page<LayerChart>();
  table.selectRow(2);
  EXPECT_EQ(fixed_.session.selection().layer(), 2);
  EXPECT_EQ(chart.selected_layer(), 2);
  const QString name = table.model()->index(2, LayerTable::Name).data().toString();
  EXPECT_TRUE(window_.inspector().as_text().startsWith(name));
  emit chart.picked(5);
  EXPECT_EQ(table.selected_row(), 5);
  EXPECT_FALSE(window_.inspector().as_text().startsWith(name));
  window_.show_page("memory");
  const auto& plan = fixed_.session.analysis()->study->plan;
  const auto& memory = *static_cast<MemoryPage*>(window_.current_page());
  EXPECT_EQ(plan.order[static_cast<std::size_t>(memory.step())], 5);
  emit window_.current_page()->chart()->picked(0);
  EXPECT_EQ(fixed_.session.selection().layer(), plan.order[0]);
  EXPECT_EQ(chart.selected_layer(), plan.order[0]);
}

TEST_F(Window, AClickOnABarSelectsItsLayer) {
  fixed_.open("a.onnx");
  window_.resize(1440, 900);
  window_.show_page("layers");
  auto& chart = on_page<LayerChart>();
  ASSERT_TRUE(QTest::qWaitForWindowExposed(&window_));
  chart.replot();
  const QPoint bar(static_cast<int>(chart.xAxis->coordToPixel(2)), chart.axisRect()->rect().bottom() - 4);
  QTest::mouseClick(&chart, Qt::LeftButton, Qt::NoModifier, bar);
  EXPECT_EQ(fixed_.session.selection().layer(), 2);
}

TEST_F(Window, TheFilterKeepsTheSelectionOfTheModelItself) {
  fixed_.open("a.onnx");
  window_.show_page("layers");
  auto& field = *static_cast<QLineEdit*>(window_.current_page()->search_field());
  field.setText("conv2d_3");
  auto& table = *window_.current_page()->table();
  ASSERT_EQ(table.model()->rowCount(), 1);
  table.selectRow(0);
  const int layer = fixed_.session.selection().layer();
  EXPECT_EQ(fixed_.session.analysis()->study->deployable_counts.layers[static_cast<std::size_t>(layer)].name,
            "conv2d_3");
  window_.actions()["escape"]->trigger();
  EXPECT_TRUE(field.text().isEmpty());
  EXPECT_EQ(table.selected_row(), layer);
}

TEST_F(Window, PagesComeByKey) {
  window_.activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&window_));
  // 5 and 7 are kept for pages to come.
  const Qt::Key keys[] = {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_6, Qt::Key_8};
  ASSERT_EQ(std::size(keys), window_.pages().size());
  for (std::size_t page = 0; page < std::size(keys); ++page) {
    QTest::keyClick(&window_, keys[page], Qt::ControlModifier);
    EXPECT_EQ(window_.current_page(), window_.pages()[page]) << page;
  }
}

TEST_F(Window, TabVisitsThePageAndReturns) {
  fixed_.open("a.onnx");
  window_.activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&window_));
  for (const char* name : {"models", "layers", "memory", "compare", "measure", "report"}) {
    window_.show_page(name);
    QWidget* first = window_.current_page()->findChild<TableView*>();
    if (!first) first = window_.current_page()->search_field();
    if (!first) first = window_.findChild<QListWidget*>();
    first->setFocus();
    std::set<QWidget*> visited;
    for (int tabs = 0; tabs < 60; ++tabs) {
      QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
      QWidget* focus = QApplication::focusWidget();
      ASSERT_TRUE(focus) << name;
      EXPECT_TRUE(focus->isVisible()) << name;
      if (!visited.insert(focus).second && focus == first) break;
    }
    EXPECT_GE(visited.size(), 5U) << name << ": a focus trap?";
  }
}

TEST_F(Window, FocusableWidgetsHaveNames) {
  fixed_.open("a.onnx");
  for (const char* name : {"models", "layers", "memory", "compare", "measure", "report"}) {
    window_.show_page(name);
    for (const QWidget* widget : window_.current_page()->findChildren<QWidget*>()) {
      if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible()) continue;
      const auto* interface = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
      ASSERT_TRUE(interface);
      const bool inner = qobject_cast<const QAbstractScrollArea*>(widget->parentWidget()) ||
                         qobject_cast<const QComboBox*>(widget->parentWidget());
      EXPECT_TRUE(inner || !interface->text(QAccessible::Name).isEmpty() ||
                  !interface->text(QAccessible::Description).isEmpty())
          << name << ": " << widget->metaObject()->className();
    }
  }
}

TEST_F(Window, APartBecomesTheTargetOfEveryPage) {
  fixed_.open("a.onnx");
  window_.show_page("compare");
  fixed_.session.selection().select_part("NUCLEO-L4R5ZI");
  EXPECT_TRUE(window_.inspector().as_text().startsWith("NUCLEO-L4R5ZI"));
  window_.actions()["use_part"]->trigger();
  fixed_.settle();
  EXPECT_EQ(fixed_.session.analysis()->assessment.target.board, "NUCLEO-L4R5ZI");
}

TEST_F(Window, FitsASmallScreenInBothLanguages) {
  fixed_.open("a_model_with_a_name_that_is_much_longer_than_any_card_is_wide_and_then_some_more.onnx");
  for (const char* language : {"language_en", "language_fr"}) {
    window_.actions()[language]->trigger();
    QApplication::processEvents();
    EXPECT_LE(window_.minimumSizeHint().width(), 1280) << language;
    EXPECT_LE(window_.minimumSizeHint().height(), 720) << language;
  }
  window_.actions()["language_en"]->trigger();
}

TEST_F(Window, CompareCountsWhatTheFilterLeaves) {
  fixed_.open("a.onnx");
  window_.show_page("compare");
  auto& page = *static_cast<ComparePage*>(window_.current_page());
  const int all = page.shown_parts();
  static_cast<QLineEdit*>(page.search_field())->setText("flash>=1MiB");
  const int some = page.shown_parts();
  EXPECT_GT(some, 0);
  EXPECT_LT(some, all);
  for (int row = 0; row < page.table()->model()->rowCount(); ++row)
    EXPECT_FALSE(page.table()->model()->index(row, 1).data().toString().isEmpty());
  EXPECT_EQ(fixed_.session.filter(), "flash>=1MiB");
}

TEST_F(Window, ChartsAndTablesFollowTheTheme) {
  fixed_.open("a.onnx");
  window_.show_page("layers");
  const QColor light = on_page<LayerChart>().grab().toImage().pixelColor(2, 2);
  EXPECT_EQ(light, light_tokens().surface);
  window_.actions()["theme_dark"]->trigger();
  EXPECT_TRUE(is_dark());
  QApplication::processEvents();
  on_page<LayerChart>().replot();
  EXPECT_EQ(on_page<LayerChart>().grab().toImage().pixelColor(2, 2), dark_tokens().surface);
  window_.actions()["theme_light"]->trigger();
  EXPECT_FALSE(is_dark());
}

TEST_F(Window, NoPageIsBlank) {
  fixed_.open("a.onnx");
  window_.resize(1280, 720);
  for (const char* name : {"models", "layers", "memory", "compare", "measure", "report"}) {
    window_.show_page(name);
    fixed_.settle();
    const QImage image = window_.current_page()->grab().toImage();
    std::set<QRgb> colours;
    for (int y = 0; y < image.height(); y += 3)
      for (int x = 0; x < image.width(); x += 3) colours.insert(image.pixel(x, y));
    EXPECT_GT(colours.size(), 8U) << name;
  }
}

// The contrast that look.md asks for: 4.5 : 1 for text on each surface it stands on.
TEST(Tokens, TextCanBeReadInBothThemes) {
  const auto luminance = [](const QColor& colour) {
    const auto part = [](double value) {
      return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
  };
  const auto contrast = [&](const QColor& a, const QColor& b) {
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
  };
  for (const Tokens* theme : {&light_tokens(), &dark_tokens()}) {
    for (const QColor& ground : {theme->window, theme->surface, theme->sunken, theme->selection})
      EXPECT_GE(contrast(theme->text, ground), 4.5);
    EXPECT_GE(contrast(theme->muted, theme->surface), 4.5);
    EXPECT_GE(contrast(theme->accent, theme->surface), 4.5);
    EXPECT_GE(contrast(theme->fits, theme->fits_surface), 4.5);
    EXPECT_GE(contrast(theme->tight, theme->tight_surface), 4.5);
    EXPECT_GE(contrast(theme->misfit, theme->misfit_surface), 4.5);
    EXPECT_GE(contrast(theme->unknown, theme->unknown_surface), 4.5);
  }
}

}  // namespace
}  // namespace jauge::gui
