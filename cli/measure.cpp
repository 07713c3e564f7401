// jauge measure: latency, cycles of each layer, stack and accuracy of a model, from a board.
#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "analyzer/dataset/dataset.h"
#include "cli/board_options.h"
#include "cli/command.h"
#include "cli/evaluation_text.h"
#include "cli/interruption.h"
#include "cli/load.h"
#include "cli/measure_text.h"
#include "cli/on_board.h"
#include "cli/preprocess_options.h"
#include "firmware_probe/host/measure.h"
#include "firmware_probe/host/model_on_board.h"
#include "reports/csv/csv.h"
#include "reports/json/evaluate.h"
#include "reports/json/measure.h"
#include "reports/wording/wording.h"

namespace jauge::cli {
namespace {

struct Options {
  std::string model, data;
  host::BoardChoice board;
  memory::Level level = memory::Level::none;
  std::int64_t limit = 0;  // 0: all
  host::TimingWishes timing;
  bool energy = false;
  std::uint32_t energy_ms = 3000;
  PreprocessOptions preprocess;
};

// Everything that is checked before the board is asked for anything.
struct Subject {
  analysis::ModelStudy study;
  dataset::Stated stated;
  std::optional<dataset::Samples> samples;
  std::vector<std::uint8_t> sample;  // that is timed
};

Result<Subject> load_subject(Session& session, const Options& options) {
  JAUGE_TRY(auto by_user, preprocess_of(options.preprocess));
  JAUGE_TRY(auto study, load_model(session, options.model, options.level));
  JAUGE_TRY(auto beside, dataset::preprocess_beside(find_model(options.model)));
  Subject subject{std::move(study), {std::move(by_user), std::move(beside)}, {}, {}};
  const ir::Graph& graph = subject.study.deployable;
  if (options.data.empty()) {
    subject.sample = host::any_sample(graph, session.options.seed);
    return subject;
  }
  dataset::ReadOptions how;
  if (!graph.inputs.empty()) {
    const ir::Tensor& input = graph.tensor(graph.inputs[0]);
    how.expected = dataset::Expected{input.type.dtype, dataset::sample_shape(input)};
  }
  if (options.limit > 0) how.limit = options.limit;
  session.inputs.push_back({options.data, ""});
  JAUGE_TRY(subject.samples, dataset::read(find_model(options.data), how));
  JAUGE_TRY(subject.sample, host::first_sample(graph, *subject.samples, subject.stated));
  return subject;
}

// What the board said, as far as it came.
struct Outcome {
  std::optional<host::Timing> timing;
  std::optional<jauge_energy_ok> energy;
  host::BoardEvaluation evaluation;
  bool interrupted = false;
};

Result<Outcome> run_all(host::BoardSession& board, const Subject& subject, const Options& options,
                        const Progress& progress) {
  Outcome outcome;
  const auto stopped = [&](const Error& error) {
    outcome.interrupted = error.kind == ErrorKind::interrupted;
    return outcome.interrupted;
  };
  auto timing = board.time(subject.sample, options.timing, progress);
  if (!timing) return stopped(timing.error()) ? Result<Outcome>(outcome) : timing.error();
  outcome.timing = std::move(*timing);
  if (options.energy) {
    const auto energy = board.energy(subject.sample, options.energy_ms, progress);
    if (!energy) return stopped(energy.error()) ? Result<Outcome>(outcome) : energy.error();
    outcome.energy = *energy;
  }
  if (!subject.samples) return outcome;
  JAUGE_TRY(outcome.evaluation,
            host::evaluate_on_board(board, subject.study.deployable, *subject.samples, subject.stated, progress));
  outcome.interrupted = outcome.evaluation.done < outcome.evaluation.total;
  return outcome;
}

void note(Session& session, const Outcome& outcome, const cost::Measurement& measurement) {
  const auto warn = [&](std::string code, std::string where, std::string what, std::string hint) {
    session.problems.push_back({std::move(code), "warning", std::move(where), std::move(what), std::move(hint)});
  };
  const std::string& kind = measurement.board.kind;
  const reports::Words words(session.options.json ? Language::english : session.language());
  if (outcome.interrupted)
    warn("interrupted", kind,
         words("stopped before the end: {0} of {1} samples were run",
               {std::int64_t{outcome.evaluation.done}, std::int64_t{outcome.evaluation.total}}),
         "");
  if (kind == "host")
    warn("no_chip", kind, words("a desktop process has no chip's cycles: there is no latency"),
         words("--board virtual models them"));
  if (measurement.latency && measurement.latency->unstable)
    warn("unstable", kind, words("the runs differ by more than 2 %"),
         words("something else uses the chip or its clock"));
  if (measurement.unstable_samples > 0)
    warn("board_memory_unstable", kind,
         words("{0} of {1} samples gave other outputs when they were run again",
               {std::int64_t{measurement.unstable_samples}, std::int64_t{measurement.repeated_samples}}),
         words("jauge board selftest tests the memory"));
  if (kind != "host" && kind != "virtual" && !measurement.board.clock_is_exact)
    warn("clock_not_locked", kind, words("its clock is not locked to a crystal: times may be off by about 1 %"), "");
  if (outcome.energy && outcome.energy->status == 1)
    warn("no_current", kind, words("the current meter reads 0"), words("put jumper JP1 on 1-2 (IDD)"));
  if (!outcome.evaluation.evaluation) return;
  for (const dataset::Note& item : outcome.evaluation.evaluation->notes)
    warn(item.code, item.where, item.what, item.hint);
}

std::string csv_of(const cost::Measurement& measurement) {
  using reports::csv::cell;
  std::string text = reports::csv::line({"index", "name", "cycles"});
  for (const cost::MeasuredLayer& layer : measurement.layers)
    text += reports::csv::line({cell(std::int64_t{layer.index}), cell(layer.name), cell(layer.cycles.value)});
  return text;
}

Result<Answer> run(const Options& options, Session& session) {
  JAUGE_TRY(const Subject subject, load_subject(session, options));
  JAUGE_TRY(const auto link, host::link_for(options.board));
  const Interruption interruption;
  const Progress progress = board_progress(session, interruption.token());
  JAUGE_TRY(const auto board, host::open_board(subject.study.deployable, subject.study.plan, link, progress));
  JAUGE_TRY(const Outcome outcome, run_all(*board, subject, options, progress));
  auto measurement = host::measurement_of(*board, subject.study.deployable, outcome.timing, outcome.energy);
  measurement.code_bytes = code_bytes_of(board->package(), board->board().board);
  note(session, outcome, measurement);
  const int status = outcome.interrupted ? exit_status_of(ErrorKind::interrupted) : 0;
  if (session.options.csv) return Answer{csv_of(measurement), status};
  const auto& evaluation = outcome.evaluation.evaluation;
  if (!session.options.json) {
    std::string text = measurement_text(measurement, session.language());
    if (evaluation)
      text += "\n" + evaluation_text(*evaluation, session.language(),
                                     measurement.board.kind == "host" ? "desktop" : measurement.board.kind);
    return Answer{std::move(text), status};
  }
  auto result = reports::json::measure_result(measurement);
  result["complete"] = !outcome.interrupted;
  if (evaluation) {
    auto figures = reports::json::evaluate_result(*evaluation);
    figures["on"] = measurement.board.kind;
    result.update(figures);
  }
  return json_answer(session, result, status);
}

std::function<Result<Answer>(Session&)> prepare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("MODEL", options->model, "model file")->required();
  add_board_options(app, options->board);
  app.add_option("--data", options->data, "file or folder with samples: accuracy on the board")->type_name("DATA");
  app.add_option("--limit", options->limit, "the first so many samples")
      ->type_name("N")
      ->check(CLI::Range(1, 2'000'000'000));
  app.add_option("--runs", options->timing.runs, "inferences that are timed")
      ->type_name("N")
      ->check(CLI::Range(1, 65535));
  app.add_option("--warm-up", options->timing.warm_up, "inferences before them")
      ->type_name("N")
      ->check(CLI::Range(0, 65535));
  const std::map<std::string, memory::Level> levels = {
      {"none", memory::Level::none}, {"overlap", memory::Level::overlap}, {"stream", memory::Level::stream}};
  app.add_option("--level", options->level, "how hard the arena is planned")
      ->transform(CLI::CheckedTransformer(levels))
      ->option_text("none|overlap|stream");
  app.add_flag("--energy", options->energy, "read the board's own current meter (jumper JP1 on IDD)");
  app.add_option("--energy-ms", options->energy_ms, "how long it measures")
      ->type_name("MS")
      ->check(CLI::Range(3000, 600'000));
  add_preprocess_options(app, options->preprocess);
  return [options](Session& session) { return run(*options, session); };
}

}  // namespace

const Command measure_command = {"measure", "latency, cycles of each layer, stack and accuracy, from a board",
                                 "jauge measure model.tflite --board virtual --data test_batch.bin", prepare};

}  // namespace jauge::cli
