// SPDX-License-Identifier: GPL-3.0-or-later
// Boards that can be reached and what the models did on them: times, and the answers to the data set if there is one.
// The conversation with a board is a worker's; only finished values come back. A run that is stopped keeps what it has.
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <map>
#include <memory>
#include <optional>

#include "analyzer/analysis/analysis.h"
#include "analyzer/cost/measurement.h"
#include "firmware_probe/host/port_list.h"
#include "gui/session/evaluations.h"

namespace jauge::host {
class Hold;
struct Link;  // of probe_client.h, whose C headers use a word that Qt takes for its own
}  // namespace jauge::host

namespace jauge::gui {

struct BoardPort {
  host::Port port;
  std::optional<Error> obstacle;  // busy, no permission: with its remedy
};

// The way to boards, for tests to replace.
struct BoardAccess {
  std::function<std::vector<BoardPort>()> ports;
  // `dual_bank`: the option bit DBANK of a virtual board; nothing: as it leaves the factory.
  std::function<Result<host::Link>(const std::string& board, std::optional<int> dual_bank)> link;
};
BoardAccess standard_board_access();

struct BoardSubject {
  int id = 0;
  std::filesystem::path path;
  std::shared_ptr<const analysis::ModelStudy> study;
  std::shared_ptr<const dataset::Samples> samples;  // nothing: times only
  dataset::Stated stated;
  // What the probe's own runtime is estimated to take on that board; may give nothing.
  std::function<std::shared_ptr<const analysis::Analysis>()> estimate;
};

struct BoardResult {
  cost::Measurement measurement;
  std::shared_ptr<const analysis::Analysis> estimate;  // may be nothing
  std::optional<evaluate::Evaluation> evaluation;
  std::vector<std::uint64_t> cycles;  // of each sample done; without data, of each timed run
  std::optional<Error> no_energy;     // why there is no energy although it was wanted
  std::int64_t done = 0, total = 0;   // samples
  bool stopped = false;
};

class BoardRuns : public QObject {
  Q_OBJECT
 public:
  using Shared = std::shared_ptr<const BoardResult>;
  struct Live {
    int model = 0;
    int number = 0;                     // of the run: what a run before it still tells is not its own
    LiveRun answers;                    // to the data set, so far
    Shared so_far;                      // the board's facts once it has greeted, its times once they are taken
    std::vector<std::uint64_t> cycles;  // of the samples done
  };

  BoardRuns(JobQueue& jobs, ProblemList& problems, BoardAccess access, QObject* parent = nullptr);

  // Ports of this computer, as of the last look.
  void look_for_ports();
  const std::vector<BoardPort>& ports() const { return ports_; }

  // In the words of host::BoardChoice; empty: this computer's own kernels, and no board.
  void choose(const std::string& board, std::optional<int> dual_bank = {});
  const std::string& chosen() const { return chosen_; }
  std::optional<int> dual_bank() const { return dual_bank_; }
  // Whether runs read the board's own current meter as well: 3 s more.
  void want_energy(bool on);
  bool wants_energy() const { return wants_energy_; }

  void start(const BoardSubject& model);
  void stop();
  // Between two samples. The board is left alone meanwhile; nothing is lost.
  void pause();
  void go_on();
  bool is_paused() const;
  const std::optional<Live>& live() const { return live_; }
  const Job* job() const;  // of the live run: its phase
  Shared result(int model) const;
  // Why a run failed, with its remedy.
  std::optional<Error> failure(int model) const;
  void forget(int model);
  void forget_all();

 signals:
  void portsChanged();
  void chosenChanged();
  void progressed();
  void resultChanged(int model);

 private:
  using Outcome = Result<Shared>;
  // What a worker needs to know of a run: a copy of the choices as they were when it began.
  struct Order {
    BoardSubject model;
    int number = 0;
    std::string board;
    std::optional<int> dual_bank;
    bool energy = false;
    std::shared_ptr<host::Hold> hold;
  };
  Outcome run(const Order& order, const Progress& progress);
  void tell(const std::function<void()>& what);
  void take_facts(int number, const Shared& so_far);
  void take_answers(int number, const LiveRun& answers, const std::vector<std::uint64_t>& cycles);
  void take_result(int model, Outcome outcome, int job);

  JobQueue& jobs_;
  ProblemList& problems_;
  BoardAccess access_;
  std::vector<BoardPort> ports_;
  std::string chosen_;
  std::optional<int> dual_bank_;
  bool wants_energy_ = false;
  std::shared_ptr<host::Hold> hold_;  // of the live run
  std::optional<Live> live_;
  std::map<int, Shared> results_;
  std::map<int, Error> failures_;
  int run_job_ = 0;
  int last_number_ = 0;
};

}  // namespace jauge::gui
