// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QStatusBar>
#include <algorithm>

#include "gui/models/rows.h"
#include "gui/models/text.h"
#include "gui/pages/compare_page.h"
#include "gui/pages/layers_page.h"
#include "gui/pages/measure_page.h"
#include "gui/pages/memory_page.h"
#include "gui/pages/models_page.h"
#include "gui/pages/report_page.h"
#include "gui/theme/icons.h"
#include "gui/theme/tokens.h"
#include "gui/views/answer_strip.h"
#include "gui/views/message_bar.h"
#include "gui/window/activity_bar.h"
#include "gui/window/bottom_dock.h"
#include "gui/window/file_commands.h"
#include "gui/window/inspector.h"
#include "gui/window/language.h"

namespace jauge::gui {
namespace {

constexpr const char* page_names[] = {"models", "layers", "memory", "compare", "measure", "report"};

std::vector<std::filesystem::path> files_of(const QMimeData& data) {
  std::vector<std::filesystem::path> files;
  for (const QUrl& url : data.urls())
    if (url.isLocalFile()) files.emplace_back(url.toLocalFile().toStdString());
  return files;
}

}  // namespace

MainWindow::MainWindow(Session& session, QWidget* parent)
    : QMainWindow(parent), session_(session), actions_(this), message_(new MessageBar) {
  files_ = new FileCommands(session, this, message_);
  setWindowIcon(icon("jauge"));
  setAcceptDrops(true);
  build_central();
  build_docks();
  build_menus();
  build_status_bar();
  bind_file_actions();
  bind_edit_actions();
  bind_view_actions();
  bind_model_actions();
  bind_compare_actions();
  watch_session();
  resize(1440, 900);
  default_layout_ = inner_->saveState();
  restoreGeometry(session.settings().layout("geometry"));
  inner_->restoreState(session.settings().layout("docks"));
  retranslate();
  show_page("models");
  offer_side_copy();
}

// The docks are hidden while they are destroyed, after the actions that follow their visibility are gone.
MainWindow::~MainWindow() {
  for (QDockWidget* dock : {inspector_dock_, bottom_dock_}) dock->disconnect(this);
}

void MainWindow::build_central() {
  models_page_ = new ModelsPage(session_);
  compare_page_ = new ComparePage(session_);
  measure_page_ = new MeasurePage(session_);
  report_page_ = new ReportPage(session_);
  pages_ = {models_page_, new LayersPage(session_), new MemoryPage(session_), compare_page_, measure_page_,
            report_page_};
  stack_ = new QStackedWidget;
  for (Page* page : pages_) stack_->addWidget(page);
  inner_ = new QMainWindow;
  inner_->setWindowFlags(Qt::Widget);
  inner_->setCentralWidget(stack_);
  activity_ = new ActivityBar(actions_);
  answer_ = new AnswerStrip(session_);
  auto* column = new QVBoxLayout;
  column->setSpacing(0);
  column->addWidget(answer_);
  column->addWidget(message_);
  column->addWidget(inner_, 1);
  auto* central = new QWidget;
  auto* row = new QHBoxLayout(central);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  row->addWidget(activity_);
  row->addLayout(column, 1);
  setCentralWidget(central);
  connect(models_page_, &ModelsPage::openRequested, files_, &FileCommands::open);
}

void MainWindow::build_docks() {
  inspector_ = new Inspector(session_);
  inspector_dock_ = new QDockWidget;
  inspector_dock_->setObjectName("inspector_dock");
  inspector_dock_->setWidget(inspector_);
  bottom_ = new BottomDock(session_);
  bottom_dock_ = new QDockWidget;
  bottom_dock_->setObjectName("bottom_dock");
  bottom_dock_->setWidget(bottom_);
  bottom_dock_->setTitleBarWidget(new QWidget);
  inspector_dock_->setTitleBarWidget(new QWidget);
  inner_->setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
  inner_->addDockWidget(Qt::RightDockWidgetArea, inspector_dock_);
  inner_->addDockWidget(Qt::BottomDockWidgetArea, bottom_dock_);
  inner_->resizeDocks({inspector_dock_}, {310}, Qt::Horizontal);
  inner_->resizeDocks({bottom_dock_}, {150}, Qt::Vertical);
  bottom_dock_->hide();  // it comes when there is a problem to show
}

void MainWindow::build_menus() {
  for (const Menu menu :
       {Menu::file, Menu::edit, Menu::view, Menu::model, Menu::compare, Menu::measure, Menu::report, Menu::help})
    menus_.emplace_back(menu, menuBar()->addMenu(QString()));
  for (std::size_t i = 0; i < all_actions().size(); ++i) {
    const ActionSpec& spec = all_actions()[i];
    for (auto& [which, menu] : menus_) {
      if (which != spec.menu) continue;
      if (spec.separator_before) menu->addSeparator();
      menu->addAction(actions_.actions()[i]);
      if (std::string_view(spec.id) == "open_window") recent_menu_ = menu->addMenu(QString());
    }
  }
  connect(recent_menu_, &QMenu::aboutToShow, this, &MainWindow::fill_recent_menu);
}

void MainWindow::build_status_bar() {
  target_status_ = new QLabel;
  project_status_ = new QLabel;
  problem_status_ = new QLabel;
  job_status_ = new QLabel;
  look_status_ = new QLabel;
  cancel_ = new QPushButton;
  cancel_->setProperty("role", "chip");
  cancel_->hide();
  for (QLabel* label : {target_status_, project_status_, problem_status_, job_status_, look_status_}) {
    label->setTextFormat(Qt::PlainText);
    label->setContentsMargins(10, 0, 10, 0);
  }
  job_status_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  statusBar()->setSizeGripEnabled(false);
  statusBar()->addWidget(target_status_);
  statusBar()->addWidget(project_status_);
  statusBar()->addWidget(problem_status_);
  statusBar()->addPermanentWidget(job_status_);
  statusBar()->addPermanentWidget(cancel_);
  statusBar()->addPermanentWidget(look_status_);
  connect(cancel_, &QPushButton::clicked, &session_.jobs(), &JobQueue::cancel_all);
}

void MainWindow::watch_session() {
  connect(&session_.problems(), &ProblemList::added, this, [this] {
    // An error comes into sight by itself; a note only counts.
    if (session_.problems().problems().back().problem.severity != "error") return;
    bottom_dock_->show();
    bottom_->show_problems();
  });
  connect(&session_.problems(), &ProblemList::changed, this, &MainWindow::refresh_status);
  connect(&session_.jobs(), &JobQueue::changed, this, &MainWindow::refresh_status);
  connect(&session_.project(), &ProjectKeeper::changed, this, &MainWindow::refresh_status);
  connect(&session_.project(), &ProjectKeeper::sideCopyFailed, message_, &MessageBar::show_remark);
  connect(&session_, &Session::targetChanged, this, &MainWindow::refresh_status);
  connect(&session_, &Session::analysisChanged, this, &MainWindow::refresh_status);
  connect(&session_, &Session::modelsChanged, this, &MainWindow::refresh_choices);
  for (const auto signal : {&Evaluations::dataChanged, &Evaluations::checked, &Evaluations::progressed})
    connect(&session_.evaluations(), signal, this, &MainWindow::refresh_choices);
  for (const auto signal : {&BoardRuns::progressed, &BoardRuns::portsChanged, &BoardRuns::chosenChanged})
    connect(&session_.board_runs(), signal, this, &MainWindow::refresh_choices);
  connect(&session_, &Session::historyChanged, this, &MainWindow::refresh_choices);
  connect(&session_.selection(), &Selection::graphChanged, this, &MainWindow::refresh_choices);
  connect(&session_.selection(), &Selection::partChanged, this, &MainWindow::refresh_choices);
  for (QDockWidget* dock : {inspector_dock_, bottom_dock_})
    connect(dock, &QDockWidget::visibilityChanged, this, &MainWindow::refresh_choices);
}

bool MainWindow::show_page(const QString& name) {
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    if (name != page_names[i]) continue;
    stack_->setCurrentIndex(static_cast<int>(i));
    inspector_->show_parts(pages_[i] == compare_page_);
    const std::vector<Page*> wide = {models_page_, measure_page_, report_page_};
    inspector_dock_->setVisible(std::ranges::find(wide, pages_[i]) == wide.end());
    for (std::size_t page = 0; page < pages_.size(); ++page)
      actions_[std::string("page_") + page_names[page]]->setChecked(page == i);
    refresh_choices();
    return true;
  }
  return false;
}

