// jauge memory: where every tensor lies while the network runs.
#include "analyzer/memory/plan.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "analyzer/base/safe_file.h"
#include "analyzer/memory/planner.h"
#include "cli/command.h"
#include "cli/load.h"
#include "cli/table.h"
#include "reports/csv/tables.h"
#include "reports/render/svg.h"
#include "reports/wording/names.h"
#include "reports/wording/numbers.h"

namespace jauge::cli {
namespace {

struct Options {
  std::string model;
  memory::Level level = memory::Level::none;
  bool text = false;
  std::string svg;  // file for the picture; empty: none
};

std::string peak_text(const memory::Plan& plan, Language language) {
  std::string text = "Arena: " + reports::bytes_and_size_text(plan.arena_bytes, language) + " (planned)\n";
  const std::string layer = reports::visible_name(plan.certificate.layer);
  if (plan.optimal)
    return text + "Proven smallest for this order: so many bytes are alive at once while '" + layer + "' runs.\n";
  return text + "At least " + reports::bytes_text(plan.lower_bound_bytes, language) + " are needed while '" + layer +
         "' runs; whether less than the plan is possible is not proven.\n";
}

std::string text_of(const analysis::ModelStudy& study, Language language) {
  const auto integer = [language](std::int64_t value) { return reports::integer(value, language); };
  TextTable table({{"Tensor"}, {"Offset, B", true}, {"Size, B", true}, {"First step", true}, {"Last step", true}});
  for (const memory::TensorPlace& place : study.plan.tensors)
    table.add({reports::visible_name(place.name), integer(place.offset.value), integer(place.size.value),
               integer(place.first_step), integer(place.last_step)});
  return peak_text(study.plan, language) + "\n" + table.text();
}

Result<Answer> run(const Options& options, Session& session) {
  JAUGE_TRY(const auto study, load_model(session, options.model, options.level));
  if (!options.svg.empty()) {
    const std::string picture = reports::render::memory_svg(study, nullptr, session.language());
    JAUGE_CHECK(write_file_safely(options.svg, std::string_view(picture), overwrite_of(session.options)));
  }
  if (session.options.json) return json_answer(session, reports::json::memory_result(study));
  if (session.options.csv) return Answer{reports::csv::arena(study.plan)};
  if (options.text) return Answer{memory::to_text(study.deployable, study.plan)};
  return Answer{text_of(study, session.language())};
}

std::function<Result<Answer>(Session&)> prepare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("MODEL", options->model, "model file")->required();
  const std::map<std::string, memory::Level> levels = {
      {"none", memory::Level::none}, {"overlap", memory::Level::overlap}, {"stream", memory::Level::stream}};
  app.add_option("--level", options->level, "how hard to plan: lifetimes only, or tensors that overlap or stream")
      ->transform(CLI::CheckedTransformer(levels))
      ->option_text("none|overlap|stream");
  app.add_flag("--text", options->text, "the plan as plain text, a line a tensor, for comparison with other plans");
  app.add_option("--svg", options->svg, "write a picture of the arena over time to FILE")->type_name("FILE");
  return [options](Session& session) { return run(*options, session); };
}

}  // namespace

const Command memory_command = {"memory", "the arena plan, its peak and why it cannot be smaller",
                                "jauge memory examples/seed_vgg/seed_vgg.onnx --csv", prepare};

}  // namespace jauge::cli
