// A model judged on samples.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/evaluate/classification_report.h"
#include "analyzer/evaluate/run_samples.h"
#include "analyzer/evaluate/tensor_metrics.h"

namespace jauge::evaluate {

enum class Task {
  classification,  // labels; one output for each class, or one output for two classes
  anomaly,         // labels 0 and 1; the output repeats the input, and what it repeats badly is abnormal
  regression,      // expected numbers
  prediction,      // nothing to judge by: only what the model answers
};

std::string_view name_of(Task task);

struct Classified {
  Confusion confusion;
  ClassificationReport report;
  std::optional<double> top5;             // share of samples whose class is among the five best; above five classes
  std::vector<std::int64_t> predictions;  // by sample
  std::vector<std::int64_t> histogram;    // predictions by class
  std::vector<Mistake> top_confusions;
};

struct Anomalies {
  double auc = 0;
  std::vector<double> scores;  // mean squared error, by file
  std::vector<std::string> files;
};

struct Evaluation {
  Task task = Task::prediction;
  std::int64_t samples = 0;
  dataset::Applied applied;
  std::vector<dataset::Note> notes;
  double samples_per_second = 0;
  Outputs outputs;
  std::optional<Classified> classified;
  std::optional<Anomalies> anomalies;
  std::optional<TensorMetrics> against_targets;     // where outputs are expected
  std::vector<std::int64_t> predictions_histogram;  // of Task::prediction with class scores
};

// Requires a graph that the executor runs. Everything is checked before the first run.
// Errors: unsupported_format (several inputs); damaged_file naming both sides where data and model do not match; those
// of run_samples.
Result<Evaluation> evaluate(const ir::Graph& graph, const dataset::Samples& samples, const dataset::Stated& stated,
                            const RunOptions& options);

// The class that an output names: the largest; a single number is the probability of class 1.
std::int64_t predicted_class(std::span<const double> output);

// Labels of dataset::read -> figures; also for predictions that come from elsewhere (a file, a board).
Classified classify(std::vector<std::string> classes, std::span<const std::int64_t> labels,
                    std::vector<std::int64_t> predictions);
// The same from the matrix alone; `predictions` stays empty.
Classified classify_confusion(Confusion confusion);

}  // namespace jauge::evaluate