Page* MainWindow::current_page() const {
  return static_cast<Page*>(stack_->currentWidget());
}

void MainWindow::open_files(const std::vector<std::filesystem::path>& files) {
  files_->open_files(files);
}

void MainWindow::changeEvent(QEvent* event) {
  QMainWindow::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!files_->may_close()) {
    event->ignore();
    return;
  }
  session_.settings().set_layout("geometry", saveGeometry());
  session_.settings().set_layout("docks", inner_->saveState());
  session_.project().discard_side_copy();
  session_.jobs().cancel_all();
  event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (!files_of(*event->mimeData()).empty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  const auto files = files_of(*event->mimeData());
  if (files.empty()) {
    message_->show_remark(
        tr("Only files can be dropped here: models (.onnx, .tflite, .h5, .keras), data (.npz, .npy, .csv, .bin, "
           "folders) and "
           "Jauge projects (.jauge.json)."));
    return;
  }
  event->acceptProposedAction();
  open_files(files);
}

void MainWindow::retranslate() {
  actions_.retranslate();
  const auto title = [this](Menu menu, const QString& text) {
    for (auto& [which, widget] : menus_)
      if (which == menu) widget->setTitle(text);
  };
  title(Menu::file, tr("&File"));
  title(Menu::edit, tr("&Edit"));
  title(Menu::view, tr("&View"));
  title(Menu::model, tr("&Model"));
  title(Menu::compare, tr("&Compare"));
  title(Menu::measure, tr("Mea&sure"));
  title(Menu::report, tr("&Report"));
  title(Menu::help, tr("&Help"));
  recent_menu_->setTitle(tr("Open &recent"));
  inspector_dock_->setWindowTitle(tr("Inspector"));
  bottom_dock_->setWindowTitle(tr("Log, problems, jobs"));
  activity_->setAccessibleName(tr("Pages"));
  cancel_->setText(tr("Cancel"));
  refresh_status();
  refresh_choices();
}

