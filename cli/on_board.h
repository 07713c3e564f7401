// A studied model on a board: package, session, data set.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "analyzer/evaluate/evaluation.h"
#include "cli/answer.h"
#include "firmware_probe/host/board_session.h"

namespace jauge::cli {

// Writes the model's package and opens a session with the board. Errors: unsupported_operator for what the probe has
// no kernel for; board.
Result<std::unique_ptr<host::BoardSession>> open_board(const analysis::ModelStudy& study, const host::Link& link,
                                                       const Progress& progress);

// Inputs of one inference when there are no data: random, the same for the same seed.
std::vector<std::uint8_t> any_sample(const ir::Graph& graph, std::uint64_t seed);

struct BoardEvaluation {
  std::optional<evaluate::Evaluation> evaluation;  // of the samples done; nothing when it was not one
  std::int64_t done = 0, total = 0;
  std::vector<std::uint64_t> cycles;  // of each sample done
};

// All samples on the board, judged as `jauge evaluate` does. Stopped by progress.stop it returns what was done. Errors:
// those of matching data and model, before anything runs; board.
Result<BoardEvaluation> evaluate_on_board(host::BoardSession& board, const ir::Graph& graph,
                                          const dataset::Samples& samples, const dataset::Stated& stated,
                                          const Progress& progress);

// The first sample as the board takes it. Errors: as matching.
Result<std::vector<std::uint8_t>> first_sample(const ir::Graph& graph, const dataset::Samples& samples,
                                               const dataset::Stated& stated);

// Code of the runtime and of the kernels that the package needs, as the firmware's build has counted them. Nothing
// without the build's list for that board.
std::optional<Bytes> code_bytes_of(const host::PackageFacts& package, const std::string& board);

}  // namespace jauge::cli
