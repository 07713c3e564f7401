// Everything that is known about the accuracy of predictions, from the published figures.
#pragma once

#include <filesystem>
#include <memory>

#include "analyzer/base/result.h"
#include "bench/predictions/report.h"

namespace jauge::predictions {

// `truth` holds published.csv, cubeai-analyses.csv and the model files; `further_runs` and `board_facts` are the files
// beside this one. Errors: those of read_csv and read_board_facts.
Result<Findings> find_all(const std::filesystem::path& truth, const std::filesystem::path& further_runs,
                          const std::filesystem::path& board_facts);

}  // namespace jauge::predictions