void MainWindow::refresh_status() {
  const auto analysis = session_.analysis();
  QString target = session_.target_name();
  if (analysis && analysis->assessment.target.clock)
    target += QStringLiteral(" · ") + clock(*analysis->assessment.target.clock) + QStringLiteral(" · ") +
              tr("runtime %1").arg(shown(analysis->assessment.estimate.runtime));
  target_status_->setText(target);
  const ProjectKeeper& project = session_.project();
  const QString name = QString::fromStdString(project.file().filename().string());
  project_status_->setText(project.file().empty()   ? tr("No project file")
                           : project.is_read_only() ? tr("%1, read-only").arg(name)
                           : project.is_modified()  ? tr("%1, not saved").arg(name)
                                                    : tr("%1, saved").arg(name));
  problem_status_->setText(tr("%n problem(s)", nullptr, static_cast<int>(session_.problems().problems().size())));
  QString job = tr("no job running");
  bool running = false;
  for (const Job& each : session_.jobs().jobs())
    if (!each.ended()) {
      job = job_line(each);
      running = true;
    }
  job_status_->setText(job);
  job_status_->setMinimumWidth(job_status_->sizeHint().width());
  cancel_->setVisible(running);
  const bool french = window_language() == Language::french;
  look_status_->setText(QStringLiteral("%1 · %2").arg(french ? "FR" : "EN", is_dark() ? tr("dark") : tr("light")));
  const OpenModel* model = session_.current_model();
  setWindowTitle(model ? shown(model->path.filename().string()) + QStringLiteral(" – Jauge") : QStringLiteral("Jauge"));
}

void MainWindow::offer_side_copy() {
  const auto copy = session_.project().left_behind({});
  if (!copy) return;
  message_->ask(tr("Jauge ended before an unsaved project was saved. A copy of it was kept."),
                {{tr("Restore it"), [this, copy] { session_.restore_side_copy(*copy); }},
                 {tr("Discard it"), [this] { session_.project().discard_side_copy(); }}});
}

}  // namespace jauge::gui
