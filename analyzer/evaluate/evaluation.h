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

// One person or recording: what an average over all of them hides.
struct GroupAccuracy {
  std::string name;
  std::int64_t samples = 0, correct = 0;
  Interval interval;

  double accuracy() const { return static_cast<double>(correct) / static_cast<double>(samples); }
};

struct Classified {
  Confusion confusion;
  ClassificationReport report;
  std::optional<double> top5;             // share of samples whose class is among the five best; above five classes
  std::vector<std::int64_t> predictions;  // by sample
  std::vector<std::int64_t> histogram;    // predictions by class
  std::vector<Mistake> top_confusions;
  std::vector<GroupAccuracy> groups;  // of data that come from several people or recordings, in the data's order
};

struct Anomalies {
  double auc = 0;
  std::vector<double> scores;  // mean squared error, by file
  std::vector<std::string> files;
};

struct Evaluation {
  Task task = Task::prediction;
  std::int64_t samples = 0;
  bool stopped = false;  // before all samples were run: the figures are those of the first `samples`
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

// Figures on the way, for somebody who watches.
struct SoFar {
  std::int64_t done = 0, total = 0;
  double samples_per_second = 0;
  const Confusion* confusion = nullptr;  // with labels and classes
};

// The same in blocks of about a fifth of a second; `watch` is called after each, from this thread. A run that is
// stopped keeps what it has: its evaluation is of the samples done. Errors: as above; interrupted when not one block
// was done.
Result<Evaluation> evaluate_watched(const ir::Graph& graph, const dataset::Samples& samples,
                                    const dataset::Stated& stated, const RunOptions& options,
                                    const std::function<void(const SoFar&)>& watch);

// The same for outputs that come from elsewhere (a board): one for each sample, in the file's layout, as run_samples
// gives them. `outputs.seconds` says how long they took.
Result<Evaluation> judge_outputs(const ir::Graph& graph, const dataset::Samples& samples, const dataset::Stated& stated,
                                 Outputs outputs, std::size_t output = 0);

// What evaluate and judge_outputs check before anything runs: data and model belong together.
Result<Task> check_match(const ir::Graph& graph, const dataset::Samples& samples, std::size_t output = 0);

// The class that an output names: the largest; a single number is the probability of class 1.
std::int64_t predicted_class(std::span<const double> output);

// Labels of dataset::read -> figures; also for predictions that come from elsewhere (a file, a board).
Classified classify(std::vector<std::string> classes, std::span<const std::int64_t> labels,
                    std::vector<std::int64_t> predictions);
// The same from the matrix alone; `predictions` stays empty.
Classified classify_confusion(Confusion confusion);

}  // namespace jauge::evaluate
