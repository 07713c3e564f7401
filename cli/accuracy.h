// `check --data`: the accuracy of the model on samples, to hold a claim or a budget against.
#pragma once

#include <string>

#include "analyzer/analysis/analysis.h"
#include "analyzer/verdict/claims.h"
#include "cli/answer.h"
#include "cli/preprocess_options.h"

namespace jauge::cli {

struct AccuracyOptions {
  std::string model, data;
  std::int64_t limit = 0;  // 0: all samples
  PreprocessOptions preprocess;
};
void add_accuracy_options(CLI::App& app, AccuracyOptions& options);

// Runs the model on this computer. Nothing without --data. Errors: those of reading data and of evaluation; usage when
// the data have no labels.
Result<std::optional<verdict::MeasuredAccuracy>> measured_accuracy(Session& session, const AccuracyOptions& options,
                                                                   const analysis::ModelStudy& study);

}  // namespace jauge::cli
