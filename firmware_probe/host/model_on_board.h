// A model and a data set on a board: package, session, answers judged as on the desktop.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "analyzer/evaluate/evaluation.h"
#include "analyzer/memory/plan.h"
#include "firmware_probe/host/board_session.h"
#include "firmware_probe/host/hold.h"

namespace jauge::host {

// Writes the model's package and opens a session with the board. Errors: unsupported_operator for what the probe has
// no kernel for; board.
Result<std::unique_ptr<BoardSession>> open_board(const ir::Graph& deployable, const memory::Plan& plan,
                                                 const Link& link, const Progress& progress);

// Inputs of one inference when there are no data: random, the same for the same seed.
std::vector<std::uint8_t> any_sample(const ir::Graph& graph, std::uint64_t seed);

struct BoardEvaluation {
  std::optional<evaluate::Evaluation> evaluation;  // of the samples done; nothing when it was not one
  std::int64_t done = 0, total = 0;
  std::vector<std::uint64_t> cycles;  // of each sample done
};

// For a run that somebody sits in front of.
struct RunControl {
  Hold* hold = nullptr;  // lets the run be held between two samples; it goes on with the next one
  std::function<void(std::uint64_t cycles)> timed = {};  // each sample's, as it comes, from the run's thread
};

// All samples on the board, judged as `jauge evaluate` does; `watch` is called from this thread after each answer, at
// most five times a second. Stopped by progress.stop it returns what was done. Errors: those of matching data and
// model, before anything runs; board.
Result<BoardEvaluation> evaluate_on_board(BoardSession& board, const ir::Graph& graph, const dataset::Samples& samples,
                                          const dataset::Stated& stated, const Progress& progress,
                                          const std::function<void(const evaluate::SoFar&)>& watch = {},
                                          const RunControl& control = {});

// The first sample as the board takes it. Errors: as matching.
Result<std::vector<std::uint8_t>> first_sample(const ir::Graph& graph, const dataset::Samples& samples,
                                               const dataset::Stated& stated);

}  // namespace jauge::host
