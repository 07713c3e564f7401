// jauge analyze: the verdict for one chip or board.
#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/figure_rows.h"
#include "cli/level_option.h"
#include "cli/table.h"
#include "cli/target_options.h"
#include "reports/csv/tables.h"
#include "reports/wording/names.h"
#include "reports/wording/numbers.h"
#include "reports/wording/wording.h"

namespace jauge::cli {
namespace {

struct Options {
  std::string model;
  TargetOptions target;
  memory::Level level = memory::Level::none;
};

std::string subject_of(const target::Target& target, Language language) {
  std::string text = reports::visible_name(target.part);
  if (!target.board.empty()) text += " on " + reports::visible_name(target.board);
  text += " (" + reports::visible_name(target.core.name);
  if (target.clock) text += ", " + reports::hertz_text(*target.clock, language);
  return text + ")";
}

std::string bullets(const std::string& title, const std::vector<std::string>& sentences) {
  if (sentences.empty()) return "";
  std::string text = title;
  for (const std::string& sentence : sentences) text += bullet(reports::visible_text(sentence));
  return text;
}

std::vector<std::string> reasons_of(const verdict::Verdict& verdict, Language language) {
  std::vector<std::string> sentences;
  for (const verdict::Reason& reason : verdict.reasons) sentences.push_back(reports::say(reason.sentence, language));
  return sentences;
}

std::vector<std::string> suggestions_of(const verdict::Verdict& verdict, Language language) {
  std::vector<std::string> sentences;
  for (const Sentence& suggestion : verdict.suggestions) sentences.push_back(reports::say(suggestion, language));
  return sentences;
}

// "weights in external Flash: dense 2,101,248 B, conv2d_6 1,180,160 B"; empty when none lie there.
std::string outside_text(const cost::Estimate& estimate, Language language) {
  std::string text;
  for (const cost::OutsideLayer& outside : estimate.flash.outside)
    text += (text.empty() ? "weights in external Flash: " : ", ") +
            reports::visible_name(estimate.per_layer[outside.layer].name) + " " +
            reports::bytes_text(outside.bytes, language);
  return text;
}

std::vector<std::string> conditions_of(const cost::Estimate& estimate, Language language) {
  std::vector<std::string> sentences;
  const auto add = [&](const char* name, const Sentence& sentence) {
    if (!sentence.pattern.empty()) sentences.push_back(name + reports::say(sentence, language));
  };
  add("latency: ", estimate.latency_conditions);
  add("energy: ", estimate.energy_conditions);
  add("energy: ", estimate.why_no_energy);
  for (const auto* use : {&estimate.flash.placed_in, &estimate.ram.placed_in})
    if (!use->empty()) sentences.push_back("placed in " + placement_text(*use, language));
  if (!estimate.flash.outside.empty()) sentences.push_back(outside_text(estimate, language));
  return sentences;
}

std::string text_of(const std::string& model, const analysis::Assessment& assessment, const Session& session) {
  const Language language = session.language();
  const cost::Estimate& estimate = assessment.estimate;
  std::string text = reports::visible_name(model) + " on " + subject_of(assessment.target, language) +
                     " with runtime " + estimate.runtime + "\n";
  text += verdict_text(assessment.verdict.level, language, wants_colors(session.options)) + "\n";
  text += bullets("", reasons_of(assessment.verdict, language));
  text += "\n" + figures_text(assessment, language) + "\n";
  text += bullets("Conditions:\n", conditions_of(estimate, language));
  return text + bullets("Suggestions:\n", suggestions_of(assessment.verdict, language));
}

Result<Answer> run(const Options& options, Session& session) {
  JAUGE_TRY(const auto choice, choice_of(options.target));
  JAUGE_TRY(const auto catalog, load_catalog(session));
  JAUGE_CHECK(catalog.find(choice.part));  // a wrong name is said before a long read
  JAUGE_TRY(const auto study, load_model(session, options.model, options.level));
  JAUGE_TRY(const auto assessment, assess(catalog, study, choice));
  if (session.options.json) return json_answer(session, reports::json::analyze_result(assessment, session.language()));
  if (session.options.csv) return Answer{reports::csv::figures(assessment)};
  return Answer{text_of(study.model.source.name, assessment, session)};
}

std::function<Result<Answer>(Session&)> prepare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("MODEL", options->model, "model file")->required();
  add_target_options(app, options->target, true);
  add_level_option(app, options->level, "how hard the arena is planned");
  return [options](Session& session) { return run(*options, session); };
}

}  // namespace

const Command analyze_command = {"analyze", "does the model fit this chip, and why",
                                 "jauge analyze examples/seed_vgg/seed_vgg.onnx --mcu STM32L4R9AI", prepare};

}  // namespace jauge::cli
