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
#include "gui/pages/pair_panel.h"
#include "gui/pages/sample_panel.h"
#include "gui/session/session.h"
#include "gui/views/confusion_view.h"
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

QString data_summary(const dataset::Samples& samples) {
  QStringList parts = {MeasurePage::tr("%n sample(s)", nullptr, static_cast<int>(samples.count)),
                       QString::fromStdString(std::string(ir::name_of(samples.dtype))) + ' ' + shape(samples.shape)};
  if (samples.rate_hz) parts << decimal(*samples.rate_hz, 0) + QStringLiteral(" Hz");
  parts << (samples.labels.empty()
                ? MeasurePage::tr("no labels")
                : MeasurePage::tr("%n class(es)", nullptr, static_cast<int>(samples.class_names.size())));
  if (!samples.group_names.empty())
    parts << MeasurePage::tr("%n person(s) or recording(s)", nullptr, static_cast<int>(samples.group_names.size()));
  return parts.join(QStringLiteral(" · "));
}

QString time_left(double seconds) {
  if (seconds < 60) return MeasurePage::tr("%1 s left").arg(number(std::llround(seconds)));
  return MeasurePage::tr("%1 min left").arg(decimal(seconds / 60, 1));
}

}  // namespace

std::filesystem::path example_data() {
  return data_folder() / "examples" / "gestures" / "test.npz";
}

MeasurePage::MeasurePage(Session& session, QWidget* parent)
    : Page(session, parent),
      where_(new BoardCard(session.board_runs())),
      data_(new StepCard(2)),
      run_card_(new StepCard(3)),
      choose_(new QPushButton),
      start_(new QPushButton),
      stop_(new QPushButton),
      preprocess_(new QComboBox),
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
  connect(&boards, &BoardRuns::resultChanged, this, &MeasurePage::refresh);
  connect(&session.jobs(), &JobQueue::changed, this, [this] {
    if (session_.board_runs().live()) refresh_run_card();
  });
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
  progress_->setTextVisible(false);
  progress_->setFixedHeight(6);
  data_->controls()->addWidget(preprocess_);
  data_->controls()->addWidget(choose_);
  run_card_->controls()->addWidget(start_);
  run_card_->controls()->addWidget(stop_);
  run_card_->add_below(progress_);
  connect(start_, &QPushButton::clicked, this, &MeasurePage::run);
  connect(stop_, &QPushButton::clicked, this, &MeasurePage::stop);
  connect(preprocess_, &QComboBox::activated, this, &MeasurePage::take_preprocess);
  auto* steps = new QWidget;
  steps->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  auto* row = new QHBoxLayout(steps);
  row->setContentsMargins(18, 12, 18, 10);
  row->setSpacing(10);
  row->addWidget(where_, 3);
  row->addWidget(data_, 4);
  row->addWidget(run_card_, 3);
  return steps;
}

QString MeasurePage::title() const {
  return tr("Measure");
}

