// jauge evaluate: a model judged on data, on this computer or on a board.
#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "analyzer/dataset/dataset.h"
#include "cli/board_options.h"
#include "cli/command.h"
#include "cli/evaluation_text.h"
#include "cli/held_out.h"
#include "cli/interruption.h"
#include "cli/load.h"
#include "cli/preprocess_options.h"
#include "firmware_probe/host/measure.h"
#include "firmware_probe/host/model_on_board.h"
#include "reports/csv/csv.h"
#include "reports/json/evaluate.h"

namespace jauge::cli {
namespace {

struct Options {
  std::string model, data, second, field;
  std::string on = "host";
  std::optional<int> dual_bank;
  std::int64_t limit = 0;  // 0: all
  HoldOut hold_out;
  PreprocessOptions preprocess;
};

// A studied model with what is stated about its input.
struct Subject {
  analysis::ModelStudy study;
  dataset::Stated stated;
};

Result<Subject> load_subject(Session& session, const std::string& path, const Options& options) {
  JAUGE_TRY(auto by_user, preprocess_of(options.preprocess));
  JAUGE_TRY(auto study, load_model(session, path, memory::Level::none));
  JAUGE_TRY(auto beside, dataset::preprocess_beside(find_model(path)));
  return Subject{std::move(study), {std::move(by_user), std::move(beside)}};
}

dataset::ReadOptions read_options(const Subject& subject, const Options& options) {
  dataset::ReadOptions result;
  const ir::Graph& graph = subject.study.deployable;
  if (!graph.inputs.empty()) {
    const ir::Tensor& input = graph.tensor(graph.inputs[0]);
    result.expected = dataset::Expected{input.type.dtype, dataset::sample_shape(input)};
  }
  if (options.limit > 0) result.limit = options.limit;
  return result;
}

void note(Session& session, const std::vector<dataset::Note>& notes) {
  for (const dataset::Note& item : notes)
    session.problems.push_back({item.code, "warning", item.where, item.what, item.hint});
}

evaluate::RunOptions run_options(const Session& session) {
  evaluate::RunOptions result;
  result.jobs = session.options.jobs;
  return result;
}

std::string csv_of(const evaluate::Evaluation& evaluation) {
  using reports::csv::cell;
  std::string text = reports::csv::line({"class", "precision", "recall", "f1", "support"});
  if (!evaluation.classified) return text;
  const auto& report = evaluation.classified->report;
  for (std::size_t i = 0; i < report.classes.size(); ++i) {
    const evaluate::ClassFigures& figures = report.per_class[i];
    text += reports::csv::line({cell(report.classes[i]), cell(figures.precision), cell(figures.recall),
                                cell(figures.f1), cell(figures.support)});
  }
  return text;
}

// What --compare and --drift add to the result.
struct Additions {
  reports::json::Json json = reports::json::Json::object();
  std::string text;
};

Result<void> add_comparison(Session& session, const Options& options, const Subject& subject,
                            const dataset::Samples& samples, const evaluate::Evaluation& first, Additions& additions) {
  JAUGE_TRY(const Subject other, load_subject(session, options.second, options));
  JAUGE_TRY(const auto second, evaluate::evaluate(other.study.deployable, samples, other.stated, run_options(session)));
  JAUGE_TRY(const auto comparison, evaluate::compare_models({&subject.study.deployable, &first, subject.stated},
                                                            {&other.study.deployable, &second, other.stated}, samples));
  additions.json["compare"] = reports::json::comparison_result(second, comparison);
  additions.text += comparison_text(first, second, comparison, session.language());
  return {};
}

Result<void> add_drift(Session& session, const Options& options, const Subject& subject,
                       const dataset::Samples& samples, Additions& additions) {
  session.inputs.push_back({options.field, ""});
  JAUGE_TRY(const auto field, dataset::read(find_model(options.field), read_options(subject, options)));
  JAUGE_TRY(const auto drift, evaluate::drift_between(samples, field));
  additions.json["drift"] = reports::json::drift_result(drift, session.language());
  additions.text += drift_text(drift, session.language());
  return {};
}

struct Judged {
  evaluate::Evaluation evaluation;
  std::string on = "host";
  int status = 0;
};

Result<Judged> judge_on_board(const Options& options, Session& session, const Subject& subject,
                              const dataset::Samples& samples) {
  JAUGE_TRY(const auto link, host::link_for({options.on, options.dual_bank}));
  const Interruption interruption;
  const Progress progress = board_progress(session, interruption.token());
  JAUGE_TRY(const auto board, host::open_board(subject.study.deployable, subject.study.plan, link, progress));
  JAUGE_TRY(auto run, host::evaluate_on_board(*board, subject.study.deployable, samples, subject.stated, progress));
  if (!run.evaluation) return Error{ErrorKind::interrupted, options.on, "was stopped before the first sample", ""};
  Judged judged{*std::move(run.evaluation), host::measured_board(board->board()).kind, 0};
  if (run.done < run.total) {
    judged.status = exit_status_of(ErrorKind::interrupted);
    session.problems.push_back({"interrupted", "warning", options.on,
                                "stopped after " + std::to_string(run.done) + " of " + std::to_string(run.total) +
                                    " samples: the figures are of those",
                                ""});
  }
  return judged;
}

// A judgement needs something to judge by. A comparison of two models or of two sets of data needs none.
Result<void> check_answers(const Options& options, const Subject& subject, const dataset::Samples& samples) {
  const bool compares = !options.second.empty() || !options.field.empty();
  if (compares || !samples.labels.empty() || !samples.targets.empty()) return {};
  const ir::Graph& graph = subject.study.deployable;
  std::string answers;
  for (const ir::TensorId id : graph.outputs) {
    const ir::Tensor& output = graph.tensor(id);
    answers += (answers.empty() ? "'" : ", '") + output.name + "' (" +
               std::to_string(ir::elements(dataset::sample_shape(output))) + " numbers)";
  }
  return Error{ErrorKind::damaged_file, "--data " + options.data,
               "the data have " + std::to_string(samples.count) + " samples and no labels; the model's answers, " +
                   answers + ", have nothing to be held against",
               "name the labels in " + samples.name +
                   ".dataset.json, or ask for a comparison that needs none: --compare MODEL2, --drift DATA2"};
}

Result<Judged> judge_samples(const Options& options, Session& session, const Subject& subject,
                             const dataset::Samples& samples) {
  if (options.on != "host") return judge_on_board(options, session, subject, samples);
  JAUGE_TRY(auto evaluation,
            evaluate::evaluate(subject.study.deployable, samples, subject.stated, run_options(session)));
  return Judged{std::move(evaluation)};
}

Result<dataset::Samples> read_samples(const Options& options, Session& session, const Subject& subject) {
  session.inputs.push_back({options.data, ""});
  JAUGE_TRY(auto samples, dataset::read(find_model(options.data), read_options(subject, options)));
  if (options.hold_out.share == 0) return samples;
  return held_out(samples, options.hold_out, session.options.seed);
}

Result<Answer> run(const Options& options, Session& session) {
  JAUGE_TRY(const Subject subject, load_subject(session, options.model, options));
  JAUGE_TRY(const auto samples, read_samples(options, session, subject));
  JAUGE_CHECK(check_answers(options, subject, samples));
  JAUGE_TRY(const auto judged, judge_samples(options, session, subject, samples));
  const evaluate::Evaluation& evaluation = judged.evaluation;
  note(session, evaluation.notes);
  Additions additions;
  if (!options.second.empty()) JAUGE_CHECK(add_comparison(session, options, subject, samples, evaluation, additions));
  if (!options.field.empty()) JAUGE_CHECK(add_drift(session, options, subject, samples, additions));
  if (session.options.csv) return Answer{csv_of(evaluation), judged.status};
  if (!session.options.json)
    return Answer{evaluation_text(evaluation, session.language(), judged.on) + additions.text, judged.status};
  auto result = reports::json::evaluate_result(evaluation);
  result["on"] = judged.on;
  result.update(additions.json);
  return json_answer(session, result, judged.status);
}

std::function<Result<Answer>(Session&)> prepare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("MODEL", options->model, "model file")->required();
  app.add_option("--data", options->data, "file or folder with samples")->required()->type_name("DATA");
  app.add_option("--on", options->on, "where to run: host (this computer), virtual, auto, a port or tcp://HOST:PORT")
      ->type_name("BOARD");
  app.add_option("--dbank", options->dual_bank, "bank mode of the virtual board's Flash")
      ->check(CLI::IsMember({0, 1}))
      ->option_text("0|1");
  app.add_option("--limit", options->limit, "the first so many samples")
      ->type_name("N")
      ->check(CLI::Range(1, 2'000'000'000));
  auto* hold_out = app.add_option("--hold-out", options->hold_out.share,
                                  "judge this share only: persons or recordings drawn by --seed")
                       ->type_name("SHARE");
  app.add_option("--split", options->hold_out.split,
                 "what --hold-out keeps whole: each person (or recording) or sample")
      ->check(CLI::IsMember({"person", "sample"}))
      ->needs(hold_out)
      ->option_text("person|sample");
  app.add_option("--compare", options->second, "another model on the same samples")->type_name("MODEL2");
  app.add_option("--drift", options->field, "data of the field to hold against --data")->type_name("DATA2");
  add_preprocess_options(app, options->preprocess);
  return [options](Session& session) { return run(*options, session); };
}

}  // namespace

const Command evaluate_command = {"evaluate", "accuracy, confusion matrix, per-class report of a model on data",
                                  "jauge evaluate model.onnx --data test_batch.bin --scale 0.00392156862745098",
                                  prepare};

}  // namespace jauge::cli
