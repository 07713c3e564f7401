// SPDX-License-Identifier: GPL-3.0-or-later
// Before Qt, which makes a macro of a word that the protocol's C headers use.
#include "firmware_probe/host/board_choice.h"
#include "firmware_probe/host/link_doctor.h"
#include "firmware_probe/host/measure.h"
#include "firmware_probe/host/model_on_board.h"

// The class itself.
#include "gui/session/board_runs.h"

namespace jauge::gui {
namespace {

constexpr auto board_source = "board";
constexpr std::uint64_t seed_of_random_input = 1;

bool is_stop(const Error& error) {
  return error.kind == ErrorKind::interrupted;
}

bool is_port(const std::string& board) {
  return board.starts_with('/');
}

// A port that does not answer is asked why: eight seconds that save an afternoon.
Error with_diagnosis(Error error, const std::string& board, const host::Link& link, const Progress& progress) {
  if (error.kind != ErrorKind::board || !is_port(board) || progress.stopped()) return error;
  progress("asking why");
  const auto diagnosis = host::diagnose(link, progress.stop);
  return diagnosis.error ? *diagnosis.error : error;
}

Result<std::vector<std::uint8_t>> timed_sample(const BoardSubject& model) {
  const ir::Graph& graph = model.study->deployable;
  if (model.samples) return host::first_sample(graph, *model.samples, model.stated);
  return host::any_sample(graph, seed_of_random_input);
}

// One run, from the first byte to the last sample.
class Run {
 public:
  Run(const BoardSubject& model, host::BoardSession& board, const Progress& progress)
      : model_(model), board_(board), progress_(progress), estimate_(model.estimate ? model.estimate() : nullptr) {}

  BoardRuns::Shared so_far() const {
    auto result = std::make_shared<BoardResult>();
    fill(*result);
    return result;
  }

  // False when it was stopped.
  Result<bool> time(std::span<const std::uint8_t> sample) {
    auto timing = board_.time(sample, {}, progress_);
    if (!timing && is_stop(timing.error())) return false;
    JAUGE_TRY(timing_, std::move(timing));
    return true;
  }

  Result<bool> judge(const std::function<void(const evaluate::SoFar&)>& watch) {
    if (!model_.samples) return true;
    JAUGE_TRY(answers_, host::evaluate_on_board(board_, model_.study->deployable, *model_.samples, model_.stated,
                                                progress_, watch));
    return answers_.done == answers_.total;
  }

  BoardRuns::Shared end(bool complete) const {
    auto result = std::make_shared<BoardResult>();
    fill(*result);
    result->stopped = !complete;
    return result;
  }

 private:
  void fill(BoardResult& result) const {
    result.measurement = host::measurement_of(board_, model_.study->deployable, timing_, std::nullopt);
    result.estimate = estimate_;
    result.evaluation = answers_.evaluation;
    result.done = answers_.done;
    result.total = model_.samples ? model_.samples->count : 0;
    result.cycles = !answers_.cycles.empty() || !timing_ ? answers_.cycles : timing_->cycles;
  }