QString MeasurePage::help() const {
  return tr(
      "The first step says where the model runs: on this computer, on a virtual board, or on a board that is plugged "
      "in; "
      "boards give times as well. Choose a data set and run the model over it: accuracy with its interval, who is "
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

void MeasurePage::stop() {
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
  if (board && evaluations.data().state == DataSet::State::none) return where_->can_run();
  return evaluations.data().state == DataSet::State::ready &&
         evaluations.match(model->id) != Evaluations::Match::differs && where_->can_run();
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
  choose_->setText(tr("Choose…"));
  const auto actions = choose_->menu()->actions();
  actions[0]->setText(tr("File…"));
  actions[1]->setText(tr("Folder…"));
  actions[2]->setText(tr("Gestures (example)"));
  start_->setText(tr("Run"));
  stop_->setText(tr("Stop"));
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

void MeasurePage::refresh_data_card() {
  const Evaluations& evaluations = session_.evaluations();
  const DataSet& data = evaluations.data();
  const QString name = data.path.empty() ? tr("Data") : shown(data.path.filename().string());
  const OpenModel* model = session_.current_model();
  using State = StepCard::State;
  switch (data.state) {
    case DataSet::State::none:
      return data_->show_step(name, tr("CIFAR, IDX, NumPy, CSV, folders of pictures or recordings"), State::open);
    case DataSet::State::reading:
      return data_->show_step(name, tr("being read…"), State::open);
    case DataSet::State::failed:
      return data_->show_step(name, shown(data.failure.toStdString()), State::failed);
    case DataSet::State::ready:
      break;
  }
  const auto match = model ? evaluations.match(model->id) : Evaluations::Match::unknown;
  if (match == Evaluations::Match::differs)
    return data_->show_step(name, shown(evaluations.mismatch().toStdString()), State::failed);
  data_->show_step(name, data_summary(*data.samples), match == Evaluations::Match::fits ? State::ready : State::open);
}

QString MeasurePage::running_line() const {
  const BoardRuns& boards = session_.board_runs();
  const LiveRun& now = boards.live() ? boards.live()->answers : *session_.evaluations().live();
  const Job* job = boards.live() ? boards.job() : nullptr;
  if (now.done == 0 && job) {
    const QString phase = phase_text(job->phase);
    return job->total > 0 ? tr("%1: %2 of %3").arg(phase, number(job->done), number(job->total)) : phase;
  }
  QStringList parts = {tr("%1 of %2").arg(number(now.done), number(now.total))};
  if (now.samples_per_second > 0) {
    parts << tr("%1/s").arg(decimal(now.samples_per_second, now.samples_per_second < 100 ? 1 : 0));
    parts << time_left(static_cast<double>(now.total - now.done) / now.samples_per_second);
  }
  return parts.join(QStringLiteral(" · "));
}

void MeasurePage::show_progress_bar() {
  const auto& boards = session_.board_runs().live();
  const auto& live = session_.evaluations().live();
  progress_->setVisible(is_live());
  if (!is_live()) return;
  std::int64_t done = boards ? boards->answers.done : live->done, total = boards ? boards->answers.total : live->total;
  const Job* job = boards ? session_.board_runs().job() : nullptr;
  if (done == 0 && job) {  // on the way to the first sample: sending, timing
    done = job->done;
    total = job->total;
  }
  progress_->setRange(0, static_cast<int>(total));  // 0: nobody knows how long
  progress_->setValue(static_cast<int>(done));
}

// What the last run with the choice of the first card came to.
std::pair<QString, StepCard::State> MeasurePage::outcome() const {
  using State = StepCard::State;
  const OpenModel* model = session_.current_model();
  const int id = model ? model->id : 0;
  const auto samples_done = [this](std::int64_t done, std::int64_t total, bool stopped) {
    return stopped ? tr("stopped after %1 of %2, kept").arg(number(done), number(total))
                   : tr("%1 samples done").arg(number(done));
  };
  if (const BoardRuns& boards = session_.board_runs(); !boards.chosen().empty()) {
    if (const auto failure = boards.failure(id)) return {shown(failure->what), State::failed};
    if (const auto result = boards.result(id))
      return {result->total > 0 ? samples_done(result->done, result->total, result->stopped)
              : result->stopped ? tr("stopped")
                                : tr("times taken; no data chosen"),
              State::ready};
    return {can_run() ? tr("ready") : tr("needs a model, and data that go with it or none"), State::open};
  }
  const Evaluations& evaluations = session_.evaluations();
  if (const auto result = evaluations.result(id))
    return {samples_done(result->samples, evaluations.data().samples->count, result->stopped), State::ready};
  if (const QString failure = evaluations.failure(id); !failure.isEmpty())
    return {shown(failure.toStdString()), State::failed};
  return {can_run() ? tr("ready") : tr("needs a model and data that go together"), State::open};
}

void MeasurePage::refresh_run_card() {
  start_->setVisible(!is_live());
  start_->setEnabled(can_run());
  stop_->setVisible(is_live());
  show_progress_bar();
  if (is_live()) return run_card_->show_step(tr("Run"), running_line(), StepCard::State::running);
  const auto [line, state] = outcome();
  run_card_->show_step(tr("Run"), line, state);
}

}  // namespace jauge::gui
