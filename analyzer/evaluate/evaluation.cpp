#include "analyzer/evaluate/evaluation.h"

#include <algorithm>
#include <cmath>

#include "analyzer/dataset/store_values.h"

namespace jauge::evaluate {
namespace {

constexpr std::size_t most_confusions = 10;

Error mismatch(const dataset::Samples& samples, std::string what) {
  return {ErrorKind::damaged_file, samples.name, std::move(what), "is this the data that the model was made for?"};
}

bool has_two_labels(const dataset::Samples& samples) {
  return std::ranges::all_of(samples.labels, [](std::int64_t label) { return label == 0 || label == 1; });
}

Task task_of(const ir::Graph& graph, const dataset::Samples& samples, std::size_t output) {
  if (!samples.targets.empty()) return Task::regression;
  if (samples.labels.empty()) return Task::prediction;
  const ir::Shape out = dataset::sample_shape(graph.tensor(graph.outputs[output]));
  const ir::Shape in = dataset::sample_shape(graph.tensor(graph.inputs[0]));
  constexpr std::int64_t few = 4;  // a network that gives back four numbers or fewer is a classifier of as many
  if (has_two_labels(samples) && ir::elements(out) == ir::elements(in) && ir::elements(in) > few) return Task::anomaly;
  return ir::elements(out) == 1 && !has_two_labels(samples) ? Task::regression : Task::classification;
}

std::int64_t classes_of(std::int64_t outputs) {
  return outputs == 1 ? 2 : outputs;
}

Result<void> check_classes(const ir::Graph& graph, const dataset::Samples& samples, std::size_t output) {
  const ir::Tensor& tensor = graph.tensor(graph.outputs[output]);
  const std::int64_t answers = classes_of(ir::elements(dataset::sample_shape(tensor)));
  const auto named = static_cast<std::int64_t>(samples.class_names.size());
  if (named > 0 && named != answers)
    return mismatch(samples, "names " + std::to_string(named) + " classes; the model's output '" + tensor.name +
                                 "' has " + std::to_string(answers));
  const auto largest = std::ranges::max_element(samples.labels);
  if (*largest >= answers)
    return mismatch(samples, samples.name_of(largest - samples.labels.begin()) + " is of class " +
                                 std::to_string(*largest) + "; the model's output '" + tensor.name +
                                 "' has classes 0 to " + std::to_string(answers - 1));
  return {};
}

Result<void> check_targets(const ir::Graph& graph, const dataset::Samples& samples, std::size_t output) {
  const ir::Tensor& tensor = graph.tensor(graph.outputs[output]);
  const std::int64_t outputs = ir::elements(dataset::sample_shape(tensor));
  if (samples.targets.empty() || samples.target_size == outputs) return {};
  return mismatch(samples, "expects " + std::to_string(samples.target_size) +
                               " numbers a sample; the model's output '" + tensor.name + "' has " +
                               std::to_string(outputs));
}

std::vector<std::int64_t> predictions_of(const Outputs& outputs, std::int64_t count) {
  std::vector<std::int64_t> predictions;
  for (std::int64_t i = 0; i < count; ++i) predictions.push_back(predicted_class(outputs.of(i)));
  return predictions;
}

// Whether fewer than five outputs are better than the right one; of equals the first counts as better.
bool is_among_five(std::span<const double> output, std::int64_t label) {
  const double own = output[static_cast<std::size_t>(label)];
  std::int64_t better = 0;
  for (std::size_t i = 0; i < output.size(); ++i)
    better += output[i] > own || (output[i] == own && static_cast<std::int64_t>(i) < label);
  return better < 5;
}

std::optional<double> top5_of(const Outputs& outputs, std::span<const std::int64_t> labels) {
  if (outputs.size() <= 5) return std::nullopt;
  std::int64_t hits = 0;
  for (std::size_t i = 0; i < labels.size(); ++i)
    hits += is_among_five(outputs.of(static_cast<std::int64_t>(i)), labels[i]);
  return static_cast<double>(hits) / static_cast<double>(labels.size());
}

// What the model should have repeated, as it saw it.
std::vector<double> input_values(const ir::Graph& graph, const dataset::ModelInput& input,
                                 const dataset::Samples& samples, std::int64_t index) {
  const ir::Tensor& tensor = graph.tensor(graph.inputs[0]);
  const auto values = dataset::real_values_of(input.array_of(samples, index), tensor.quant ? &*tensor.quant : nullptr);
  const auto order = dataset::file_order(tensor);
  if (order.empty()) return values;
  std::vector<double> in_file(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) in_file[order[i]] = values[i];
  return in_file;
}

// A file is as abnormal as its windows are on average.
Anomalies anomalies_of(const ir::Graph& graph, const dataset::ModelInput& input, const dataset::Samples& samples,
                       const Outputs& outputs) {
  const bool grouped = !samples.groups.empty();
  const std::size_t files = grouped ? samples.group_names.size() : static_cast<std::size_t>(samples.count);
  std::vector<double> sums(files, 0), windows(files, 0);
  std::vector<std::int64_t> labels(files, 0);
  for (std::int64_t i = 0; i < samples.count; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const std::size_t file = grouped ? static_cast<std::size_t>(samples.groups[at]) : at;
    const double rmse = compare_values(input_values(graph, input, samples, i), outputs.of(i)).rmse;
    sums[file] += rmse * rmse;
    windows[file] += 1;
    labels[file] = samples.labels[at];
  }
  Anomalies result;
  for (std::size_t i = 0; i < files; ++i) {
    result.scores.push_back(windows[i] == 0 ? 0 : sums[i] / windows[i]);
    result.files.push_back(grouped ? samples.group_names[i] : samples.name_of(static_cast<std::int64_t>(i)));
  }
  result.auc = area_under_curve(result.scores, labels);
  return result;
}

std::vector<GroupAccuracy> groups_of(const dataset::Samples& samples, std::span<const std::int64_t> predictions) {
  std::vector<GroupAccuracy> groups;
  if (samples.groups.empty() || samples.group_names.size() < 2) return groups;
  for (const std::string& name : samples.group_names) groups.push_back({name, 0, 0, {}});
  for (std::size_t i = 0; i < predictions.size(); ++i) {
    GroupAccuracy& group = groups[static_cast<std::size_t>(samples.groups[i])];
    ++group.samples;
    group.correct += samples.labels[i] == predictions[i];
  }
  std::erase_if(groups, [](const GroupAccuracy& group) { return group.samples == 0; });
  for (GroupAccuracy& group : groups) group.interval = wilson_interval(group.correct, group.samples);
  return groups;
}

std::vector<double> targets_of(const dataset::Samples& samples) {
  if (!samples.targets.empty()) return samples.targets;
  return {samples.labels.begin(), samples.labels.end()};
}

std::vector<std::string> class_names(const dataset::Samples& samples, const Outputs& outputs) {
  if (!samples.class_names.empty()) return samples.class_names;
  return numbered_classes(classes_of(static_cast<std::int64_t>(outputs.size())));
}

void judge(const ir::Graph& graph, const dataset::ModelInput& input, const dataset::Samples& samples,
           Evaluation& result) {
  const Outputs& outputs = result.outputs;
  switch (result.task) {
    case Task::classification: {
      result.classified =
          classify(class_names(samples, outputs), samples.labels, predictions_of(outputs, samples.count));
      result.classified->top5 = top5_of(outputs, samples.labels);
      result.classified->groups = groups_of(samples, result.classified->predictions);
      return;
    }
    case Task::anomaly:
      result.anomalies = anomalies_of(graph, input, samples, outputs);
      return;
    case Task::regression:
      result.against_targets = compare_values(targets_of(samples), outputs.values);
      return;
    case Task::prediction:
      result.predictions_histogram.resize(
          static_cast<std::size_t>(classes_of(static_cast<std::int64_t>(outputs.size()))));
      for (const std::int64_t predicted : predictions_of(outputs, samples.count))
        ++result.predictions_histogram[static_cast<std::size_t>(predicted)];
      return;
  }
}

// A model that gives NaN would be scored as class 0.
Result<void> check_outputs(const dataset::Samples& samples, const Outputs& outputs) {
  const auto bad = std::ranges::find_if(outputs.values, [](double value) { return !std::isfinite(value); });
  if (bad == outputs.values.end()) return {};
  const auto sample = (bad - outputs.values.begin()) / static_cast<std::ptrdiff_t>(outputs.size());
  return Error{ErrorKind::damaged_file, samples.name, "the model answers NaN or infinity to " + samples.name_of(sample),
               "`jauge inspect MODEL --weights` names the layers whose weights are not finite"};
}

Result<Evaluation> judged(const ir::Graph& graph, const dataset::ModelInput& input, const dataset::Samples& samples,
                          Task task, Outputs outputs) {
  JAUGE_CHECK(check_outputs(samples, outputs));
  Evaluation result;
  result.task = task;
  result.samples = samples.count;
  result.applied = input.applied();
  result.notes = samples.notes;
  result.notes.insert(result.notes.end(), input.notes().begin(), input.notes().end());
  result.samples_per_second = static_cast<double>(samples.count) / std::max(outputs.seconds, 1e-9);
  result.outputs = std::move(outputs);
  judge(graph, input, samples, result);
  return result;
}

// Enough work for a fifth of a second: often enough to watch, seldom enough to cost nothing.
constexpr std::int64_t first_block = 8;
std::int64_t next_block(std::int64_t block, double seconds) {
  constexpr double wanted = 0.2, largest_growth = 4;
  const double growth = std::min(wanted / std::max(seconds, 1e-6), largest_growth);
  return std::max<std::int64_t>(1, std::llround(static_cast<double>(block) * growth));
}

void add_answers(const dataset::Samples& samples, const Outputs& outputs, std::int64_t first, std::int64_t end,
                 Confusion& confusion) {
  if (confusion.classes.empty()) return;
  for (std::int64_t i = first; i < end; ++i) {
    const std::int64_t cell =
        samples.labels[static_cast<std::size_t>(i)] * confusion.size() + predicted_class(outputs.of(i));
    ++confusion.counts[static_cast<std::size_t>(cell)];
  }
}

}  // namespace

Result<Task> check_match(const ir::Graph& graph, const dataset::Samples& samples, std::size_t output) {
  if (auto fault = find_fault(samples)) return *fault;
  if (graph.inputs.size() != 1)
    return Error{ErrorKind::unsupported_format, graph.source.name,
                 "has " + std::to_string(graph.inputs.size()) + " inputs; models with one are evaluated", ""};
  const Task task = task_of(graph, samples, output);
  if (task == Task::classification) JAUGE_CHECK(check_classes(graph, samples, output));
  if (task == Task::regression) JAUGE_CHECK(check_targets(graph, samples, output));
  return task;
}

std::string_view name_of(Task task) {
  switch (task) {
    case Task::classification:
      return "classification";
    case Task::anomaly:
      return "anomaly";
    case Task::regression:
      return "regression";
    case Task::prediction:
      return "prediction";
  }
  return "";
}

std::int64_t predicted_class(std::span<const double> output) {
  if (output.size() == 1) return output[0] > 0.5 ? 1 : 0;
  return std::ranges::max_element(output) - output.begin();
}

Classified classify_confusion(Confusion confusion) {
  Classified result;
  result.report = report_of(confusion);
  for (std::int64_t i = 0; i < confusion.size(); ++i) result.histogram.push_back(confusion.column_sum(i));
  result.top_confusions = top_confusions(confusion, most_confusions);
  result.confusion = std::move(confusion);
  return result;
}

Classified classify(std::vector<std::string> classes, std::span<const std::int64_t> labels,
                    std::vector<std::int64_t> predictions) {
  Classified result = classify_confusion(count_confusion(std::move(classes), labels, predictions));
  result.predictions = std::move(predictions);
  return result;
}

Result<Evaluation> evaluate(const ir::Graph& graph, const dataset::Samples& samples, const dataset::Stated& stated,
                            const RunOptions& options) {
  JAUGE_TRY(const Task task, check_match(graph, samples, options.output));
  JAUGE_TRY(const auto input, dataset::ModelInput::match(graph.tensor(graph.inputs[0]), samples, stated));
  JAUGE_TRY(auto outputs, run_samples(graph, input, samples, options));
  return judged(graph, input, samples, task, std::move(outputs));
}

Result<Evaluation> evaluate_watched(const ir::Graph& graph, const dataset::Samples& samples,
                                    const dataset::Stated& stated, const RunOptions& options,
                                    const std::function<void(const SoFar&)>& watch) {
  JAUGE_TRY(const Task task, check_match(graph, samples, options.output));
  JAUGE_TRY(const auto input, dataset::ModelInput::match(graph.tensor(graph.inputs[0]), samples, stated));
  JAUGE_TRY(const auto runner, SampleRunner::prepare(graph, options.output));
  Outputs outputs = runner.outputs_for(samples.count);
  Confusion confusion;
  if (task == Task::classification) {
    confusion.classes =
        samples.class_names.empty() ? numbered_classes(classes_of(ir::elements(outputs.shape))) : samples.class_names;
    confusion.counts.resize(confusion.classes.size() * confusion.classes.size());
  }
  std::int64_t done = 0;
  for (std::int64_t block = first_block; done < samples.count;) {
    const std::int64_t end = std::min(samples.count, done + block);
    const double before = outputs.seconds;
    if (auto ran = runner.run(input, samples, done, end, options, outputs); !ran) {
      if (ran.error().kind != ErrorKind::interrupted || done == 0) return std::move(ran).error();
      break;
    }
    add_answers(samples, outputs, done, end, confusion);
    done = end;
    block = next_block(block, outputs.seconds - before);
    watch({done, samples.count, static_cast<double>(done) / std::max(outputs.seconds, 1e-9),
           confusion.classes.empty() ? nullptr : &confusion});
  }
  outputs.values.resize(outputs.size() * static_cast<std::size_t>(done));
  const bool stopped = done < samples.count;
  JAUGE_TRY(auto result,
            judged(graph, input, stopped ? dataset::first_of(samples, done) : samples, task, std::move(outputs)));
  result.stopped = stopped;
  return result;
}

Result<Evaluation> judge_outputs(const ir::Graph& graph, const dataset::Samples& samples, const dataset::Stated& stated,
                                 Outputs outputs, std::size_t output) {
  JAUGE_TRY(const Task task, check_match(graph, samples, output));
  JAUGE_TRY(const auto input, dataset::ModelInput::match(graph.tensor(graph.inputs[0]), samples, stated));
  return judged(graph, input, samples, task, std::move(outputs));
}

}  // namespace jauge::evaluate
