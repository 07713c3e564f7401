// jauge check: budgets for continuous integration; exit status 1 when one is not met.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/accuracy.h"
#include "cli/budgets.h"
#include "cli/claims.h"
#include "cli/command.h"
#include "cli/target_options.h"
#include "reports/csv/csv.h"
#include "reports/json/figures.h"
#include "reports/wording/names.h"

namespace jauge::cli {
namespace {

using reports::json::Json;

struct Options {
  AccuracyOptions accuracy;  // and the model
  BudgetOptions budgets;
  std::string file;
  std::string claims;
  TargetOptions target;
};

// What the command line says goes before what the file says.
Result<Budgets> budgets_of(const Options& options) {
  Budgets budgets;
  if (!options.file.empty()) {
    JAUGE_TRY(budgets, read_budgets(options.file));
  }
  if (!options.target.part.empty()) budgets.part = options.target.part;
  JAUGE_CHECK(apply(options.budgets, budgets));
  if (budgets.part.empty())
    return Error{ErrorKind::usage, "check", "no chip is named", "add --mcu PART or \"mcu\" in the budget file"};
  if (budgets.min_accuracy && options.accuracy.data.empty())
    return Error{ErrorKind::usage, "check", "an accuracy is required, and there are no samples to measure it on",
                 "add --data DATA"};
  return budgets;
}

Json number_or_null(const std::optional<double>& value) {
  return value ? reports::json::number(*value) : Json(nullptr);
}

Json json_of(const std::vector<BudgetResult>& results, bool met, const analysis::Assessment& assessment,
             Language language) {
  Json budgets = Json::array();
  for (const BudgetResult& result : results)
    budgets.push_back({{"name", result.name},
                       {"limit", number_or_null(result.limit)},
                       {"value", number_or_null(result.value)},
                       {"met", result.met},
                       {"sentence", result.sentence}});
  return {{"met", met}, {"budgets", budgets}, {"analysis", reports::json::analyze_result(assessment, language)}};
}

std::string csv_of(const std::vector<BudgetResult>& results) {
  using reports::csv::cell;
  std::string text = reports::csv::line({"budget", "limit", "value", "met"});
  for (const BudgetResult& result : results)
    text += reports::csv::line({cell(result.name), result.limit ? cell(*result.limit) : "",
                                result.value ? cell(*result.value) : "", result.met ? "yes" : "no"});
  return text;
}

std::string text_of(const std::vector<BudgetResult>& results) {
  std::string text;
  for (const BudgetResult& result : results)
    text += (result.met ? "met     " : "FAILED  ") + reports::visible_text(result.sentence) + "\n";
  return text;
}

Result<Answer> run(const Options& options, Session& session) {
  JAUGE_TRY(const auto budgets, budgets_of(options));
  JAUGE_TRY(auto choice, choice_of(options.target));
  choice.part = budgets.part;
  JAUGE_TRY(const auto catalog, load_catalog(session));
  JAUGE_CHECK(catalog.find(choice.part));
  JAUGE_TRY(const auto study, load_model(session, options.accuracy.model, memory::Level::none));
  JAUGE_TRY(const auto assessment, assess(catalog, study, choice));
  JAUGE_TRY(const auto accuracy, measured_accuracy(session, options.accuracy, study));
  if (!options.claims.empty()) return check_claims(session, options.claims, study, assessment, accuracy);
  const auto results = check_budgets(budgets, assessment, accuracy, session.language());
  const bool met = std::ranges::all_of(results, &BudgetResult::met);
  const int status = met ? 0 : exit_status_of(ErrorKind::budget_failed);
  if (session.options.json) return json_answer(session, json_of(results, met, assessment, session.language()), status);
  if (session.options.csv) return Answer{csv_of(results), status};
  return Answer{text_of(results), status};
}

std::function<Result<Answer>(Session&)> prepare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("MODEL", options->accuracy.model, "model file")->required();
  app.add_option("--mcu", options->target.part, "chip, orderable number or board")->type_name("PART");
  add_budget_options(app, options->budgets);
  app.add_option("--budget", options->file, "JSON file with mcu, max_flash, max_ram, max_latency, min_accuracy")
      ->type_name("FILE");
  app.add_option(
         "--claim", options->claims,
         "figures of a report, for example \"accuracy=0.867 ms=12.6 flash=160KB ram=110KB mj=0.85 params=160000\": "
         "says which cannot be true")
      ->type_name("FIGURES");
  add_accuracy_options(app, options->accuracy);
  add_target_options(app, options->target, false);
  return [options](Session& session) { return run(*options, session); };
}

}  // namespace

const Command check_command = {
    "check", "budgets for continuous integration: exit status 1 when one is not met",
    "jauge check examples/seed_vgg/seed_vgg.onnx --mcu STM32L4R9AI --max-flash 1MiB --max-latency 500ms", prepare};

}  // namespace jauge::cli
