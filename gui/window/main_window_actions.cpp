// SPDX-License-Identifier: GPL-3.0-or-later
// What the actions of the list do.
#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>

#include "gui/models/table_text.h"
#include "gui/models/text.h"
#include "gui/pages/compare_page.h"
#include "gui/pages/measure_page.h"
#include "gui/pages/report_page.h"
#include "gui/theme/theme.h"
#include "gui/views/answer_strip.h"
#include "gui/views/chart.h"
#include "gui/views/table_view.h"
#include "gui/window/activity_bar.h"
#include "gui/window/bottom_dock.h"
#include "gui/window/claim_dialog.h"
#include "gui/window/command_palette.h"
#include "gui/window/file_commands.h"
#include "gui/window/inspector.h"
#include "gui/window/language.h"
#include "gui/window/main_window.h"
#include "gui/window/part_dialog.h"
#include "gui/window/target_dialog.h"

namespace jauge::gui {

void MainWindow::bind_choice(const char* id, std::function<void()> choose) {
  connect(actions_[id], &QAction::triggered, this, [choose = std::move(choose)] { choose(); });
}

void MainWindow::bind_file_actions() {
  bind_choice("open", [this] { files_->open(); });
  bind_choice("open_window", [this] { files_->open_in_new_window(); });
  bind_choice("new_project", [this] { files_->new_project(); });
  bind_choice("save", [this] { files_->save(); });
  bind_choice("save_as", [this] { files_->save_as(); });
  bind_choice("export_table", [this] {
    const TableView* table = current_page()->table();
    files_->export_table(table ? table->model() : nullptr, current_page()->title().toLower());
  });
  bind_choice("quit", [this] { close(); });
}

void MainWindow::bind_edit_actions() {
  bind_choice("undo", [this] { session_.undo(); });
  bind_choice("redo", [this] { session_.redo(); });
  bind_choice("copy", [this] { copy(); });
  bind_choice("find", [this] {
    if (QWidget* field = current_page()->search_field()) field->setFocus(Qt::ShortcutFocusReason);
  });
  bind_choice("next", [this] { step_row(1); });
  bind_choice("previous", [this] { step_row(-1); });
  bind_choice("go_to", [this] { (new CommandPalette(tr("Go to"), place_entries(), this))->show(); });
  bind_choice("palette", [this] { (new CommandPalette(tr("Commands"), command_entries(), this))->show(); });
  bind_choice("escape", [this] { current_page()->escape(); });
}

void MainWindow::bind_view_actions() {
  for (const char* page : {"models", "layers", "memory", "compare", "measure", "report"})
    bind_choice((std::string("page_") + page).c_str(), [this, page] { show_page(page); });
  bind_choice("activity", [this] { activity_->setVisible(actions_["activity"]->isChecked()); });
  bind_choice("bottom", [this] { bottom_dock_->setVisible(actions_["bottom"]->isChecked()); });
  bind_choice("inspector", [this] { inspector_dock_->setVisible(actions_["inspector"]->isChecked()); });
  bind_choice("twin", [this] { current_page()->toggle_twin(); });
  const auto on_chart = [this](void (Chart::*what)()) {
    return [this, what] {
      if (Chart* chart = current_page()->chart()) (chart->*what)();
    };
  };
  bind_choice("zoom_in", on_chart(&Chart::zoom_in));
  bind_choice("zoom_out", on_chart(&Chart::zoom_out));
  bind_choice("fit", on_chart(&Chart::fit));
  bind_choice("next_pane", [this] { move_pane(1); });
  bind_choice("previous_pane", [this] { move_pane(-1); });
  bind_choice("full_screen", [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
  bind_choice("theme_system", [this] { set_theme(ThemeChoice::system); });
  bind_choice("theme_light", [this] { set_theme(ThemeChoice::light); });
  bind_choice("theme_dark", [this] { set_theme(ThemeChoice::dark); });
  bind_choice("language_en", [this] { set_language(Language::english); });
  bind_choice("language_fr", [this] { set_language(Language::french); });
  bind_choice("restore_layout", [this] { restore_default_layout(); });
}

void MainWindow::bind_model_actions() {
  const auto current = [this] { return session_.current_model() ? session_.current_model()->id : 0; };
  bind_choice("reload", [=, this] { session_.reload_model(current()); });
  bind_choice("close_model", [=, this] { session_.close_model(current()); });
  bind_choice("graph_deployable", [this] { session_.selection().select_graph(GraphKind::deployable); });
  bind_choice("graph_file", [this] { session_.selection().select_graph(GraphKind::model); });
  bind_choice("choose_data", [this] {
    show_page("measure");
    measure_page_->choose_data();
  });
  bind_choice("run", [this] {
    show_page("measure");
    measure_page_->run();
  });
  bind_choice("stop_run", [this] { measure_page_->stop(); });
  bind_choice("check_claims", [this] { claim_dialog().show(); });
  bind_choice("export_report", [this] { report_page_->export_report(); });
  bind_choice("help", [this] { show_help(); });
  bind_choice("cancel_jobs", [this] { session_.jobs().cancel_all(); });
  bind_choice("about", [this] { show_about(); });
}

void MainWindow::bind_compare_actions() {
  bind_choice("target", [this] { target_dialog().show(); });
  bind_choice("use_part", [this] { compare_page_->use_selected_part(); });
  bind_choice("shortlist", [this] {
    const QString part = session_.selection().part();
    if (!part.isEmpty()) session_.set_shortlisted(part, !session_.shortlist().contains(part));
  });
  bind_choice("side_by_side", [this] {
    show_page("compare");
    compare_page_->show_side_by_side();
  });
  bind_choice("prices", [this] { choose_prices(); });
  bind_choice("reload_prices", [this] { session_.reload_prices(); });
  bind_choice("forget_prices", [this] {
    session_.set_price_files({});
    refresh_choices();
  });
  bind_choice("add_part", [this] { part_dialog().show(); });
}

void MainWindow::choose_prices() {
  const QString file = QFileDialog::getOpenFileName(this, tr("Prices, stock and notes"), {},
                                                    tr("CSV (*.csv)") + ";;" + tr("All files (*)"));
  if (file.isEmpty()) return;
  session_.set_price_files({file});
  refresh_choices();
}

PartDialog& MainWindow::part_dialog() {
  if (!part_) part_ = new PartDialog(session_, this);
  return *part_;
}

ClaimDialog& MainWindow::claim_dialog() {
  if (!claims_) claims_ = new ClaimDialog(session_, this);
  return *claims_;
}

TargetDialog& MainWindow::target_dialog() {
  if (!target_) target_ = new TargetDialog(session_, this);
  return *target_;
}

// Ticks and what can be done now. A disabled action stays in the palette.
void MainWindow::refresh_choices() {
  const bool model = session_.current_model() != nullptr;
  const bool part = !session_.selection().part().isEmpty();
  for (const char* id : {"reload", "close_model", "graph_deployable", "graph_file"}) actions_[id]->setEnabled(model);
  for (const char* id : {"use_part", "shortlist"}) actions_[id]->setEnabled(part);
  const bool prices = !session_.price_files().isEmpty();
  for (const char* id : {"reload_prices", "forget_prices"}) actions_[id]->setEnabled(prices);
  actions_["undo"]->setEnabled(session_.history().can_undo());
  actions_["redo"]->setEnabled(session_.history().can_redo());
  actions_["run"]->setEnabled(measure_page_->can_run());
  actions_["stop_run"]->setEnabled(session_.evaluations().live() || session_.board_runs().live());
  actions_["check_claims"]->setEnabled(model);
  const Page* page = current_page();
  for (const char* id : {"export_table", "next", "previous"}) actions_[id]->setEnabled(page && page->table());
  for (const char* id : {"zoom_in", "zoom_out", "fit"}) actions_[id]->setEnabled(page && page->chart());
  actions_["find"]->setEnabled(page && page->search_field());
  actions_["twin"]->setEnabled(page && page->has_twin());
  const bool deployable = session_.selection().graph() == GraphKind::deployable;
  actions_["graph_deployable"]->setChecked(deployable);
  actions_["graph_file"]->setChecked(!deployable);
  actions_["activity"]->setChecked(!activity_->isHidden());
  actions_["bottom"]->setChecked(!bottom_dock_->isHidden());
  actions_["inspector"]->setChecked(!inspector_dock_->isHidden());
  actions_["full_screen"]->setChecked(isFullScreen());
  const ThemeChoice theme = session_.settings().theme();
  actions_["theme_system"]->setChecked(theme == ThemeChoice::system);
  actions_["theme_light"]->setChecked(theme == ThemeChoice::light);
  actions_["theme_dark"]->setChecked(theme == ThemeChoice::dark);
  actions_["language_en"]->setChecked(window_language() == Language::english);
  actions_["language_fr"]->setChecked(window_language() == Language::french);
}

void MainWindow::fill_recent_menu() {
  recent_menu_->clear();
  for (const QString& path : session_.settings().recent_files()) {
    QAction* action = recent_menu_->addAction(shown(path.toStdString()));
    action->setEnabled(QFileInfo::exists(path));
    connect(action, &QAction::triggered, this, [this, path] { open_files({path.toStdString()}); });
  }
  if (recent_menu_->isEmpty()) recent_menu_->addAction(tr("Nothing yet"))->setEnabled(false);
}

void MainWindow::copy() {
  const auto* chart = qobject_cast<Chart*>(QApplication::focusWidget());
  if (chart) {
    QApplication::clipboard()->setPixmap(const_cast<Chart*>(chart)->toPixmap());
    return;
  }
  const TableView* table = qobject_cast<TableView*>(QApplication::focusWidget());
  if (!table) table = current_page()->table();
  if (table && table->model())
    QApplication::clipboard()->setText(to_tsv(*table->model(), table->selectionModel()->selectedRows()));
}

void MainWindow::step_row(int by) {
  TableView* table = current_page()->table();
  if (!table || table->model()->rowCount() == 0) return;
  const int row = qBound(0, table->selected_row() + by, table->model()->rowCount() - 1);
  table->selectRow(row);
  table->scrollTo(table->model()->index(row, 0));
}

void MainWindow::move_pane(int by) {
  const std::vector<QWidget*> panes = {activity_, current_page(), inspector_, bottom_};
  int now = 1;
  for (std::size_t i = 0; i < panes.size(); ++i)
    if (QApplication::focusWidget() && panes[i]->isAncestorOf(QApplication::focusWidget())) now = static_cast<int>(i);
  const int count = static_cast<int>(panes.size());
  for (int step = 1; step <= count; ++step) {
    QWidget* pane = panes[static_cast<std::size_t>((now + by * step + count * step) % count)];
    if (!pane->isVisible()) continue;
    const auto children = pane->findChildren<QWidget*>();
    for (QWidget* child : children)
      if (child->isVisible() && child->isEnabled() && (child->focusPolicy() & Qt::TabFocus)) {
        child->setFocus(Qt::TabFocusReason);
        return;
      }
  }
}

void MainWindow::set_language(Language language) {
  session_.settings().set_language(language);
  apply_language(language);
  refresh_choices();
}

void MainWindow::set_theme(ThemeChoice theme) {
  session_.settings().set_theme(theme);
  apply_theme(*qApp, theme);
  refresh_choices();
  refresh_status();
}

void MainWindow::restore_default_layout() {
  session_.settings().forget_layout();
  inner_->restoreState(default_layout_);
  activity_->show();
  inspector_dock_->show();
  refresh_choices();
}

void MainWindow::show_help() {
  QMessageBox box(QMessageBox::Information, current_page()->title(), current_page()->help(), QMessageBox::Close, this);
  box.setTextFormat(Qt::PlainText);
  box.exec();
}

void MainWindow::show_about() {
  QMessageBox box(
      QMessageBox::NoIcon, tr("About Jauge"),
      tr("Jauge %1\n\nDoes this neural network run on that microcontroller?\n\nThis window is free software "
         "under the GNU General Public License, version 3 or later; the analyser beneath it is under the "
         "Apache License 2.0.")
          .arg(QApplication::applicationVersion()),
      QMessageBox::Close, this);
  box.setTextFormat(Qt::PlainText);
  box.exec();
}

std::vector<PaletteEntry> MainWindow::command_entries() {
  std::vector<PaletteEntry> entries;
  for (QAction* action : actions_.actions()) {
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    const QString state = action->isEnabled() ? keys : keys + QStringLiteral("  ") + tr("(not now)");
    entries.push_back({action->text().remove('&'), state, [action] { action->trigger(); }});
  }
  return entries;
}

std::vector<PaletteEntry> MainWindow::place_entries() {
  std::vector<PaletteEntry> entries;
  for (const OpenModel& model : session_.models())
    entries.push_back({shown(model.path.filename().string()), tr("model"),
                       [this, id = model.id] { session_.set_current_model(id); }});
  if (const OpenModel* model = session_.current_model(); model && model->study)
    for (const auto& layer : model->study->deployable_counts.layers)
      entries.push_back({shown(layer.name), tr("layer, %1").arg(shown(layer.label)), [this, index = layer.index] {
                           show_page("layers");
                           session_.selection().select_graph(GraphKind::deployable);
                           session_.selection().select_layer(index);
                         }});
  if (const auto comparison = session_.comparison())
    for (const ComparedPart& part : *comparison)
      entries.push_back({shown(part.name), tr("part, %1").arg(shown(part.target.core.name)), [this, name = part.name] {
                           show_page("compare");
                           session_.selection().select_part(QString::fromStdString(name));
                         }});
  return entries;
}

}  // namespace jauge::gui
