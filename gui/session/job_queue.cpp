// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/job_queue.h"

#include <QCoreApplication>
#include <algorithm>

namespace jauge::gui {
namespace {

// The window is told at most this often: a reader that reports every tensor must not flood the event loop.
constexpr qint64 report_every_ms = 50;

constexpr std::size_t ended_jobs_kept = 50;

// What the analyzer reports, for the translators. A phase that is missing here is shown in English.
[[maybe_unused]] constexpr const char* phases[] = {QT_TRANSLATE_NOOP("phases", "reading the model"),
                                                   QT_TRANSLATE_NOOP("phases", "counting"),
                                                   QT_TRANSLATE_NOOP("phases", "assessing parts"),
                                                   QT_TRANSLATE_NOOP("phases", "writing the report"),
                                                   QT_TRANSLATE_NOOP("phases", "reading data"),
                                                   QT_TRANSLATE_NOOP("phases", "running samples"),
                                                   QT_TRANSLATE_NOOP("phases", "comparing layers"),
                                                   QT_TRANSLATE_NOOP("phases", "looking at weights"),
                                                   QT_TRANSLATE_NOOP("phases", "connecting"),
                                                   QT_TRANSLATE_NOOP("phases", "waiting for the board"),
                                                   QT_TRANSLATE_NOOP("phases", "sending"),
                                                   QT_TRANSLATE_NOOP("phases", "timing"),
                                                   QT_TRANSLATE_NOOP("phases", "asking why"),
                                                   QT_TRANSLATE_NOOP("phases", "asking the board"),
                                                   QT_TRANSLATE_NOOP("phases", "erasing"),
                                                   QT_TRANSLATE_NOOP("phases", "writing"),
                                                   QT_TRANSLATE_NOOP("phases", "verifying"),
                                                   QT_TRANSLATE_NOOP("phases", "done"),
                                                   QT_TRANSLATE_NOOP("phases", "measuring the current")};

}  // namespace

JobQueue::JobQueue(QObject* parent) : QObject(parent), pool_(new QThreadPool) {
  pool_->setMaxThreadCount(std::max(2, QThread::idealThreadCount()));
}

JobQueue::~JobQueue() {
  if (shut_down(2000)) delete pool_;
}

int JobQueue::submit(const QString& name, Work work, std::function<void(int)> finish, When when) {
  const int id = next_id_++;
  Job job;
  job.id = id;
  job.name = name;
  job.state = Job::State::running;
  jobs_.push_back(job);
  auto& stop = stops_[id];
  Progress progress;
  progress.stop = stop.get_token();
  auto clock = std::make_shared<QElapsedTimer>();
  auto last_phase = std::make_shared<QString>();
  progress.report = [this, id, clock, last_phase](std::string_view phase, std::int64_t done, std::int64_t total) {
    const QString name = QString::fromUtf8(phase.data(), static_cast<qsizetype>(phase.size()));
    if (clock->isValid() && clock->elapsed() < report_every_ms && name == *last_phase) return;
    clock->start();
    *last_phase = name;
    QMetaObject::invokeMethod(
        this, [=, this] { on_progress(id, name, done, total); }, Qt::QueuedConnection);
  };
  pool_->start([this, id, progress, work = std::move(work), finish = std::move(finish), when] {
    if (!progress.stopped() || when == When::always) work(progress);
    QMetaObject::invokeMethod(
        this, [=, this] { on_end(id, finish, when); }, Qt::QueuedConnection);
  });
  emit changed();
  return id;
}

void JobQueue::on_progress(int id, const QString& phase, qint64 done, qint64 total) {
  Job* job = find(id);
  if (!job || job->ended()) return;
  job->phase = phase;
  job->done = done;
  job->total = total;
  emit changed();
}

void JobQueue::on_end(int id, const std::function<void(int)>& finish, When when) {
  Job* job = find(id);
  if (!job) return;
  const bool stopped = stops_[id].stop_requested();
  stops_.erase(id);
  job->state = stopped ? Job::State::cancelled : Job::State::done;
  if (!stopped || when == When::always) finish(id);
  while (jobs_.size() > ended_jobs_kept && jobs_.front().ended()) jobs_.erase(jobs_.begin());
  emit changed();
  emit ended(id);
  if (idle()) emit becameIdle();
}

void JobQueue::cancel(int id) {
  const auto stop = stops_.find(id);
  if (stop != stops_.end()) stop->second.request_stop();
  emit changed();
}

void JobQueue::cancel_all() {
  for (auto& [id, stop] : stops_) stop.request_stop();
  emit changed();
}

void JobQueue::fail(int id, const QString& message) {
  Job* job = find(id);
  if (!job) return;
  job->state = Job::State::failed;
  job->message = message;
}

void JobQueue::forget_ended() {
  std::erase_if(jobs_, [](const Job& job) { return job.ended(); });
  emit changed();
}

bool JobQueue::idle() const {
  return stops_.empty();
}

bool JobQueue::shut_down(int wait_ms) {
  for (auto& [id, stop] : stops_) stop.request_stop();
  return pool_->waitForDone(wait_ms);
}

const Job* JobQueue::job(int id) const {
  const auto job = std::find_if(jobs_.begin(), jobs_.end(), [id](const Job& each) { return each.id == id; });
  return job == jobs_.end() ? nullptr : &*job;
}

Job* JobQueue::find(int id) {
  return const_cast<Job*>(job(id));
}

QString phase_text(const QString& phase) {
  return QCoreApplication::translate("phases", phase.toUtf8().constData());
}

}  // namespace jauge::gui
