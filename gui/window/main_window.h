// SPDX-License-Identifier: GPL-3.0-or-later
// Menu bar, activity bar, answer strip, the page, inspector, bottom panel and status bar. What each action does is
// bound here; what is shown comes from the session.
#pragma once

#include <QMainWindow>
#include <filesystem>
#include <vector>

#include "gui/session/session.h"
#include "gui/window/actions.h"

class QDockWidget;
class QLabel;
class QMenu;
class QPushButton;
class QStackedWidget;

namespace jauge::gui {

class ActivityBar;
class AnswerStrip;
class BottomDock;
class ComparePage;
class FileCommands;
class ClaimDialog;
class Inspector;
class MessageBar;
class MeasurePage;
class ModelsPage;
class Page;
class ReportPage;
class PartDialog;
class TargetDialog;

class MainWindow : public QMainWindow {
  Q_OBJECT
 public:
  explicit MainWindow(Session& session, QWidget* parent = nullptr);
  ~MainWindow() override;

  // "models", "layers", "memory", "compare", "measure", "report". False when there is no such page.
  bool show_page(const QString& name);
  Page* current_page() const;
  const std::vector<Page*>& pages() const { return pages_; }
  ActionList& actions() { return actions_; }
  AnswerStrip& answer() { return *answer_; }
  Inspector& inspector() { return *inspector_; }
  BottomDock& bottom() { return *bottom_; }
  ComparePage& compare_page() { return *compare_page_; }
  MeasurePage& measure_page() { return *measure_page_; }
  ClaimDialog& claim_dialog();
  TargetDialog& target_dialog();
  PartDialog& part_dialog();
  MessageBar& message_bar() { return *message_; }
  // Models and projects, as dropped or given on the command line.
  void open_files(const std::vector<std::filesystem::path>& files);
  std::vector<struct PaletteEntry> command_entries();
  std::vector<struct PaletteEntry> place_entries();

 protected:
  void changeEvent(QEvent* event) override;
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void build_central();
  void build_docks();
  void build_menus();
  void build_status_bar();
  void bind_file_actions();
  void bind_edit_actions();
  void bind_view_actions();
  void bind_model_actions();
  void bind_compare_actions();
  void choose_prices();
  void bind_choice(const char* id, std::function<void()> choose);
  void watch_session();
  void retranslate();
  void refresh_status();
  void refresh_choices();
  void fill_recent_menu();
  void copy();
  void step_row(int by);
  void move_pane(int by);
  void set_language(Language language);
  void set_theme(ThemeChoice theme);
  void restore_default_layout();
  void show_help();
  void show_about();
  void offer_side_copy();

  Session& session_;
  ActionList actions_;
  FileCommands* files_;
  std::vector<Page*> pages_;
  QMainWindow* inner_;  // holds the docks, so that answer strip and activity bar stand beside them, not among them
  QByteArray default_layout_;
  ActivityBar* activity_;
  AnswerStrip* answer_;
  MessageBar* message_;
  QStackedWidget* stack_;
  ModelsPage* models_page_;
  ComparePage* compare_page_;
  MeasurePage* measure_page_;
  ReportPage* report_page_;
  ClaimDialog* claims_ = nullptr;  // once asked for
  TargetDialog* target_ = nullptr;
  PartDialog* part_ = nullptr;
  Inspector* inspector_;
  BottomDock* bottom_;
  QDockWidget *inspector_dock_, *bottom_dock_;
  std::vector<std::pair<Menu, QMenu*>> menus_;
  QMenu* recent_menu_ = nullptr;
  QLabel *target_status_, *project_status_, *problem_status_, *job_status_, *look_status_;
  QPushButton* cancel_;
};

}  // namespace jauge::gui
