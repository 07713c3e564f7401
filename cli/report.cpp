// jauge report: everything known about models on chips, as a document.
#include "reports/report.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ctime>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/budgets.h"
#include "cli/command.h"
#include "cli/ranking.h"
#include "cli/target_options.h"
#include "reports/csv/tables.h"
#include "reports/pdf_process.h"
#include "reports/render/html.h"
#include "reports/render/markdown.h"

namespace jauge::cli {
namespace {

using Analyses = std::vector<std::shared_ptr<const analysis::Analysis>>;
using reports::json::Json;

enum class Format { markdown, html, pdf, json, csv };

struct Options {
  std::vector<std::string> models, parts, authors, texts, sections;
  std::string title, date;
  BudgetOptions budgets;
  TargetOptions target;
};

// Chips offered in section 6.
constexpr std::size_t other_chip_count = 12;

// By the name of the output file; Markdown for a terminal.
Result<Format> format_of(const CommonOptions& options) {
  if (options.json) return Format::json;
  if (options.csv) return Format::csv;
  if (options.output.empty()) return Format::markdown;
  const std::string extension = std::filesystem::path(options.output).extension().string();
  const std::pair<std::string_view, Format> formats[] = {{".md", Format::markdown},
                                                         {".html", Format::html},
                                                         {".pdf", Format::pdf},
                                                         {".json", Format::json},
                                                         {".csv", Format::csv}};
  for (const auto& [name, format] : formats)
    if (extension == name) return format;
  return Error{ErrorKind::usage, options.output, "a report cannot be written in this format",
               "known endings: .pdf .html .md .json .csv"};
}

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  localtime_r(&now, &parts);
  char text[16] = {};
  std::strftime(text, sizeof text, "%Y-%m-%d", &parts);
  return text;
}

Result<std::map<std::string, std::string>> free_texts(const Options& options, Language language) {
  std::map<std::string, std::string> texts;
  const auto names = reports::section_names(language);
  for (const std::string& text : options.texts) {
    const std::string id = text.substr(0, text.find('='));
    const bool known = std::ranges::find(names, id, &reports::SectionName::id) != names.end();
    if (id.size() == text.size() || !known) {
      std::string hint = "sections:";
      for (const auto& name : names) hint += " " + name.id;
      return Error{ErrorKind::usage, "--text " + text, "this is not SECTION=TEXT with a known section", hint};
    }
    texts[id] = text.substr(id.size() + 1);
  }
  return texts;
}

// Every model on every chip; the first of both leads.
Result<Analyses> analyses_of(const Options& options, const mcu_db::Catalog& catalog, Session& session) {
  Analyses analyses;
  for (const std::string& path : options.models) {
    JAUGE_TRY(auto loaded, load_model(session, path, memory::Level::none));
    const auto study = std::make_shared<const analysis::ModelStudy>(std::move(loaded));
    for (const std::string& part : options.parts) {
      JAUGE_TRY(auto choice, choice_of(options.target));
      choice.part = part;
      JAUGE_TRY(auto assessment, assess(catalog, *study, choice));
      analyses.push_back(std::make_shared<const analysis::Analysis>(analysis::Analysis{study, std::move(assessment)}));
    }
  }
  return analyses;
}

Result<std::vector<analysis::Assessment>> other_chips(const Options& options, const mcu_db::Catalog& catalog,
                                                      const analysis::ModelStudy& study) {
  JAUGE_TRY(const auto choice, choice_of(options.target));
  std::vector<analysis::Assessment> others;
  for (const target::Target& target : catalog.chips()) {
    JAUGE_TRY(auto assessment, assess(catalog, study, target, choice));
    others.push_back(std::move(assessment));
  }
  std::ranges::stable_sort(others, ranks_before);
  if (others.size() > other_chip_count) others.erase(others.begin() + other_chip_count, others.end());
  return others;
}

Result<reports::Document> document_of(const Options& options, const mcu_db::Catalog& catalog, const Analyses& analyses,
                                      const Session& session) {
  reports::ReportInput input;
  input.analyses = analyses;
  input.language = session.language();
  input.title = options.title;
  input.authors = options.authors;
  input.date = options.date.empty() ? today() : options.date;
  JAUGE_TRY(input.free_text, free_texts(options, input.language));
  input.sections = options.sections;
  JAUGE_TRY(input.other_chips, other_chips(options, catalog, *analyses.front()->study));
  Budgets budgets;
  JAUGE_CHECK(apply(options.budgets, budgets));
  input.budgets = {.flash = budgets.max_flash,
                   .ram = budgets.max_ram,
                   .latency_ms = budgets.max_latency_ms,
                   .energy_mj = std::nullopt};
  input.command_line = "jauge";
  for (const std::string& argument : session.options.arguments) input.command_line += " " + argument;
  input.tool_version = JAUGE_VERSION;
  return reports::build_report(input);
}

Json json_of(const Analyses& analyses, Language language) {
  Json array = Json::array();
  for (const auto& analysis : analyses)
    array.push_back({{"inspect", reports::json::inspect_result(*analysis->study, reports::json::GraphChoice::model)},
                     {"memory", reports::json::memory_result(*analysis->study)},
                     {"analyze", reports::json::analyze_result(analysis->assessment, language)}});
  return {{"analyses", array}};
}

// The tables one after the other, an empty line between them.
std::string csv_of(const Analyses& analyses) {
  const analysis::ModelStudy& study = *analyses.front()->study;
  std::string text = reports::csv::layers(study.model_counts) + "\n" + reports::csv::st_layers(study.st) + "\n" +
                     reports::csv::arena(study.plan) + "\n";
  std::vector<reports::csv::Comparison> rows;
  for (const auto& analysis : analyses) rows.push_back({analysis->study->model.source.name, &analysis->assessment});
  text += reports::csv::figures(analyses.front()->assessment) + "\n";
  return text + reports::csv::comparison(rows);
}

Result<Answer> written(const reports::Document& document, Format format) {
  if (format == Format::html) return Answer{reports::render::to_html(document)};
  if (format == Format::markdown) return Answer{reports::render::to_markdown(document)};
  JAUGE_TRY(const auto pdf, reports::pdf_of(document));
  return Answer{std::string(reinterpret_cast<const char*>(pdf.data()), pdf.size())};
}

Result<Answer> run(const Options& options, Session& session) {
  JAUGE_TRY(const auto format, format_of(session.options));
  JAUGE_TRY(const auto catalog, load_catalog(session));
  for (const std::string& part : options.parts) JAUGE_CHECK(catalog.find(part));
  JAUGE_TRY(const auto analyses, analyses_of(options, catalog, session));
  if (format == Format::json) return json_answer(session, json_of(analyses, session.language()));
  if (format == Format::csv) return Answer{csv_of(analyses)};
  JAUGE_TRY(const auto document, document_of(options, catalog, analyses, session));
  return written(document, format);
}

std::function<Result<Answer>(Session&)> prepare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  const auto repeated = [](CLI::Option* option) {
    option->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    return option;
  };
  app.add_option("MODEL", options->models, "model files; the first is the initial model")->required();
  repeated(app.add_option("--mcu", options->parts, "chip or board; may be repeated"))->type_name("PART")->required();
  app.add_option("--title", options->title, "title of the report")->type_name("TEXT");
  repeated(app.add_option("--author", options->authors, "may be repeated"))->type_name("NAME");
  app.add_option("--date", options->date, "date on the report; today when not given")->type_name("DATE");
  repeated(app.add_option("--text", options->texts, "your own words for a section; may be repeated"))
      ->type_name("SECTION=TEXT");
  app.add_option("--sections", options->sections, "which sections, in this order, separated by commas")
      ->type_name("ID,ID...")
      ->delimiter(',')
      ->expected(1);
  add_budget_options(app, options->budgets);
  add_target_options(app, options->target, false);
  return [options](Session& session) { return run(*options, session); };
}

}  // namespace

const Command report_command = {
    "report", "the embeddability report as pdf, html, md, json or csv",
    "jauge report examples/seed_vgg/seed_vgg.onnx --mcu STM32L4R9I-DISCO -o seed_vgg.pdf --lang fr", prepare};

}  // namespace jauge::cli
