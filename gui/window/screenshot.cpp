// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/screenshot.h"

#include <QCoreApplication>
#include <QPixmap>
#include <QTimer>

#include "gui/window/main_window.h"

namespace jauge::gui {
namespace {

// Layouts, charts and the report preview still move for a moment after the last result has come.
constexpr int settling_ms = 700;

}  // namespace

void take_screenshot_when_settled(MainWindow& window, Session& session, const ScreenshotOrder& order) {
  window.resize(order.size);
  window.show_page(order.page);
  const auto take = [&window, &session, order] {
    if (!session.settled()) return;
    if (order.layer >= 0) session.selection().select_layer(order.layer);
    QTimer::singleShot(settling_ms, &window, [&window, &session, order] {
      if (!session.settled()) return;
      const bool saved = window.grab().save(order.file);
      QCoreApplication::exit(saved ? 0 : 5);
    });
  };
  QObject::connect(&session.jobs(), &JobQueue::becameIdle, &window, take);
  take();
}

}  // namespace jauge::gui
