#include "cli/memory_pareto.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "analyzer/memory/planner.h"
#include "cli/board_options.h"
#include "cli/interruption.h"
#include "cli/table.h"
#include "firmware_probe/host/measure.h"
#include "firmware_probe/host/model_on_board.h"
#include "reports/json/figures.h"
#include "reports/wording/numbers.h"
#include "reports/wording/terms.h"

namespace jauge::cli {
namespace {

constexpr host::TimingWishes few_runs = {.runs = 3, .warm_up = 1};

Result<cost::Figure> latency_on(const host::Link& link, const ir::Graph& deployable, const memory::Plan& plan,
                                std::uint64_t seed, const Progress& progress) {
  JAUGE_TRY(const auto board, host::open_board(deployable, plan, link, progress));
  JAUGE_TRY(const auto timing, board->time(host::any_sample(deployable, seed), few_runs, progress));
  const cost::Measurement measurement = host::measurement_of(*board, deployable, timing, std::nullopt);
  if (!measurement.latency)
    return Error{ErrorKind::usage, "--measure " + measurement.board.kind, "a desktop process has no chip's cycles",
                 "--measure virtual models them"};
  return measurement.latency->latency_ms;
}

std::string latency_text(const LevelPoint& point, Language language) {
  if (!point.latency_ms) return "not measured";
  return reports::value_text(*point.latency_ms, language) + ", " +
         reports::origin_word(point.latency_ms->origin, language);
}

std::string smallest_text(const std::vector<LevelPoint>& points, double max_latency_ms, Language language) {
  const std::string limit = reports::milliseconds_text(max_latency_ms, language);
  const LevelPoint* point = smallest_within(points, max_latency_ms);
  if (!point) return "No level meets " + limit + ".\n";
  return "Smallest arena that still meets " + limit + ": " +
         reports::bytes_and_size_text(point->plan.arena_bytes, language) + " at level " +
         std::string(memory::name_of(point->plan.level)) + " (" + latency_text(*point, language) + ")\n";
}

}  // namespace

Result<std::vector<LevelPoint>> pareto_points(const ir::Graph& deployable, const ParetoWishes& wishes,
                                              Session& session) {
  std::vector<LevelPoint> points;
  for (const memory::Level level : {memory::Level::none, memory::Level::overlap, memory::Level::stream}) {
    JAUGE_TRY(auto plan, memory::plan(deployable, level));
    points.push_back({std::move(plan), std::nullopt});
  }
  if (wishes.board.empty()) return points;
  JAUGE_TRY(const auto link, host::link_for({.name = wishes.board, .dual_bank = {}}));
  const Interruption interruption;
  const Progress progress = board_progress(session, interruption.token());
  for (LevelPoint& point : points) {
    JAUGE_TRY(point.latency_ms, latency_on(link, deployable, point.plan, session.options.seed, progress));
  }
  return points;
}

const LevelPoint* smallest_within(const std::vector<LevelPoint>& points, double max_latency_ms) {
  const LevelPoint* best = nullptr;
  for (const LevelPoint& point : points)
    if (point.latency_ms && point.latency_ms->value <= max_latency_ms &&
        (!best || point.plan.arena_bytes < best->plan.arena_bytes))
      best = &point;
  return best;
}

std::string pareto_text(const std::vector<LevelPoint>& points, const ParetoWishes& wishes, Language language) {
  TextTable table({{"Level"}, {"Arena, B", true}, {"Moved a run, B", true}, {"Latency"}});
  for (const LevelPoint& point : points)
    table.add({std::string(memory::name_of(point.plan.level)), reports::integer(point.plan.arena_bytes.value, language),
               reports::integer(point.plan.moves_bytes.value, language), latency_text(point, language)});
  std::string text = "\n" + table.text();
  if (wishes.max_latency_ms) text += smallest_text(points, *wishes.max_latency_ms, language);
  return text;
}

void add_pareto(nlohmann::ordered_json& result, const std::vector<LevelPoint>& points, const ParetoWishes& wishes) {
  auto array = nlohmann::ordered_json::array();
  for (const LevelPoint& point : points)
    array.push_back({{"level", memory::name_of(point.plan.level)},
                     {"arena_bytes", point.plan.arena_bytes.value},
                     {"moves_bytes", point.plan.moves_bytes.value},
                     {"latency_ms", reports::json::figure(point.latency_ms)}});
  result["pareto"] = std::move(array);
  if (!wishes.max_latency_ms) return;
  const LevelPoint* point = smallest_within(points, *wishes.max_latency_ms);
  result["smallest_within"] = {
      {"max_latency_ms", *wishes.max_latency_ms},
      {"level", point ? nlohmann::ordered_json(memory::name_of(point->plan.level)) : nullptr},
      {"arena_bytes", point ? nlohmann::ordered_json(point->plan.arena_bytes.value) : nullptr}};
}

}  // namespace jauge::cli
