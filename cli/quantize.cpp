// jauge quantize: int8 by post-training quantisation, and what it costs.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <thread>

#include "analyzer/dataset/dataset.h"
#include "analyzer/evaluate/evaluation.h"
#include "analyzer/evaluate/intervals.h"
#include "analyzer/ir/graph_file.h"
#include "analyzer/quantize/write_onnx/write_onnx.h"
#include "cli/command.h"
#include "cli/load.h"
#include "cli/preprocess_options.h"
#include "cli/table.h"
#include "reports/json/quantize.h"
#include "reports/wording/names.h"
#include "reports/wording/numbers.h"
#include "reports/wording/wording.h"

namespace jauge::cli {
namespace {

using reports::json::AccuracyChange;
using reports::json::Quantisation;

struct Options {
  std::string model, calibration, test;
  std::int64_t limit = 0;  // 0: all
  quantize::Wishes wishes;
  bool no_equalise = false, no_bias_correction = false, wide = false;
  std::string border;  // empty: what the written format does best
  PreprocessOptions preprocess;
};

enum class Format { onnx, graph };

Result<Format> format_of(const std::string& output) {
  const std::string extension = std::filesystem::path(output).extension().string();
  if (extension == ".onnx") return Format::onnx;
  if (extension == ".jauge-graph") return Format::graph;
  if (output.empty())
    return Error{ErrorKind::usage, "quantize", "there is no file to write to", "-o OUT.onnx or -o OUT.jauge-graph"};
  return Error{ErrorKind::usage, output, "a quantised model cannot be written in this format",
               "known endings: .onnx .jauge-graph"};
}

// Before minutes of work, not after them.
Result<void> check_not_there(const std::string& output, const Session& session) {
  std::error_code ignored;
  if (overwrite_of(session.options) == Overwrite::allow || !std::filesystem::exists(output, ignored)) return {};
  return Error{ErrorKind::unreadable_file, output, "the file exists already", "use --force, or another name"};
}

// The float model with what is stated about its input.
struct Subject {
  analysis::ModelStudy study;
  dataset::Stated stated;

