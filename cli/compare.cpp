// jauge compare: models x chips, ranked.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <memory>
#include <nlohmann/json.hpp>
#include <thread>

#include "cli/command.h"
#include "cli/ranking.h"
#include "cli/table.h"
#include "cli/target_options.h"
#include "mcu_db/query.h"
#include "reports/csv/tables.h"
#include "reports/wording/names.h"
#include "reports/wording/numbers.h"

namespace jauge::cli {
namespace {

struct Options {
  std::vector<std::string> models;
  std::vector<std::string> parts;
  std::string filter;
  int top = 0;
  bool boards = false;
  TargetOptions target;
};

struct Row {
  std::string model;
  analysis::Assessment assessment;
};

Result<std::vector<target::Target>> targets_of(const Options& options, const mcu_db::Catalog& catalog) {
  std::vector<target::Target> targets;
  for (const std::string& part : options.parts) {
    JAUGE_TRY(auto target, catalog.find(part));
    targets.push_back(std::move(target));
  }
  if (!targets.empty()) return targets;
  JAUGE_TRY(const auto query, mcu_db::parse_query(options.filter));
  const bool asks_for_board = std::ranges::find(query, mcu_db::Field::board, &mcu_db::Condition::field) != query.end();
  const auto candidates = options.boards || asks_for_board ? catalog.boards() : catalog.chips();
  std::ranges::copy_if(candidates, std::back_inserter(targets),
                       [&query](const target::Target& target) { return mcu_db::matches(target, query); });
  return targets;
}

// Several model files at a time; the order of the results is that of the command line.
Result<std::vector<analysis::ModelStudy>> load_models(Session& session, const std::vector<std::string>& paths) {
  struct Job {
    Session session;  // its own: inputs and problems are noted per model
    std::optional<Result<analysis::ModelStudy>> study;
  };
  std::vector<Job> jobs(paths.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < jobs.size(); i = next++) {
      jobs[i].session.options = session.options;
      jobs[i].study = load_model(jobs[i].session, paths[i], memory::Level::none);
    }
  };
  const int wanted =
      session.options.jobs > 0 ? session.options.jobs : static_cast<int>(std::thread::hardware_concurrency());
  {
    std::vector<std::jthread> threads;
    for (int i = 1; i < std::min(wanted, static_cast<int>(paths.size())); ++i) threads.emplace_back(work);
    work();
  }
  std::vector<analysis::ModelStudy> studies;
  for (Job& job : jobs) {
    std::ranges::move(job.session.inputs, std::back_inserter(session.inputs));
    std::ranges::move(job.session.problems, std::back_inserter(session.problems));
    if (!*job.study) return std::move(*job.study).error();
    studies.push_back(**std::move(job.study));
  }
  return studies;
}

Result<std::vector<Row>> rows_of(const Options& options, const mcu_db::Catalog& catalog,
                                 const std::vector<analysis::ModelStudy>& studies) {
  JAUGE_TRY(const auto targets, targets_of(options, catalog));
  JAUGE_TRY(const auto choice, choice_of(options.target));
  std::vector<Row> rows;
  for (const analysis::ModelStudy& study : studies)
    for (const target::Target& target : targets) {
      JAUGE_TRY(auto assessment, assess(catalog, study, target, choice));
      rows.push_back({study.model.source.name, std::move(assessment)});
    }
  std::ranges::stable_sort(rows, [](const Row& a, const Row& b) { return ranks_before(a.assessment, b.assessment); });
  if (options.top > 0 && rows.size() > static_cast<std::size_t>(options.top))
    rows.resize(static_cast<std::size_t>(options.top));
  return rows;
}

std::string figure_text(const std::optional<cost::Figure>& figure, Language language) {
  return figure ? reports::value_text(*figure, language) : "unknown";
}

std::string chip_text(const target::Target& target) {
  return reports::visible_name(target.part) +
         (target.board.empty() ? "" : " on " + reports::visible_name(target.board));
}

std::string text_of(const std::vector<Row>& rows, const Session& session) {
  const Language language = session.language();
  TextTable table({{"Model"},
                   {"Chip"},
                   {"Verdict"},
                   {"Flash", true},
                   {"RAM", true},
                   {"Latency", true},
                   {"Energy", true},
                   {"Runtime"}});
  for (const Row& row : rows) {
    const auto& [target, reserve, estimate, verdict] = row.assessment;
    table.add({reports::visible_name(row.model), chip_text(target), verdict_text(verdict.level, language, false),
               reports::value_text(estimate.flash.total, language), reports::value_text(estimate.ram.total, language),
               figure_text(estimate.latency_ms, language), figure_text(estimate.energy_mj, language),
               estimate.runtime});
  }
  return table.text() +
         "Flash and RAM: counted weights and planned activations with estimated code; latency and energy estimated.\n";
}

template <class Comparison>
std::vector<Comparison> views_of(const std::vector<Row>& rows) {
  std::vector<Comparison> views;
  for (const Row& row : rows) views.push_back({row.model, &row.assessment});
  return views;
}

Result<Answer> run(const Options& options, Session& session) {
  JAUGE_TRY(const auto catalog, load_catalog(session));
  JAUGE_CHECK(targets_of(options, catalog));  // a wrong filter is said before a long read
  JAUGE_TRY(const auto studies, load_models(session, options.models));
  JAUGE_TRY(const auto rows, rows_of(options, catalog, studies));
  if (session.options.json)
    return json_answer(session, reports::json::compare_result(views_of<reports::json::Comparison>(rows)));
  if (session.options.csv) return Answer{reports::csv::comparison(views_of<reports::csv::Comparison>(rows))};
  if (rows.empty()) tell(session, "no chip of the database matches the filter");
  return Answer{text_of(rows, session)};
}

std::function<Result<Answer>(Session&)> prepare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("MODEL", options->models, "model files")->required();
  app.add_option("--filter", options->filter, "which chips, as in 'vendor=ST core=Cortex-M4F flash>=1MiB ram>=256KiB'")
      ->type_name("EXPR");
  app.add_option("--mcu", options->parts, "this chip or board; may be repeated")
      ->type_name("PART")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  app.add_option("--top", options->top, "the first N rows only")->type_name("N")->check(CLI::PositiveNumber);
  app.add_flag("--boards", options->boards, "boards, with their external memories, instead of bare chips");
  add_target_options(app, options->target, false);
  return [options](Session& session) { return run(*options, session); };
}

}  // namespace

const Command compare_command = {
    "compare", "models x chips, ranked: the smallest chip that fits comes first",
    "jauge compare examples/seed_vgg/seed_vgg.onnx --filter 'vendor=ST flash>=1MiB' --top 10", prepare};

}  // namespace jauge::cli