  const BoardSubject& model_;
  host::BoardSession& board_;
  const Progress& progress_;
  std::shared_ptr<const analysis::Analysis> estimate_;
  std::optional<host::Timing> timing_;
  host::BoardEvaluation answers_;
};

}  // namespace

BoardAccess standard_board_access() {
  return {.ports =
              [] {
                std::vector<BoardPort> ports;
                for (host::Port& port : host::list_ports()) {
                  const auto access = host::check_access(port.path);
                  ports.push_back({std::move(port), access ? std::nullopt : std::optional<Error>(access.error())});
                }
                return ports;
              },
          .link =
              [](const std::string& board) {
                return host::link_for({board, {}});
              }};
}

BoardRuns::BoardRuns(JobQueue& jobs, ProblemList& problems, BoardAccess access, QObject* parent)
    : QObject(parent), jobs_(jobs), problems_(problems), access_(std::move(access)) {}

void BoardRuns::look_for_ports() {
  jobs_.run<std::vector<BoardPort>>(
      tr("Look for boards"), [look = access_.ports](const Progress&) { return look(); },
      [this](std::vector<BoardPort> ports, int) {
        ports_ = std::move(ports);
        emit portsChanged();
      });
}

void BoardRuns::choose(const std::string& board) {
  if (board == chosen_) return;
  chosen_ = board;
  emit chosenChanged();
}

void BoardRuns::tell(const std::function<void()>& what) {
  QMetaObject::invokeMethod(this, what, Qt::QueuedConnection);
}

BoardRuns::Outcome BoardRuns::run(const BoardSubject& model, int number, const std::string& board,
                                  const Progress& progress) {
  JAUGE_TRY(const auto sample, timed_sample(model));
  JAUGE_TRY(const auto link, access_.link(board));
  auto opened = host::open_board(model.study->deployable, model.study->plan, link, progress);
  if (!opened) return with_diagnosis(opened.error(), board, link, progress);
  Run run(model, **opened, progress);
  const auto show = [&] { tell([this, number, so_far = run.so_far()] { take_facts(number, so_far); }); };
  show();
  JAUGE_TRY(const bool timed, run.time(sample));
  if (!timed) return run.end(false);
  show();
  JAUGE_TRY(const bool complete, run.judge([this, number, id = model.id](const evaluate::SoFar& now) {
    LiveRun answers{id, now.done, now.total, now.samples_per_second, {}};
    if (now.confusion) answers.confusion = *now.confusion;
    tell([this, number, answers = std::move(answers)] { take_answers(number, answers); });
  }));
  return run.end(complete);
}

void BoardRuns::start(const BoardSubject& model) {
  stop();
  if (!model.study || chosen_.empty()) return;
  problems_.remove_source(board_source);
  failures_.erase(model.id);
  live_ = Live{.model = model.id,
               .number = ++last_number_,
               .answers = {.model = model.id,
                           .done = 0,
                           .total = model.samples ? model.samples->count : 0,
                           .samples_per_second = 0,
                           .confusion = {}},
               .so_far = {}};
  run_job_ = jobs_.run_keeping_part<Outcome>(
      tr("Measure %1 on a board").arg(QString::fromStdString(model.path.filename().string())),
      [this, model, number = last_number_, board = chosen_](const Progress& progress) {
        return run(model, number, board, progress);
      },
      [this, id = model.id](Outcome outcome, int job) { take_result(id, std::move(outcome), job); });
  emit progressed();
}

void BoardRuns::stop() {
  jobs_.cancel(run_job_);
}

void BoardRuns::take_facts(int number, const Shared& so_far) {
  if (!live_ || live_->number != number) return;
  live_->so_far = so_far;
  emit progressed();
}

void BoardRuns::take_answers(int number, const LiveRun& answers) {
  if (!live_ || live_->number != number) return;
  live_->answers = answers;
  emit progressed();
}

void BoardRuns::take_result(int model, Outcome outcome, int job) {
  if (job != run_job_) return;
  run_job_ = 0;
  live_.reset();
  if (outcome) {
    results_[model] = *outcome;
  } else if (!is_stop(outcome.error())) {
    failures_.insert_or_assign(model, outcome.error());
    jobs_.fail(job, QString::fromStdString(outcome.error().what));
    problems_.add(board_source, outcome.error());
  }
  emit progressed();
  emit resultChanged(model);
}

const Job* BoardRuns::job() const {
  return jobs_.job(run_job_);
}

BoardRuns::Shared BoardRuns::result(int model) const {
  const auto found = results_.find(model);
  return found == results_.end() ? nullptr : found->second;
}

std::optional<Error> BoardRuns::failure(int model) const {
  const auto found = failures_.find(model);
  return found == failures_.end() ? std::nullopt : std::optional<Error>(found->second);
}

void BoardRuns::forget(int model) {
  if (live_ && live_->model == model) stop();
  failures_.erase(model);
  if (results_.erase(model) > 0) emit resultChanged(model);
}

void BoardRuns::forget_all() {
  jobs_.cancel(run_job_);
  run_job_ = 0;
  live_.reset();
  failures_.clear();
  const auto before = std::exchange(results_, {});
  for (const auto& [model, result] : before) emit resultChanged(model);
  emit progressed();
}

}  // namespace jauge::gui
