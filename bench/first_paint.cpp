// SPDX-License-Identifier: GPL-3.0-or-later
// bench_first_paint [MODEL]: the window as jauge-gui starts it, ended after its first paint. bench/run takes the time.
#include <QApplication>
#include <QEvent>

#include "gui/session/session.h"
#include "gui/theme/theme.h"
#include "gui/window/language.h"
#include "gui/window/main_window.h"

namespace {

using namespace jauge::gui;

// Leaves the event loop once a paint event has been delivered and what stood behind it in the queue is done.
class EndAfterPaint : public QObject {
 public:
  bool eventFilter(QObject* object, QEvent* event) override {
    if (event->type() == QEvent::Paint) QMetaObject::invokeMethod(qApp, &QApplication::quit, Qt::QueuedConnection);
    return QObject::eventFilter(object, event);
  }
};

}  // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  QApplication::setApplicationName("jauge-bench");
  QApplication::setOrganizationName("jauge");
  EndAfterPaint end_after_paint;
  application.installEventFilter(&end_after_paint);
  remember_system_theme(application);
  Session session(standard_engine(), {});
  apply_theme(application, ThemeChoice::light);
  apply_language(jauge::Language::english);
  MainWindow window(session);
  if (argc > 1) window.open_files({argv[1]});
  window.show();
  const int status = QApplication::exec();
  session.jobs().shut_down(2000);
  return status;
}
