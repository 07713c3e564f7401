// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/measure_page.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTabWidget>

#include "analyzer/base/program_paths.h"
#include "analyzer/base/safe_file.h"
#include "gui/models/text.h"
#include "gui/pages/accuracy_panel.h"
#include "gui/pages/board_card.h"
#include "gui/pages/board_panel.h"
#include "gui/pages/confusion_card.h"
#include "gui/pages/drift_panel.h"
#include "gui/pages/firmware_card.h"
#include "gui/pages/pair_panel.h"
#include "gui/pages/sample_panel.h"
#include "gui/session/session.h"
#include "gui/views/confusion_view.h"
#include "gui/views/elided_combo.h"
#include "gui/views/table_view.h"

namespace jauge::gui {
namespace {

enum Stated { as_stated, by_255, to_minus_one, from_file };

// (x * scale - mean) / std
dataset::Preprocess scaled(double scale, double mean) {
  dataset::Preprocess result;
  result.scale = scale;
  if (mean != 0) result.mean = {mean};
  return result;
}

}  // namespace

std::filesystem::path example_data() {
  return data_folder() / "examples" / "gestures" / "test.npz";
}

MeasurePage::MeasurePage(Session& session, QWidget* parent)
    : Page(session, parent),
      where_(new BoardCard(session.board_runs())),
      firmware_(new FirmwareCard(session.board_runs(), session.probe_firmware())),
      data_(new StepCard(3)),
      run_card_(new StepCard(4)),
      choose_(new QPushButton),
      start_(new QPushButton),
      stop_(new QPushButton),
      pause_(new QPushButton),
      options_(new QPushButton),
      preprocess_(new ElidedCombo),
      progress_(new QProgressBar),
      confusion_(new ConfusionCard),
      tabs_(new QTabWidget),
      board_(new BoardPanel),
      accuracy_(new AccuracyPanel),
      samples_(new SamplePanel),
      pair_(new PairPanel(session)),
      drift_(new DriftPanel(session)) {
  auto* results = new QSplitter(Qt::Horizontal);
  results->setChildrenCollapsible(false);
  results->addWidget(confusion_);
  for (QWidget* tab : {static_cast<QWidget*>(board_), static_cast<QWidget*>(accuracy_), static_cast<QWidget*>(samples_),
                       static_cast<QWidget*>(pair_), static_cast<QWidget*>(drift_)})
    tabs_->addTab(tab, QString());
  results->addWidget(tabs_);
  results->setStretchFactor(0, 4);
  results->setStretchFactor(1, 5);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(tool_strip_widget());
  column->addWidget(make_steps());
  column->addWidget(results, 1);
  Evaluations& evaluations = session.evaluations();
  connect(&evaluations, &Evaluations::dataChanged, this, &MeasurePage::refresh);
  connect(&evaluations, &Evaluations::checked, this, &MeasurePage::refresh);
  connect(&evaluations, &Evaluations::progressed, this, [this] {
    refresh_run_card();
    refresh_results();
  });
  connect(&evaluations, &Evaluations::resultChanged, this, &MeasurePage::refresh);
  BoardRuns& boards = session.board_runs();
  connect(&boards, &BoardRuns::progressed, this, [this] {
    refresh_run_card();
    refresh_results();
  });
  for (const auto signal : {&BoardRuns::portsChanged, &BoardRuns::chosenChanged})
    connect(&boards, signal, this, &MeasurePage::refresh_run_card);
  connect(&boards, &BoardRuns::resultChanged, this, [this](int model) {
    refresh();
    judge_here(model);
  });
  connect(&session.jobs(), &JobQueue::changed, this, [this] {
    if (session_.board_runs().live()) refresh_run_card();
    if (session_.probe_firmware().is_busy()) firmware_->retranslate();
  });
  connect(&session.probe_firmware(), &ProbeFirmware::changed, this, &MeasurePage::refresh_run_card);
  connect(confusion_, &ConfusionCard::sourceChosen, this, &MeasurePage::choose_source);
  connect(confusion_, &ConfusionCard::picked, this, &MeasurePage::show_cell);
  connect(confusion_, &ConfusionCard::left, this, &MeasurePage::show_confusion);
  connect(pair_, &PairPanel::otherChanged, this, &MeasurePage::show_confusion);
  connect(&session, &Session::currentModelChanged, this, &MeasurePage::refresh);
  connect(&session, &Session::analysisChanged, this, &MeasurePage::refresh);
  retranslate();
}

QWidget* MeasurePage::make_steps() {
  auto* menu = new QMenu(choose_);
  for (const auto what : {&MeasurePage::choose_data, &MeasurePage::choose_folder, &MeasurePage::choose_example})
    connect(menu->addAction(QString()), &QAction::triggered, this, what);
  choose_->setMenu(menu);
  start_->setProperty("role", "primary");
  preprocess_->setMinimumContentsLength(5);
  preprocess_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  progress_->setTextVisible(false);
  progress_->setFixedHeight(6);
  preprocess_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  data_->controls()->addWidget(preprocess_, StepCard::wide_control);
  data_->controls()->addWidget(choose_);
  for (QPushButton* button : {options_, start_, pause_, stop_}) run_card_->controls()->addWidget(button);
  auto* wishes = new QMenu(options_);
  energy_ = wishes->addAction(QString());
  here_too_ = wishes->addAction(QString());
  for (QAction* wish : {energy_, here_too_}) wish->setCheckable(true);
  here_too_->setChecked(true);
  options_->setMenu(wishes);
  connect(energy_, &QAction::toggled, this, [this](bool on) { session_.board_runs().want_energy(on); });
  connect(pause_, &QPushButton::clicked, this, &MeasurePage::toggle_pause);
  run_card_->add_below(progress_);
  connect(start_, &QPushButton::clicked, this, &MeasurePage::run);
  connect(stop_, &QPushButton::clicked, this, &MeasurePage::stop);
  connect(preprocess_, &QComboBox::activated, this, &MeasurePage::take_preprocess);
  auto* steps = new QWidget;
  steps->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  auto* row = new QHBoxLayout(steps);
  row->setContentsMargins(18, 12, 18, 10);
  row->setSpacing(10);
  row->addWidget(where_, 4);
  row->addWidget(firmware_, 3);
  row->addWidget(data_, 4);
  row->addWidget(run_card_, 4);
  return steps;
}

QString MeasurePage::title() const {
  return tr("Measure");
}

QString MeasurePage::help() const {
  return tr(
      "The first step says where the model runs: on this computer, on a virtual board, or on a board that is plugged "
      "in; boards give times as well. The second asks a real board for its firmware and flashes the probe. Choose a "
      "data set and run the model over it: accuracy with its interval, who is "
      "taken for whom, and the figures "
      "of every class fill while the run goes on. Stop keeps what is done. A cell of the matrix shows its samples; "
      "arrows move from cell to cell. Ctrl+T shows the matrix as a table. The other tabs compare two models on the "
      "same "
      "samples and look for drift between data sets.");
}

TableView* MeasurePage::table() const {
  return confusion_->shows_twin() ? confusion_->twin() : accuracy_->table();
}

void MeasurePage::toggle_twin() {
  confusion_->toggle_twin();
}

bool MeasurePage::escape() {
  return confusion_->leave_cell();
}

bool MeasurePage::show_tab(const QString& name) {
  const int index = static_cast<int>(QStringList{"board", "classes", "samples", "models", "drift"}.indexOf(name));
  if (index >= 0) tabs_->setCurrentIndex(index);
  return index >= 0;
}

void MeasurePage::choose_data() {
  const QString file = QFileDialog::getOpenFileName(
      this, tr("Choose data"), {}, tr("Data (*.bin *.npy *.npz *.csv *-ubyte *.json)") + ";;" + tr("All files (*)"));
  if (!file.isEmpty()) session_.set_data(file.toStdString());
}

void MeasurePage::choose_folder() {
  const QString folder = QFileDialog::getExistingDirectory(this, tr("Choose a folder with samples"));
  if (!folder.isEmpty()) session_.set_data(folder.toStdString());
}

void MeasurePage::choose_example() {
  session_.set_data(example_data());
}

void MeasurePage::run() {
  if (!can_run()) return;
  const bool board = !session_.board_runs().chosen().empty();
  source_ = board ? on_board : this_computer;
  show_tab(board ? "board" : "classes");
  if (board)
    session_.measure_model(session_.current_model()->id);
  else
    session_.evaluate_model(session_.current_model()->id);
}

void MeasurePage::toggle_pause() {
  BoardRuns& boards = session_.board_runs();
  if (boards.is_paused())
    boards.go_on();
  else
    boards.pause();
}

// This computer's answers to the same data, of this model and of the one it is compared with: three matrices.
void MeasurePage::judge_here(int model) {
  const auto result = session_.board_runs().result(model);
  const bool complete = result && result->evaluation && !result->stopped;
  if (!complete || !here_too_->isChecked()) return;
  session_.evaluate_models({model, pair_->other()});
}

void MeasurePage::stop() {
  session_.evaluate_models({});  // nor those that wait
  session_.evaluations().stop();
  session_.board_runs().stop();
}

bool MeasurePage::is_live() const {
  return session_.evaluations().live() || session_.board_runs().live();
}

bool MeasurePage::can_run() const {
  const OpenModel* model = session_.current_model();
  const Evaluations& evaluations = session_.evaluations();
  if (!model || !model->study || is_live()) return false;
  // A board gives times without data as well.
  const bool board = !session_.board_runs().chosen().empty();
  if (board && evaluations.data().state == DataSet::State::none)
    return where_->can_run() && !session_.probe_firmware().is_busy();
  return evaluations.data().state == DataSet::State::ready &&
         evaluations.match(model->id) != Evaluations::Match::differs && where_->can_run() &&
         !session_.probe_firmware().is_busy();
}

void MeasurePage::fill_preprocess() {
  const QSignalBlocker quiet(preprocess_);
  const int before = std::max(0, preprocess_->currentIndex());
  preprocess_->clear();
  preprocess_->addItems(
      {tr("Values as stated"), QStringLiteral("x / 255"), QStringLiteral("x / 127,5 − 1"), tr("From a file…")});
  preprocess_->setItemText(to_minus_one, QStringLiteral("x / %1 − 1").arg(decimal(127.5, 1)));
  preprocess_->setCurrentIndex(before);
  preprocess_->setAccessibleName(tr("Preprocessing"));
  preprocess_->setToolTip(
      tr("What happens to a stored number before the model sees it. As stated: by the model's "
         "preprocess.json, else by the data's dataset.json"));
}

void MeasurePage::take_preprocess(int index) {
  Evaluations& evaluations = session_.evaluations();
  if (index == as_stated) evaluations.set_preprocess({});
  if (index == by_255) evaluations.set_preprocess(scaled(1 / 255.0, 0));
  if (index == to_minus_one) evaluations.set_preprocess(scaled(1 / 127.5, 1));
  if (index != from_file) return;
  const QString file = QFileDialog::getOpenFileName(this, tr("Preprocessing"), {}, tr("JSON (*.json)"));
  constexpr std::size_t largest = std::size_t{1} << 20;
  const auto bytes = read_file(file.toStdString(), largest);
  const auto stated =
      bytes ? dataset::parse_preprocess(std::string_view(reinterpret_cast<const char*>(bytes->data()), bytes->size()),
                                        file.toStdString())
            : Result<dataset::Preprocess>(bytes.error());
  if (stated) return evaluations.set_preprocess(*stated);
  if (!file.isEmpty()) session_.problems().add(QStringLiteral("data"), stated.error());
  preprocess_->setCurrentIndex(as_stated);
  evaluations.set_preprocess({});
}

void MeasurePage::retranslate() {
  choose_->setText(QStringLiteral("…"));
  choose_->setAccessibleName(tr("Choose data"));
  choose_->setToolTip(tr("Choose data"));
  const auto actions = choose_->menu()->actions();
  actions[0]->setText(tr("File…"));
  actions[1]->setText(tr("Folder…"));
  actions[2]->setText(tr("Gestures (example)"));
  start_->setText(tr("Run"));
  options_->setText(QStringLiteral("⋯"));
  options_->setAccessibleName(tr("Options"));
  options_->setToolTip(tr("Options"));
  energy_->setText(tr("Read the board's current meter as well (3 s)"));
  here_too_->setText(tr("Let this computer answer the same data afterwards"));
  stop_->setText(tr("Stop"));
  pause_->setToolTip(tr("Between two samples; the board waits"));
  stop_->setToolTip(tr("Ends the run; what is done is kept"));
  progress_->setAccessibleName(tr("Samples done"));
  tabs_->setAccessibleName(tr("Results"));
  tabs_->setTabText(0, tr("Board"));
  tabs_->setTabText(1, tr("Classes"));
  tabs_->setTabText(2, tr("Samples"));
  tabs_->setTabText(3, tr("Two models"));
  tabs_->setTabText(4, tr("Drift"));
  fill_preprocess();
  confusion_->retranslate();
  where_->retranslate();
  firmware_->retranslate();
  board_->retranslate();
  accuracy_->retranslate();
  samples_->retranslate();
  pair_->retranslate();
  drift_->retranslate();
  refresh();
}

void MeasurePage::refresh() {
  const OpenModel* model = session_.current_model();
  show_header(title(), model ? shown(model->path.filename().string()) : tr("no model"));
  refresh_data_card();
  refresh_run_card();
  refresh_results();
}

}  // namespace jauge::gui
