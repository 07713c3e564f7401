// jauge compare: models x chips, ranked; the front nobody beats; two to four chips side by side.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <memory>
#include <nlohmann/json.hpp>
#include <thread>

#include "analyzer/verdict/choice.h"
#include "cli/command.h"
#include "cli/compare_text.h"
#include "cli/market_options.h"
#include "cli/target_options.h"
#include "mcu_db/query.h"
#include "reports/csv/tables.h"

namespace jauge::cli {
namespace {

using verdict::Aspect;

struct Options {
  std::vector<std::string> models;
  std::vector<std::string> parts;
  std::string filter;
  std::string rank = "fit";
  std::vector<std::string> pareto;
  int top = 0;
  bool boards = false, side_by_side = false;
  TargetOptions target;
  MarketOptions market;
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

// Calls `work` for 0 ... count - 1 on as many threads as the user allows.
void in_parallel(std::size_t count, int jobs, const std::function<void(std::size_t)>& work) {
  const int allowed = jobs > 0 ? jobs : static_cast<int>(std::thread::hardware_concurrency());
  std::atomic<std::size_t> next = 0;
  const auto loop = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  std::vector<std::jthread> threads;
  for (int i = 1; i < std::min(allowed, static_cast<int>(count)); ++i) threads.emplace_back(loop);
  loop();
}

// Several model files at a time; the order of the results is that of the command line.
Result<std::vector<analysis::ModelStudy>> load_models(Session& session, const std::vector<std::string>& paths) {
  struct Job {
    Session session;  // its own: inputs and problems are noted per model
    std::optional<Result<analysis::ModelStudy>> study;
  };
  std::vector<Job> jobs(paths.size());
  in_parallel(jobs.size(), session.options.jobs, [&](std::size_t i) {
    jobs[i].session.options = session.options;
    jobs[i].study = load_model(jobs[i].session, paths[i], memory::Level::none);
  });
  std::vector<analysis::ModelStudy> studies;
  for (Job& job : jobs) {
    std::ranges::move(job.session.inputs, std::back_inserter(session.inputs));
    std::ranges::move(job.session.problems, std::back_inserter(session.problems));
    if (!*job.study) return std::move(*job.study).error();
    studies.push_back(**std::move(job.study));
  }
  return studies;
}

// A model on every chip; chips in blocks, so that threads do not meet often.
Result<void> assess_all(const analysis::ModelStudy& study, const std::vector<target::Target>& targets,
                        const mcu_db::Catalog& catalog, const Choice& choice, int jobs,
                        std::vector<ComparedRow>& rows) {
  constexpr std::size_t block = 256;
  const std::size_t first = rows.size();
  rows.resize(first + targets.size());
  std::vector<std::optional<Error>> failed((targets.size() + block - 1) / block);
  in_parallel(failed.size(), jobs, [&](std::size_t b) {
    for (std::size_t i = b * block; i < std::min(targets.size(), (b + 1) * block) && !failed[b]; ++i) {
      auto assessment = assess(catalog, study, targets[i], choice);
      if (assessment)
        rows[first + i] = {study.model.source.name, std::move(*assessment)};
      else
        failed[b] = assessment.error();
    }
  });
  for (const auto& error : failed)
    if (error) return *error;
  return {};
}

std::vector<verdict::Candidate> candidates_of(const std::vector<ComparedRow>& rows) {
  std::vector<verdict::Candidate> candidates;
  for (const ComparedRow& row : rows)
    candidates.push_back({&row.assessment.target, &row.assessment.estimate, &row.assessment.verdict});
  return candidates;
}

Result<std::vector<Aspect>> aspects_of(const std::vector<std::string>& words) {
  std::vector<Aspect> aspects;
  for (const std::string& word : words) {
    const auto aspect = verdict::aspect_named(word);
    if (!aspect)
      return Error{ErrorKind::usage, "--pareto", "'" + word + "' is not an aspect",
                   "two or more of margin, price, energy, latency: --pareto price,latency"};
    aspects.push_back(*aspect);
  }
  return aspects;
}

// The rows in the order asked for; with --pareto only those that none beats.
Result<std::vector<ComparedRow>> chosen(const Options& options, std::vector<ComparedRow> rows) {
  const auto candidates = candidates_of(rows);
  const auto currency = verdict::usual_currency(candidates);
  JAUGE_TRY(const auto aspects, aspects_of(options.pareto));
  const auto order = aspects.empty() ? verdict::ranked(candidates, *verdict::aspect_named(options.rank), currency)
                                     : verdict::pareto_front(candidates, aspects, currency);
  const std::size_t count =
      options.top > 0 ? std::min(order.size(), static_cast<std::size_t>(options.top)) : order.size();
  std::vector<ComparedRow> result;
  result.reserve(count);
  for (std::size_t i = 0; i < count; ++i) result.push_back(std::move(rows[order[i]]));
  return result;
}

Result<std::vector<ComparedRow>> rows_of(const Options& options, const Session& session, const mcu_db::Catalog& catalog,
                                         const std::vector<analysis::ModelStudy>& studies) {
  JAUGE_TRY(auto targets, targets_of(options, catalog));
  for (target::Target& target : targets) {
    JAUGE_TRY(target, supplied(std::move(target), options.market));
  }
  JAUGE_TRY(const auto choice, choice_of(options.target));
  std::vector<ComparedRow> rows;
  for (const analysis::ModelStudy& study : studies) {
    JAUGE_CHECK(assess_all(study, targets, catalog, choice, session.options.jobs, rows));
  }
  return options.side_by_side ? rows : chosen(options, std::move(rows));
}

template <class Comparison>
std::vector<Comparison> views_of(const std::vector<ComparedRow>& rows) {
  std::vector<Comparison> views;
  for (const ComparedRow& row : rows) views.push_back({row.model, &row.assessment});
  return views;
}

reports::json::Json json_of(const Options& options, const std::vector<ComparedRow>& rows,
                            const std::optional<cost::DutyCycle>& duty) {
  auto result = reports::json::compare_result(views_of<reports::json::Comparison>(rows));
  if (duty)
    for (std::size_t i = 0; i < rows.size(); ++i) result["rows"][i]["battery_days"] = battery_json(rows[i], *duty);
  if (options.side_by_side) result["facts"] = facts_json(rows);
  return result;
}

Result<void> check(const Options& options) {
  if (options.side_by_side && (options.parts.size() < 2 || options.parts.size() > 4 || options.models.size() != 1))
    return Error{ErrorKind::usage, "--side-by-side", "takes one model and two to four chips",
                 "jauge compare MODEL --side-by-side --mcu STM32L4R9AI --mcu nRF52840"};
  if (options.pareto.size() == 1)
    return Error{ErrorKind::usage, "--pareto", "a front needs two aspects", "--pareto price,latency"};
  return {};
}

Result<Answer> run(const Options& options, Session& session) {
  JAUGE_CHECK(check(options));
  JAUGE_TRY(const auto catalog, load_catalog(session, options.market));
  JAUGE_CHECK(targets_of(options, catalog));  // a wrong filter is said before a long read
  JAUGE_TRY(const auto duty, duty_of(options.market));
  JAUGE_TRY(const auto studies, load_models(session, options.models));
  JAUGE_TRY(const auto rows, rows_of(options, session, catalog, studies));
  if (session.options.json) return json_answer(session, json_of(options, rows, duty));
  if (session.options.csv) return Answer{reports::csv::comparison(views_of<reports::csv::Comparison>(rows))};
  for (const analysis::Problem& problem : session.problems)
    if (problem.severity == "warning") tell(session, problem.where + ": " + problem.what + " (" + problem.hint + ")");
  if (rows.empty()) {
    JAUGE_TRY(const auto query, mcu_db::parse_query(options.filter));
    const auto why = options.market.prices.empty() ? mcu_db::why_nothing_matches(query) : "";
    tell(session, why.empty() ? "no chip of the database matches the filter" : why);
  }
  return Answer{options.side_by_side ? side_by_side_text(rows, session.language())
                                     : comparison_text(rows, duty, session.language())};
}

void add_choice_options(CLI::App& app, Options& options) {
  app.add_option("--filter", options.filter,
                 "which chips, as in 'vendor=ST core=Cortex-M4F flash>=1MiB ram>=256KiB price<5'")
      ->type_name("EXPR");
  app.add_option("--mcu", options.parts, "this chip or board; may be repeated")
      ->type_name("PART")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  app.add_option("--rank", options.rank, "what comes first among chips that fit")
      ->check(CLI::IsMember({"fit", "margin", "price", "energy", "latency"}))
      ->capture_default_str();
  app.add_option("--pareto", options.pareto, "only chips that none beats in all of these: price,latency")
      ->delimiter(',')
      ->type_name("ASPECTS");
  app.add_option("--top", options.top, "the first N rows only")->type_name("N")->check(CLI::PositiveNumber);
  app.add_flag("--boards", options.boards, "boards, with their external memories, instead of bare chips");
  app.add_flag("--side-by-side", options.side_by_side, "two to four chips of --mcu beside each other, fact by fact");
}

std::function<Result<Answer>(Session&)> prepare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("MODEL", options->models, "model files")->required();
  add_choice_options(app, *options);
  add_target_options(app, options->target, false);
  add_market_options(app, options->market);
  return [options](Session& session) { return run(*options, session); };
}

}  // namespace

const Command compare_command = {
    "compare", "models x chips, ranked: the smallest chip that fits comes first",
    "jauge compare examples/seed_vgg/seed_vgg.onnx --filter 'vendor=ST flash>=1MiB' --top 10", prepare};

}  // namespace jauge::cli
