// jauge memory: where every tensor lies while the network runs.
#include "analyzer/memory/plan.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "analyzer/base/safe_file.h"
#include "analyzer/memory/planner.h"
#include "analyzer/memory/proof.h"
#include "cli/command.h"
#include "cli/level_option.h"
#include "cli/load.h"
#include "cli/memory_pareto.h"
#include "cli/sizes.h"
#include "cli/table.h"
#include "reports/csv/tables.h"
#include "reports/render/svg.h"
#include "reports/wording/names.h"
#include "reports/wording/numbers.h"
#include "reports/wording/wording.h"

namespace jauge::cli {
namespace {

struct Options {
  std::string model;
  memory::Level level = memory::Level::none;
  bool text = false;
  bool pareto = false;
  std::string measure_on;   // board; empty: none
  std::string max_latency;  // "20ms"; empty: none
  std::string svg;          // file for the picture; empty: none
};

std::string peak_text(const memory::Plan& plan, Language language) {
  std::string text = "Arena: " + reports::bytes_and_size_text(plan.arena_bytes, language) +
                     " (planned) = " + reports::bytes_text(plan.activation_bytes, language) + " of tensors + " +
                     reports::bytes_text(plan.scratch_bytes, language) + " of working memory\n";
  for (const Sentence& sentence : memory::proof_sentences(plan)) text += reports::say(sentence, language) + "\n";
  for (const memory::Group& group : plan.groups)
    text += "Row by row: steps " + std::to_string(group.first_step) + " to " + std::to_string(group.last_step) + "\n";
  if (plan.moves_bytes > 0_B)
    text += "Moved in every run: " + reports::bytes_text(plan.moves_bytes, language) + " in " +
            std::to_string(plan.moves.size()) + " moves\n";
  return text;
}

std::string text_of(const analysis::ModelStudy& study, Language language) {
  const auto integer = [language](std::int64_t value) { return reports::integer(value, language); };
  TextTable table({{"Tensor"}, {"Offset, B", true}, {"Size, B", true}, {"First step", true}, {"Last step", true}});
  for (const memory::TensorPlace& place : study.plan.tensors)
    table.add({reports::visible_name(place.name), integer(place.offset.value), integer(place.size.value),
               integer(place.first_step), integer(place.last_step)});
  return peak_text(study.plan, language) + "\n" + table.text();
}

Result<ParetoWishes> wishes_of(const Options& options) {
  ParetoWishes wishes{.board = options.measure_on, .max_latency_ms = {}};
  if (options.max_latency.empty()) return wishes;
  if (wishes.board.empty())
    return Error{ErrorKind::usage, "--max-latency", "the latency of a level is known once it is measured",
                 "--measure virtual"};
  JAUGE_TRY(wishes.max_latency_ms, parse_milliseconds("--max-latency", options.max_latency));
  return wishes;
}

Result<Answer> run(const Options& options, Session& session) {
  JAUGE_TRY(const auto wishes, wishes_of(options));
  JAUGE_TRY(const auto study, load_model(session, options.model, options.level));
  const bool pareto = options.pareto || !wishes.board.empty();
  std::vector<LevelPoint> points;
  if (pareto) {
    JAUGE_TRY(points, pareto_points(study.deployable, wishes, session));
  }
  if (!options.svg.empty()) {
    const std::string picture = reports::render::memory_svg(study, nullptr, session.language());
    JAUGE_CHECK(write_file_safely(options.svg, std::string_view(picture), overwrite_of(session.options)));
  }
  if (session.options.json) {
    auto result = reports::json::memory_result(study);
    if (pareto) add_pareto(result, points, wishes);
    return json_answer(session, result);
  }
  if (session.options.csv) return Answer{reports::csv::arena(study.plan)};
  if (options.text) return Answer{memory::to_text(study.deployable, study.plan)};
  return Answer{text_of(study, session.language()) + (pareto ? pareto_text(points, wishes, session.language()) : "")};
}

std::function<Result<Answer>(Session&)> prepare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("MODEL", options->model, "model file")->required();
  add_level_option(app, options->level, "how hard to plan: lifetimes only, or tensors that overlap or stream");
  app.add_flag("--pareto", options->pareto, "also the arena of every level, against its latency once it is measured");
  app.add_option("--measure", options->measure_on, "with --pareto: the board that times every level, such as virtual")
      ->type_name("BOARD");
  app.add_option("--max-latency", options->max_latency, "the smallest arena that is still as fast, for example 20ms")
      ->type_name("TIME");
  app.add_flag("--text", options->text, "the plan as plain text, a line a tensor, for comparison with other plans");
  app.add_option("--svg", options->svg, "write a picture of the arena over time to FILE")->type_name("FILE");
  return [options](Session& session) { return run(*options, session); };
}

}  // namespace

const Command memory_command = {"memory", "the arena plan, its peak and why it cannot be smaller",
                                "jauge memory examples/seed_vgg/seed_vgg.onnx --csv", prepare};

}  // namespace jauge::cli
