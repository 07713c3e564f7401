// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/screenshot.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QLineEdit>
#include <QPixmap>
#include <QTimer>

#include "gui/pages/compare_page.h"
#include "gui/pages/confusion_card.h"
#include "gui/pages/measure_page.h"
#include "gui/pages/memory_page.h"
#include "gui/views/confusion_view.h"
#include "gui/window/main_window.h"

namespace jauge::gui {
namespace {

// Layouts, charts and the report preview still move for a moment after the last result has come.
constexpr int settling_ms = 700;

// True when a run was started whose end is to be waited for.
bool start_run(MainWindow& window, Session& session) {
  const OpenModel* model = session.current_model();
  const bool board = !session.board_runs().chosen().empty();
  if (!model || !window.measure_page().can_run()) return false;
  if (board ? session.board_runs().result(model->id) || session.board_runs().failure(model->id)
            : session.evaluations().result(model->id) != nullptr)
    return false;
  window.measure_page().run();
  return true;
}

// Once: what it sets off is computed before the picture.
void show_compared(MainWindow& window, Session& session, const ScreenshotOrder& order) {
  ComparePage& page = window.compare_page();
  static_cast<QLineEdit*>(page.search_field())->setText(order.filter);
  for (const QString& part : order.parts) session.set_shortlisted(part, true);
  if (!order.parts.isEmpty()) session.selection().select_part(order.parts.first());
  if (order.tab == "pareto") page.show_view(ComparePage::pareto_view);
  if (order.tab == "side") page.show_side_by_side();
}

void show_level(MainWindow& window, const QString& level) {
  auto* page = window.findChild<MemoryPage*>();
  for (const memory::Level each : {memory::Level::none, memory::Level::overlap, memory::Level::stream})
    if (page && level.toStdString() == memory::name_of(each)) page->choose_level(each);
}

QWidget& taken(MainWindow& window) {
  for (QDialog* dialog : window.findChildren<QDialog*>())
    if (dialog->isVisible()) return *dialog;
  return window;
}

void show_choices(MainWindow& window, const ScreenshotOrder& order) {
  const QStringList cell = order.cell.split(',');
  if (cell.size() == 2) window.measure_page().confusion().view().pick({cell[0].toInt(), cell[1].toInt()});
  window.measure_page().show_tab(order.tab);
}

}  // namespace

void take_screenshot_when_settled(MainWindow& window, Session& session, const ScreenshotOrder& order) {
  window.resize(order.size);
  window.show_page(order.page);
  session.board_runs().want_energy(order.energy);
  session.board_runs().choose(order.board.toStdString(), order.dual_bank);
  const auto take = [&window, &session, order] {
    if (!session.settled() || (order.evaluate && start_run(window, session))) return;
    show_choices(window, order);
    if (order.page == "compare") show_compared(window, session, order);
    if (order.page == "memory") show_level(window, order.tab);
    if (!order.dialog.isEmpty()) window.actions()[order.dialog.toStdString()]->trigger();
    if (order.layer >= 0) session.selection().select_layer(order.layer);
    QTimer::singleShot(settling_ms, &window, [&window, &session, order] {
      if (!session.settled()) return;
      const bool saved = taken(window).grab().save(order.file);
      QCoreApplication::exit(saved ? 0 : 5);
    });
  };
  QObject::connect(&session.jobs(), &JobQueue::becameIdle, &window, take);
  take();
}

}  // namespace jauge::gui
