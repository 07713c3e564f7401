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
constexpr std::uint32_t energy_ms = 3000;  // the shortest that averages the meter's noise away

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

  // A board without a meter, or with its jumper elsewhere, says so and takes nothing else away.
  Result<bool> meter(std::span<const std::uint8_t> sample) {
    auto energy = board_.energy(sample, energy_ms, progress_);
    if (!energy && is_stop(energy.error())) return false;
    if (!energy)
      no_energy_ = energy.error();
    else if (energy->status == 1)
      no_energy_ = Error{ErrorKind::board, board_.client().link_name(), "the current meter reads 0",
                         "put jumper JP1 on 1-2 (IDD)"};
    else
      energy_ = *energy;
    return true;
  }

  Result<bool> judge(host::Hold& hold, const std::function<void(const evaluate::SoFar&)>& watch) {
    if (!model_.samples) return true;
    const host::RunControl control = {&hold, [this](std::uint64_t cycles) { cycles_.push_back(cycles); }};
    JAUGE_TRY(answers_, host::evaluate_on_board(board_, model_.study->deployable, *model_.samples, model_.stated,
                                                progress_, watch, control));
    return answers_.done == answers_.total;
  }

  const std::vector<std::uint64_t>& cycles() const { return cycles_; }

  BoardRuns::Shared end(bool complete) const {
    auto result = std::make_shared<BoardResult>();
    fill(*result);
    result->stopped = !complete;
    return result;
  }

 private:
  void fill(BoardResult& result) const {
    result.measurement = host::measurement_of(board_, model_.study->deployable, timing_, energy_);
    result.no_energy = no_energy_;
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
  std::optional<jauge_energy_ok> energy_;
  std::optional<Error> no_energy_;
  std::vector<std::uint64_t> cycles_;
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
              [](const std::string& board, std::optional<int> dual_bank) {
                return host::link_for({board, dual_bank});
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

void BoardRuns::choose(const std::string& board, std::optional<int> dual_bank) {
  if (board == chosen_ && dual_bank == dual_bank_) return;
  chosen_ = board;
  dual_bank_ = dual_bank;
  emit chosenChanged();
}

void BoardRuns::want_energy(bool on) {
  wants_energy_ = on;
}

void BoardRuns::pause() {
  if (hold_) hold_->hold();
  emit progressed();
}

void BoardRuns::go_on() {
  if (hold_) hold_->go_on();
  emit progressed();
}

bool BoardRuns::is_paused() const {
  return live_ && hold_ && hold_->is_held();
}

void BoardRuns::tell(const std::function<void()>& what) {
  QMetaObject::invokeMethod(this, what, Qt::QueuedConnection);
}

BoardRuns::Outcome BoardRuns::run(const Order& order, const Progress& progress) {
  const BoardSubject& model = order.model;
  JAUGE_TRY(const auto sample, timed_sample(model));
  JAUGE_TRY(const auto link, access_.link(order.board, order.dual_bank));
  auto opened = host::open_board(model.study->deployable, model.study->plan, link, progress);
  if (!opened) return with_diagnosis(opened.error(), order.board, link, progress);
  Run run(model, **opened, progress);
  const auto show = [&] { tell([this, number = order.number, so_far = run.so_far()] { take_facts(number, so_far); }); };
  show();
  JAUGE_TRY(bool complete, run.time(sample));
  show();
  if (complete && order.energy) {
    JAUGE_TRY(complete, run.meter(sample));
    show();
  }
  if (!complete) return run.end(false);
  JAUGE_TRY(complete, run.judge(*order.hold, [&](const evaluate::SoFar& now) {
    LiveRun answers{model.id, now.done, now.total, now.samples_per_second, {}};
    if (now.confusion) answers.confusion = *now.confusion;
    tell([this, number = order.number, answers = std::move(answers), cycles = run.cycles()] {
      take_answers(number, answers, cycles);
    });
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
               .so_far = {},
               .cycles = {}};
  hold_ = std::make_shared<host::Hold>();
  const Order order = {model, last_number_, chosen_, dual_bank_, wants_energy_, hold_};
  run_job_ = jobs_.run_keeping_part<Outcome>(
      tr("Measure %1 on a board").arg(QString::fromStdString(model.path.filename().string())),
      [this, order](const Progress& progress) { return run(order, progress); },
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

void BoardRuns::take_answers(int number, const LiveRun& answers, const std::vector<std::uint64_t>& cycles) {
  if (!live_ || live_->number != number) return;
  live_->answers = answers;
  live_->cycles = cycles;
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
