// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/views/confusion_view.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>

namespace jauge::gui {
namespace {

evaluate::Confusion animals() {
  return {{"cat", "dog", "frog"}, {8, 2, 0, 1, 7, 2, 0, 0, 10}};
}

TEST(ConfusionView, SaysACellInWords) {
  ConfusionView view;
  view.show_confusion(animals());
  EXPECT_EQ(view.words_of({1, 2}), "truth dog, answer frog: 2 of 10");
}

TEST(ConfusionView, ArrowsMoveFromCellToCellAndStopAtTheEdge) {
  ConfusionView view;
  view.show_confusion(animals());
  view.show();
  QSignalSpy picked(&view, &ConfusionView::picked);
  QTest::keyClick(&view, Qt::Key_Right);
  QTest::keyClick(&view, Qt::Key_Down);
  EXPECT_EQ(view.chosen(), (ConfusionView::Cell{1, 1}));
  for (int i = 0; i < 5; ++i) QTest::keyClick(&view, Qt::Key_Right);
  EXPECT_EQ(view.chosen(), (ConfusionView::Cell{1, 2}));
  EXPECT_EQ(picked.count(), 7);
  EXPECT_EQ(view.accessibleDescription(), "truth dog, answer frog: 2 of 10");
}

TEST(ConfusionView, AClickPicksTheCellThatIsSeenThere) {
  ConfusionView view;
  view.resize(400, 400);
  view.show_confusion(animals());
  QSignalSpy picked(&view, &ConfusionView::picked);
  // The colour of the last diagonal cell is found where a click picks it.
  const QImage image = view.grab().toImage();
  bool found = false;
  for (int y = 0; y < 400 && !found; y += 6)
    for (int x = 0; x < 400 && !found; x += 6) {
      QTest::mouseClick(&view, Qt::LeftButton, Qt::NoModifier, QPoint(x, y));
      found = view.chosen() == ConfusionView::Cell{2, 2};
      if (found) {
        const QColor colour = image.pixelColor(QPoint(x, y) + QPoint(3, 3));
        EXPECT_GT(colour.blue(), colour.red()) << "what is right is blue";
      }
    }
  EXPECT_TRUE(found);
}

TEST(ConfusionView, OtherClassesForgetTheChosenCell) {
  ConfusionView view;
  view.show_confusion(animals());
  view.choose(ConfusionView::Cell{1, 1});
  view.show_confusion(animals());
  EXPECT_TRUE(view.chosen());
  view.show_confusion(evaluate::Confusion{{"a", "b"}, {1, 0, 0, 1}});
  EXPECT_FALSE(view.chosen());
}

TEST(ConfusionView, ManyClassesAreDrawnWithoutNumbers) {
  ConfusionView view;
  view.resize(300, 300);
  evaluate::Confusion confusion{evaluate::numbered_classes(1000), {}};
  confusion.counts.assign(1'000'000, 1);
  view.show_confusion(confusion);
  EXPECT_FALSE(view.grab().isNull());
  view.show_confusion({});
  EXPECT_FALSE(view.grab().isNull());
}

}  // namespace
}  // namespace jauge::gui