  const ir::Tensor& input() const { return study.deployable.tensor(study.deployable.inputs[0]); }
};

Result<Subject> load_subject(Session& session, const Options& options) {
  JAUGE_TRY(auto by_user, preprocess_of(options.preprocess));
  JAUGE_TRY(auto study, load_model(session, options.model, memory::Level::none));
  if (study.deployable.inputs.size() != 1)
    return Error{ErrorKind::unsupported_format, study.model.source.name,
                 "it has " + std::to_string(study.deployable.inputs.size()) + " inputs; data sets supply one", ""};
  JAUGE_TRY(auto beside, dataset::preprocess_beside(find_model(options.model)));
  return Subject{std::move(study), {std::move(by_user), std::move(beside)}};
}

Result<dataset::Samples> read_data(Session& session, const Subject& subject, const std::string& path,
                                   std::int64_t limit) {
  session.inputs.push_back({path, ""});
  dataset::ReadOptions options;
  options.expected = dataset::Expected{subject.input().type.dtype, dataset::sample_shape(subject.input())};
  if (limit > 0) options.limit = limit;
  return dataset::read(find_model(path), options);
}

quantize::SampleSet sample_set(const dataset::Samples& samples, const dataset::ModelInput& input) {
  quantize::SampleSet set;
  for (std::int64_t i = 0; i < samples.count; ++i) set.samples.push_back({input.array_of(samples, i)});
  for (const std::int64_t label : samples.labels) set.labels.push_back(static_cast<int>(label));
  return set;
}

int jobs_of(const Session& session) {
  if (session.options.jobs > 0) return session.options.jobs;
  return static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

Result<reports::json::Deployed> deployed(const ir::Graph& graph, std::string dtype, const Session& session) {
  JAUGE_TRY(const auto options, study_options(session.options));
  JAUGE_TRY(const auto study, analysis::study_graph(graph, options));
  return reports::json::Deployed{std::move(dtype), study.deployable_counts.weight_bytes.value,
                                 study.plan.arena_bytes.value};
}

Result<std::vector<std::byte>> file_of(const ir::Graph& graph, Format format) {
  if (format == Format::onnx) return quantize::write_onnx(graph, JAUGE_VERSION);
  return ir::write_graph(graph);
}

// On data of its own, or on what calibration held back.
Result<std::optional<AccuracyChange>> accuracy_of(Session& session, const Options& options, const Subject& subject,
                                                  const quantize::Quantised& result) {
  if (options.test.empty()) {
    const quantize::Score& after = result.tried[result.chosen].held_back;
    if (!after.correct) return std::optional<AccuracyChange>();
    return std::optional(
        AccuracyChange{"held-back calibration samples", after.samples, *result.real_score.correct, *after.correct});
  }
  JAUGE_TRY(const auto samples, read_data(session, subject, options.test, 0));
  const evaluate::RunOptions how{.jobs = session.options.jobs, .output = 0, .progress = session.progress()};
  JAUGE_TRY(const auto before, evaluate::evaluate(subject.study.deployable, samples, subject.stated, how));
  JAUGE_TRY(const auto after, evaluate::evaluate(result.graph, samples, subject.stated, how));
  if (!before.classified || !after.classified) return std::optional<AccuracyChange>();
  const auto correct = [&](const evaluate::Evaluation& evaluation) {
    std::int64_t count = 0;
    for (std::size_t i = 0; i < samples.labels.size(); ++i)
      count += evaluation.classified->predictions[i] == samples.labels[i];
    return count;
  };
  return std::optional(AccuracyChange{samples.name, samples.count, correct(before), correct(after)});
}

using reports::Ready;
using reports::Words;

std::string percent(double share, Language language) {
  return reports::with_unit(reports::decimal(100 * share, 2, language), "%", language);
}

std::string top1_text(std::int64_t correct, std::int64_t samples, Language language) {
  const auto interval = evaluate::wilson_interval(correct, samples);
  return percent(static_cast<double>(correct) / static_cast<double>(samples), language) + " [" +
         percent(interval.low, language) + ", " + percent(interval.high, language) + "]";
}

std::string way_text(const quantize::Quantised& result, const Words& words) {
  const quantize::Candidate& chosen = result.tried[result.chosen];
  std::string text = words("Ranges by {0}", {chosen.method});
  if (chosen.equalised) text += words(", layers equalised");
  if (chosen.bias_corrected) text += words(", biases corrected");
  if (result.tried.size() > 1)
    text += words(": the best of {0} ways on {1} samples held back",
                  {static_cast<std::int64_t>(result.tried.size()), chosen.held_back.samples});
  return text + ".\n";
}

std::string table_text(const Quantisation& quantisation, const Words& words) {
  const Language language = words.language();
  TextTable table({{""}, {words("before"), true}, {quantisation.after.dtype, true}});
  const auto integer = [language](std::int64_t value) { return reports::integer(value, language); };
  table.add({words("Weights, B (counted)"), integer(quantisation.before.weight_bytes),
             integer(quantisation.after.weight_bytes)});
  table.add(
      {words("Arena, B (planned)"), integer(quantisation.before.arena_bytes), integer(quantisation.after.arena_bytes)});
  if (const auto& accuracy = quantisation.accuracy)
    table.add({words("Top-1 on {0} samples", {Ready(std::to_string(accuracy->samples))}),
               top1_text(accuracy->correct_before, accuracy->samples, language),
               top1_text(accuracy->correct_after, accuracy->samples, language)});
  return table.text();
}

std::string layers_text(const quantize::Quantised& result, const Words& words) {
  if (result.layers.empty()) return {};
  TextTable table({{words("Layer")}, {words("Share of the noise"), true}, {words("Samples regained if float"), true}});
  for (const quantize::LayerCost& layer : result.layers)
    table.add({reports::visible_name(layer.layer), percent(layer.noise_share, words.language()),
               std::to_string(layer.correct_regained)});
  std::string text = "\n" + words("What each layer's integers cost, dearest first:") + "\n" + table.text();
  if (const auto& two = result.dearest_two)
    text += words("The two dearest together: {0} of the noise and {1} of {2} samples come back when they stay float.",
                  {Ready(percent(two->noise_share, words.language())), two->correct_regained,
                   static_cast<std::int64_t>(result.real_score.samples)}) +
            "\n";
  return text;
}

std::string text_of(const Quantisation& quantisation, Language language) {
  const Words words(language);
  std::string text =
      words("{0}: {1}", {quantisation.output, Ready(reports::bytes_text({quantisation.file_bytes}, language))}) + "\n" +
      way_text(*quantisation.result, words) + "\n" + table_text(quantisation, words);
  if (const auto& accuracy = quantisation.accuracy)
    text += words("Lost: {0} points of top-1 on {1} (counted on this computer).",
                  {Ready(reports::decimal(accuracy->lost_points(), 2, language)),
                   Ready(reports::say({reports::visible_name(accuracy->on), {}}, language))});
  else
    text += words("The data have no labels: the way was chosen by the noise at the outputs, accuracy is not known.");
  text += "\n";
  for (const std::string& node : quantisation.result->real_nodes)
    text += words("Stays float, for want of an integer kernel: {0}", {node}) + "\n";
  return text + layers_text(*quantisation.result, words);
}

Result<Answer> run(const Options& options, Session& session) {
  // -o names the model; the answer goes to standard output.
  Quantisation quantisation;
  quantisation.output = std::exchange(session.options.output, {});
  JAUGE_TRY(const Format format, format_of(quantisation.output));
  JAUGE_CHECK(check_not_there(quantisation.output, session));
  JAUGE_TRY(const Subject subject, load_subject(session, options));
  JAUGE_TRY(const auto samples, read_data(session, subject, options.calibration, options.limit));
  JAUGE_TRY(const auto input, dataset::ModelInput::match(subject.input(), samples, subject.stated));
  quantize::Wishes wishes = options.wishes;
  wishes.may_equalise = !options.no_equalise;
  wishes.may_correct_bias = !options.no_bias_correction;
  wishes.seed = session.options.seed;
  if (options.wide) wishes.precision = quantize::Precision::int16x8;
  if (options.border == "float") wishes.border = quantize::Border::reals;
  JAUGE_TRY(const auto result,
            quantize::quantize_after_training(subject.study.deployable, sample_set(samples, input), wishes,
                                              {.jobs = jobs_of(session), .progress = session.progress()}));
  quantisation.result = &result;
  quantisation.applied = input.applied();
  quantisation.calibration_samples = samples.count;
  quantisation.format = format == Format::onnx ? "ONNX" : "Jauge graph";
  JAUGE_TRY(quantisation.before, deployed(subject.study.deployable, "float32", session));
  JAUGE_TRY(quantisation.after, deployed(result.graph, options.wide ? "int16x8" : "int8", session));
  JAUGE_TRY(quantisation.accuracy, accuracy_of(session, options, subject, result));
  JAUGE_TRY(const auto bytes, file_of(result.graph, format));
  quantisation.file_bytes = static_cast<std::int64_t>(bytes.size());
  JAUGE_CHECK(write_file_safely(quantisation.output, bytes, overwrite_of(session.options)));
  if (session.options.json) return json_answer(session, reports::json::quantize_result(quantisation));
  return Answer{text_of(quantisation, session.language())};
}

std::function<Result<Answer>(Session&)> prepare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("MODEL", options->model, "float model file")->required();
  app.add_option("--calibrate", options->calibration, "file or folder with 100 to 500 samples; labels help to choose")
      ->required()
      ->type_name("DATA");
  app.add_option("--data", options->test, "samples with labels to measure the loss on; else a quarter of --calibrate")
      ->type_name("DATA");
  app.add_option("--limit", options->limit, "the first so many samples of --calibrate")
      ->type_name("N")
      ->check(CLI::Range(1, 2'000'000'000));
  app.add_option("--method", options->wishes.method, "how ranges are found; auto measures all of them")
      ->check(CLI::IsMember({"auto", "minmax", "percentile", "mse", "entropy"}))
      ->option_text("auto|minmax|percentile|mse|entropy");
  app.add_flag("--no-equalise", options->no_equalise, "leave the channels of neighbouring layers as they are");
  app.add_flag("--no-bias-correction", options->no_bias_correction, "leave biases as they are");
  app.add_flag("--sensitivity", options->wishes.sensitivity, "what each layer's integers cost");
  app.add_flag("--int16", options->wide, "16-bit activations, 8-bit weights");
  app.add_option("--io", options->border, "inputs and outputs of a .jauge-graph; an .onnx file always takes float")
      ->check(CLI::IsMember({"float", "int8"}))
      ->option_text("float|int8");
  add_preprocess_options(app, options->preprocess);
  return [options](Session& session) { return run(*options, session); };
}

}  // namespace

const Command quantize_command = {
    "quantize", "int8 by post-training quantisation, with the accuracy it costs",
    "jauge quantize model.h5 --calibrate train.bin --data test.bin --scale 0.00392156862745098 -o model_int8.onnx",
    prepare};

}  // namespace jauge::cli
