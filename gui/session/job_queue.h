// SPDX-License-Identifier: GPL-3.0-or-later
// Work that would hold up the window runs here, on worker threads. Only values cross: a job takes what it captured and
// hands back a result, which `finish` receives on the interface thread.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "analyzer/base/progress.h"

namespace jauge::gui {

struct Job {
  enum class State { waiting, running, done, failed, cancelled };
  int id = 0;
  QString name;
  QString phase;  // in English, as the analyzer names it; shown through phase_text()
  qint64 done = 0;
  qint64 total = 0;  // 0: unknown
  State state = State::waiting;
  QString message;  // of a failed job
  bool ended() const { return state != State::waiting && state != State::running; }
};

class JobQueue : public QObject {
  Q_OBJECT
 public:
  explicit JobQueue(QObject* parent = nullptr);
  ~JobQueue() override;

  // `work` runs on a worker and must look at progress.stopped(); `finish` runs on this thread, and not at all when the
  // job was cancelled.
  template <class T>
  int run(const QString& name, std::function<T(const Progress&)> work, std::function<void(T, int id)> finish) {
    auto result = std::make_shared<std::optional<T>>();
    return submit(
        name, [=](const Progress& progress) { result->emplace(work(progress)); },
        [=](int id) { finish(std::move(**result), id); });
  }

  // The same for work that hands back what it has when it is stopped: `work` and `finish` run then as well, and
  // work that finds itself stopped at once says so in its result.
  template <class T>
  int run_keeping_part(const QString& name, std::function<T(const Progress&)> work,
                       std::function<void(T, int id)> finish) {
    auto result = std::make_shared<std::optional<T>>();
    return submit(
        name, [=](const Progress& progress) { result->emplace(work(progress)); },
        [=](int id) {
          if (*result) finish(std::move(**result), id);
        },
        When::always);
  }

  void cancel(int id);
  void cancel_all();
  void fail(int id, const QString& message);  // called by `finish`
  void forget_ended();

  const std::vector<Job>& jobs() const { return jobs_; }
  const Job* job(int id) const;  // nothing: never started, or long ended
  bool idle() const;

  // Cancels everything and waits. False when a worker did not come back in time.
  bool shut_down(int wait_ms);

 signals:
  void changed();
  void ended(int id);
  void becameIdle();

 private:
  using Work = std::function<void(const Progress&)>;
  enum class When { not_cancelled, always };  // to call `finish`
  int submit(const QString& name, Work work, std::function<void(int)> finish, When when = When::not_cancelled);
  void on_progress(int id, const QString& phase, qint64 done, qint64 total);
  void on_end(int id, const std::function<void(int)>& finish, When when);
  Job* find(int id);

  QThreadPool* pool_;  // left alone when a worker does not come back: its destructor would wait for ever
  std::vector<Job> jobs_;
  std::map<int, std::stop_source> stops_;
  int next_id_ = 1;
};

// A phase name of the analyzer in the language of the window.
QString phase_text(const QString& phase);

}  // namespace jauge::gui
