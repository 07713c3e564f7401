// jauge metrics: the figures of `evaluate` from a confusion matrix or a list of predictions alone.
#include <CLI/CLI.hpp>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>

#include "analyzer/base/safe_file.h"
#include "analyzer/dataset/json_text.h"
#include "analyzer/evaluate/predictions_file.h"
#include "cli/command.h"
#include "cli/evaluation_text.h"
#include "reports/json/evaluate.h"

namespace jauge::cli {
namespace {

constexpr std::size_t longest_text = std::size_t{256} << 20;

struct Options {
  std::string confusion, predictions;
  std::vector<std::string> classes;
};

// "-" is standard input: a matrix that somebody pastes.
Result<std::string> text_in(const std::string& path) {
  if (path == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
  JAUGE_TRY(const auto bytes, read_file(path, longest_text));
  return std::string(dataset::text_of(bytes));
}

Result<evaluate::Classified> classified_of(const Options& options) {
  if (options.confusion.empty() == options.predictions.empty())
    return Error{ErrorKind::usage, "metrics", "needs a confusion matrix or predictions",
                 "--confusion FILE or --predictions FILE; - reads standard input"};
  if (!options.predictions.empty()) {
    JAUGE_TRY(const std::string text, text_in(options.predictions));
    return evaluate::parse_predictions(text, options.predictions);
  }
  JAUGE_TRY(const std::string text, text_in(options.confusion));
  JAUGE_TRY(auto confusion, evaluate::parse_confusion(text, options.confusion));
  if (confusion.total() == 0) return Error{ErrorKind::damaged_file, options.confusion, "counts no sample at all", ""};
  return evaluate::classify_confusion(std::move(confusion));
}

Result<void> name_classes(const std::vector<std::string>& names, evaluate::Classified& classified) {
  if (names.empty()) return {};
  if (names.size() != classified.report.classes.size())
    return Error{
        ErrorKind::usage, "--classes",
        std::to_string(names.size()) + " names for " + std::to_string(classified.report.classes.size()) + " classes",
        ""};
  classified.confusion.classes = names;
  classified.report = evaluate::report_of(classified.confusion);
  return {};
}

Result<Answer> run(const Options& options, Session& session) {
  session.inputs.push_back({options.confusion.empty() ? options.predictions : options.confusion, ""});
  JAUGE_TRY(auto classified, classified_of(options));
  JAUGE_CHECK(name_classes(options.classes, classified));
  if (session.options.json) return json_answer(session, reports::json::classification_result(classified));
  return Answer{classification_text(classified, session.language())};
}

std::function<Result<Answer>(Session&)> prepare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("--confusion", options->confusion, "matrix as numpy prints it or as CSV: rows are the true classes")
      ->type_name("FILE");
  app.add_option("--predictions", options->predictions, "CSV with label and predicted, or label and p0, p1 ...")
      ->type_name("FILE");
  app.add_option("--classes", options->classes, "names of the classes, in order")->delimiter(',')->type_name("A,B,C");
  return [options](Session& session) { return run(*options, session); };
}

}  // namespace

const Command metrics_command = {"metrics", "the same figures from a pasted confusion matrix or predictions",
                                 "jauge metrics --confusion matrix.txt --classes plane,car,bird", prepare};

}  // namespace jauge::cli
