#include "cli/accuracy.h"

#include <CLI/CLI.hpp>

#include "analyzer/dataset/dataset.h"
#include "analyzer/evaluate/evaluation.h"
#include "analyzer/evaluate/intervals.h"
#include "cli/load.h"

namespace jauge::cli {

void add_accuracy_options(CLI::App& app, AccuracyOptions& options) {
  app.add_option("--data", options.data, "samples with labels, to measure an accuracy on")->type_name("DATA");
  app.add_option("--limit", options.limit, "the first so many samples of --data")
      ->type_name("N")
      ->check(CLI::Range(1, 2'000'000'000));
  add_preprocess_options(app, options.preprocess);
}

Result<std::optional<verdict::MeasuredAccuracy>> measured_accuracy(Session& session, const AccuracyOptions& options,
                                                                   const analysis::ModelStudy& study) {
  if (options.data.empty()) return std::optional<verdict::MeasuredAccuracy>();
  JAUGE_TRY(auto by_user, preprocess_of(options.preprocess));
  JAUGE_TRY(auto beside, dataset::preprocess_beside(find_model(options.model)));
  session.inputs.push_back({options.data, ""});
  dataset::ReadOptions read;
  if (!study.deployable.inputs.empty()) {
    const ir::Tensor& input = study.deployable.tensor(study.deployable.inputs[0]);
    read.expected = dataset::Expected{input.type.dtype, dataset::sample_shape(input)};
  }
  if (options.limit > 0) read.limit = options.limit;
  JAUGE_TRY(const auto samples, dataset::read(find_model(options.data), read));
  const dataset::Stated stated = {std::move(by_user), std::move(beside)};
  const evaluate::RunOptions how{.jobs = session.options.jobs, .output = 0, .progress = session.progress()};
  JAUGE_TRY(const auto evaluation, evaluate::evaluate(study.deployable, samples, stated, how));
  if (!evaluation.classified)
    return Error{ErrorKind::usage, "--data " + options.data, "there are no labels, so there is no accuracy to measure",
                 "give data with labels (see `jauge evaluate --help`)"};
  const auto& confusion = evaluation.classified->confusion;
  const evaluate::Interval interval = evaluate::wilson_interval(confusion.correct(), confusion.total());
  return std::optional(verdict::MeasuredAccuracy{.value = evaluation.classified->report.accuracy,
                                                 .low = interval.low,
                                                 .high = interval.high,
                                                 .samples = evaluation.samples});
}

}  // namespace jauge::cli
