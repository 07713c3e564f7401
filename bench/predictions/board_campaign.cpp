#include "bench/predictions/board_campaign.h"

#include <atomic>
#include <future>
#include <iostream>
#include <mutex>
#include <sstream>
#include <thread>

#include "analyzer/analysis/analysis.h"
#include "analyzer/base/safe_file.h"
#include "analyzer/cost/counts.h"
#include "analyzer/memory/planner.h"
#include "bench/predictions/synthetic.h"
#include "firmware_probe/host/emulated_board.h"
#include "firmware_probe/host/measure.h"
#include "firmware_probe/host/model_on_board.h"

namespace jauge::predictions {
namespace {

struct Subject {
  std::string name;
  ir::Graph graph;
  bool synthetic = false;
};

struct Boards {
  std::array<host::Link, 2> by_bank = {host::virtual_board_link({.dual_bank = 0, .more = {}}),
                                       host::virtual_board_link({.dual_bank = 1, .more = {}})};
};

Result<cost::Measurement> measured(const host::Link& link, const ir::Graph& graph) {
  JAUGE_TRY(const auto plan, memory::plan(graph, memory::Level::none));
  JAUGE_TRY(const auto board, host::open_board(graph, plan, link, {}));
  JAUGE_TRY(const auto timing, board->time(host::any_sample(graph, 1), {.runs = 1, .warm_up = 0}));
  return host::measurement_of(*board, graph, timing, {});
}

// Telling the layers costs cycles, the same for each.
void take_hooks_off(NetworkFact& network, std::size_t bank) {
  double sum = 0;
  for (const LayerFact& layer : network.layers) sum += layer.cycles[bank];
  const double each = (sum - network.cycles[bank]) / static_cast<double>(network.layers.size());
  for (LayerFact& layer : network.layers) layer.cycles[bank] -= each;
}

Result<NetworkFact> facts_of(const Subject& subject, const Boards& boards, std::string& build) {
  const cost::Counts counts = cost::count(subject.graph);
  NetworkFact network{.name = subject.name,
                      .dtype = counts.weight_dtype,
                      .synthetic = subject.synthetic,
                      .macs = static_cast<double>(counts.macs.value),
                      .layers = {}};
  auto other_bank = std::async(std::launch::async, [&] { return measured(boards.by_bank[1], subject.graph); });
  const auto first_bank = measured(boards.by_bank[0], subject.graph);
  const std::array both = {first_bank, other_bank.get()};
  for (std::size_t bank = 0; bank < 2; ++bank) {
    JAUGE_TRY(const cost::Measurement measurement, both[bank]);
    if (!measurement.latency || measurement.layers.empty())
      return Error{ErrorKind::board, subject.name, "the board told no cycles", ""};
    network.cycles[bank] = measurement.latency->cycles.value;
    network.layers.resize(measurement.layers.size());
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
      const cost::MeasuredLayer& layer = measurement.layers[i];
      const auto index = static_cast<std::size_t>(layer.index);  // ops that belong to no layer have none
      if (layer.index >= 0 && index < counts.layers.size()) network.layers[i].shape = counts.layers[index].work.loops;
      network.layers[i].cycles[bank] = static_cast<double>(layer.cycles.value);
    }
    take_hooks_off(network, bank);
    build = measurement.board.build;
  }
  return network;
}

Result<std::vector<std::string>> lines_of(const std::filesystem::path& path) {
  JAUGE_TRY(const auto bytes, read_file(path, 1 << 20));
  std::istringstream text(std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

Result<std::vector<Subject>> subjects_of(const std::filesystem::path& truth, const std::filesystem::path& list) {
  std::vector<Subject> subjects;
  for (SyntheticNetwork& network : synthetic_networks())
    subjects.push_back({network.name, std::move(network.graph), true});
  JAUGE_TRY(const auto files, lines_of(list));
  for (const std::string& file : files) {
    JAUGE_TRY(auto study, analysis::study(truth / file, {}, {}));
    subjects.push_back({std::filesystem::path(file).stem().string(), std::move(study.deployable), false});
  }
  return subjects;
}

// Each worker has boards of its own; they take the next network until none is left.
class Campaign {
 public:
  explicit Campaign(const std::vector<Subject>& subjects) : subjects_(subjects), facts_(subjects.size()) {}

  BoardFacts run() {
    std::vector<std::jthread> workers(4);
    for (std::jthread& worker : workers) worker = std::jthread([this] { work(); });
    workers.clear();  // joins
    BoardFacts facts;
    facts.build = build_;
    for (auto& network : facts_)
      if (network) facts.networks.push_back(*std::move(network));
    return facts;
  }

 private:
  void work() {
    Boards boards;
    for (std::size_t i = next_++; i < subjects_.size(); i = next_++) {
      std::string build;
      auto network = facts_of(subjects_[i], boards, build);
      const std::lock_guard lock(mutex_);
      if (network) {
        build_ = build;
        facts_[i] = *std::move(network);
        continue;
      }
      std::cerr << "left out: " << subjects_[i].name << ": " << to_text(network.error()) << '\n';
      if (network.error().kind == ErrorKind::board) boards = {};  // a board that hangs is not asked again
    }
  }

  const std::vector<Subject>& subjects_;
  std::vector<std::optional<NetworkFact>> facts_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;  // of what follows, and of facts_
  std::string build_;
};

}  // namespace

Result<BoardFacts> run_on_virtual_board(const std::filesystem::path& truth, const std::filesystem::path& list) {
  JAUGE_TRY(const std::vector<Subject> subjects, subjects_of(truth, list));
  BoardFacts facts = Campaign(subjects).run();
  if (facts.networks.empty()) return Error{ErrorKind::board, "virtual board", "it ran nothing", ""};
  return facts;
}

}  // namespace jauge::predictions
