// SPDX-License-Identifier: GPL-3.0-or-later
// The step cards of the page Measure: what is ready, and how far a run is.
#include <QProgressBar>
#include <QPushButton>

#include "gui/models/text.h"
#include "gui/pages/board_card.h"
#include "gui/pages/measure_page.h"
#include "gui/session/session.h"

namespace jauge::gui {
namespace {

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
  if (boards.is_paused())
    return tr("paused at %1 of %2").arg(number(boards.live()->answers.done), number(boards.live()->answers.total));
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
  const BoardRuns& boards = session_.board_runs();
  const bool board = !boards.chosen().empty();
  start_->setVisible(!is_live());
  start_->setEnabled(can_run());
  options_->setVisible(board && !is_live());
  stop_->setVisible(is_live());
  pause_->setVisible(boards.live().has_value() && boards.live()->answers.total > 0);
  pause_->setText(boards.is_paused() ? tr("Resume") : tr("Pause"));
  show_progress_bar();
  if (is_live()) return run_card_->show_step(tr("Run"), running_line(), StepCard::State::running);
  const auto [line, state] = outcome();
  run_card_->show_step(tr("Run"), line, state);
}

}  // namespace jauge::gui
