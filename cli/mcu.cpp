// jauge mcu: the chips and boards Jauge knows.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/load.h"
#include "cli/table.h"
#include "mcu_db/query.h"
#include "reports/csv/tables.h"
#include "reports/wording/names.h"
#include "reports/wording/numbers.h"
#include "reports/wording/terms.h"

namespace jauge::cli {
namespace {

using reports::json::Json;

struct Options {
  std::string action;
  std::string part;
  std::string filter;
  bool boards = false;
};

template <class Quantity, class Text>
std::string known(const std::optional<Quantity>& quantity, Text text) {
  return quantity ? text(*quantity) : "unknown";
}

Result<std::vector<target::Target>> selected(const Options& options, const mcu_db::Catalog& catalog) {
  JAUGE_TRY(const auto query, mcu_db::parse_query(options.filter));
  std::vector<target::Target> targets;
  std::ranges::copy_if(options.boards ? catalog.boards() : catalog.chips(), std::back_inserter(targets),
                       [&query](const target::Target& target) { return mcu_db::matches(target, query); });
  return targets;
}

std::string list_text(const std::vector<target::Target>& targets, Language language) {
  const auto size = [language](Bytes bytes) { return reports::binary_size_text(bytes, language); };
  const auto hertz = [language](Hertz clock) { return reports::hertz_text(clock, language); };
  TextTable table({{"Part"}, {"Board"}, {"Vendor"}, {"Core"}, {"Clock", true}, {"Flash", true}, {"RAM", true}});
  for (const target::Target& target : targets)
    table.add({reports::visible_name(target.part), reports::visible_name(target.board),
               reports::visible_name(target.vendor), reports::visible_name(target.core.name),
               known(target.clock, hertz), known(target.flash, size), known(target.ram, size)});
  return table.text();
}

Result<Answer> list(const Options& options, const mcu_db::Catalog& catalog, const Session& session) {
  JAUGE_TRY(const auto targets, selected(options, catalog));
  if (session.options.csv) return Answer{reports::csv::mcus(targets)};
  if (!session.options.json) return Answer{list_text(targets, session.language())};
  Json array = Json::array();
  for (const target::Target& target : targets) array.push_back(reports::json::mcu_result(target));
  return json_answer(session, {{"mcus", array}});
}

std::string hexadecimal(std::uint64_t address) {
  char text[24] = {};
  std::snprintf(text, sizeof text, "0x%08llX", static_cast<unsigned long long>(address));
  return text;
}

std::string regions_text(const target::Target& target, Language language) {
  TextTable table({{"Region"}, {"Kind"}, {"Start"}, {"Size", true}, {"Source"}});
  for (const target::MemoryRegion& region : target.regions)
    table.add({reports::visible_name(region.name), reports::memory_word(region.kind, language),
               region.start_known ? hexadecimal(region.start) : "unknown",
               reports::binary_size_text(region.size, language), reports::visible_name(region.source)});
  return table.text();
}

std::string show_text(const target::Target& target, Language language) {
  const auto size = [language](Bytes bytes) { return reports::bytes_and_size_text(bytes, language); };
  const auto hertz = [language](Hertz clock) { return reports::hertz_text(clock, language); };
  std::string text = reports::visible_name(target.part) + ", " + reports::visible_name(target.vendor) + " " +
                     reports::visible_name(target.family) + "\n";
  if (!target.board.empty()) text += "on board:  " + reports::visible_name(target.board) + "\n";
  text += "core:      " + reports::visible_name(target.core.name) + ", " + known(target.clock, hertz) + "\n";
  text += "Flash:     " + known(target.flash, size) + "\n";
  text += "RAM:       " + known(target.ram, size) + "\n";
  for (const target::RamBlock& block : target::ram_blocks(target)) {
    text += "  in one piece: " + size(block.size) + " (";
    for (std::size_t i = 0; i < block.regions.size(); ++i)
      text += (i == 0 ? "" : " + ") + reports::visible_name(target.regions[block.regions[i]].name);
    text += ")\n";
  }
  text += "\n" + regions_text(target, language);
  for (const std::string& note : target.notes) text += bullet(reports::visible_text(note));
  return text + "source: " + reports::visible_text(target.source) + "\n";
}

Result<Answer> show(const Options& options, const mcu_db::Catalog& catalog, const Session& session) {
  if (options.part.empty())
    return Error{ErrorKind::usage, "mcu show", "no chip is named", "for example jauge mcu show STM32L4R9AI"};
  JAUGE_TRY(const auto target, catalog.find(options.part));
  if (session.options.json) return json_answer(session, reports::json::mcu_result(target));
  if (session.options.csv) return Answer{reports::csv::mcus(std::span(&target, 1))};
  return Answer{show_text(target, session.language())};
}

// A database with a bad record is an input that is refused.
Result<Answer> validate(const mcu_db::Catalog& catalog, Session& session) {
  for (const mcu_db::Rejected& rejected : catalog.rejected())
    session.problems.push_back({"bad_record", "error", rejected.file + ": " + rejected.record, rejected.reason, ""});
  const int status = catalog.rejected().empty() ? 0 : exit_status_of(ErrorKind::bad_record);
  const auto count = [](std::size_t number) { return static_cast<std::int64_t>(number); };
  if (session.options.json)
    return json_answer(session,
                       {{"chips", catalog.chips().size()},
                        {"boards", catalog.boards().size()},
                        {"runtimes", catalog.runtimes().size()},
                        {"rejected", catalog.rejected().size()}},
                       status);
  const Language language = session.language();
  return Answer{reports::integer(count(catalog.chips().size()), language) + " chips, " +
                    reports::integer(count(catalog.boards().size()), language) + " boards, " +
                    reports::integer(count(catalog.runtimes().size()), language) + " runtimes; " +
                    reports::integer(count(catalog.rejected().size()), language) + " records set aside\n",
                status};
}

Result<Answer> run(const Options& options, Session& session) {
  if (options.action == "validate" && !options.part.empty()) session.options.mcu_db = options.part;
  JAUGE_TRY(const auto catalog, load_catalog(session));
  if (options.action == "show") return show(options, catalog, session);
  if (options.action == "validate") return validate(catalog, session);
  return list(options, catalog, session);
}

std::function<Result<Answer>(Session&)> prepare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("ACTION", options->action, "list, show or validate")
      ->required()
      ->check(CLI::IsMember({"list", "show", "validate"}))
      ->option_text("list|show|validate");
  app.add_option("PART", options->part, "show: chip, orderable number or board; validate: a folder of records");
  app.add_option("--filter", options->filter, "list: which chips, as in 'vendor=ST ram>=256KiB'")->type_name("EXPR");
  app.add_flag("--boards", options->boards, "list: boards instead of bare chips");
  return [options](Session& session) { return run(*options, session); };
}

}  // namespace

const Command mcu_command = {"mcu", "chips and boards: list, show, validate", "jauge mcu show STM32L4R9I-DISCO",
                             prepare};

}  // namespace jauge::cli
