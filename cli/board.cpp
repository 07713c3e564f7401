// jauge board: what is plugged in, what it says, and putting the probe there.
#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/board_json.h"
#include "cli/board_options.h"
#include "cli/board_text.h"
#include "cli/command.h"
#include "cli/interruption.h"
#include "firmware_probe/host/flash_tool.h"
#include "firmware_probe/host/link_doctor.h"
#include "firmware_probe/host/measure.h"
#include "firmware_probe/host/port_list.h"
#include "reports/wording/wording.h"

namespace jauge::cli {
namespace {

using reports::json::Json;

struct Options {
  std::string action;
  host::BoardChoice board;
  std::string firmware = "stm32l4r9_disco";  // folder name of the board to flash for
  bool all_tests = false;
};

Result<Answer> list(Session& session) {
  const auto ports = host::list_ports();
  if (session.options.json) return json_answer(session, ports_json(ports));
  return Answer{ports_text(ports, session.language())};
}

Result<Answer> info(const host::Link& link, Session& session, const Progress& progress) {
  const auto diagnosis = host::diagnose(link, progress.stop);
  if (!diagnosis.board) return *diagnosis.error;
  if (diagnosis.error) session.problems.push_back(reports::json::problem_of(*diagnosis.error));
  if (session.options.json) return json_answer(session, greeting_json(*diagnosis.board));
  return Answer{greeting_text(*diagnosis.board, session.language())};
}

Result<Answer> reset(const host::Link& link, Session& session, const Progress& progress) {
  host::ProbeClient client(link);
  JAUGE_CHECK(client.connect(progress.stop));
  const std::uint32_t before = client.board().boot_counter;
  JAUGE_CHECK(client.reset());
  JAUGE_CHECK(client.reconnect(progress.stop));
  if (client.board().boot_counter == before)
    return Error{ErrorKind::board, link.name, "the board answers, but was not reset", "press its reset button"};
  if (session.options.json) return json_answer(session, greeting_json(client.board()));
  return Answer{reports::Words(session.language())("Reset.") + " " + greeting_text(client.board(), session.language())};
}

// The board's clock against ours: two questions, two seconds apart. Says nothing of an emulated board.
Result<std::optional<host::SelfTestRecord>> clock_record(host::ProbeClient& client) {
  using Clock = std::chrono::steady_clock;
  constexpr std::uint32_t apart_ms = 2000;
  constexpr double tolerance = 0.02;
  if (host::measured_board(client.board()).kind == "virtual") return std::optional<host::SelfTestRecord>();
  const auto first_asked = Clock::now();
  JAUGE_TRY(const auto first, client.time());
  JAUGE_CHECK(client.conversation().rest(apart_ms));
  const auto second_asked = Clock::now();
  JAUGE_TRY(const auto second, client.time());
  const double seconds = std::chrono::duration<double>(second_asked - first_asked).count();
  const double hertz = static_cast<double>(second.cycles - first.cycles) / seconds, stated = first.clock_hz;
  const bool good = std::abs(hertz - stated) <= tolerance * stated;
  return std::optional(host::SelfTestRecord{good ? JAUGE_RECORD_PASS : JAUGE_RECORD_FAIL, "clock.against_host", "Hz",
                                            hertz, stated * (1 - tolerance), stated * (1 + tolerance)});
}

Result<Answer> selftest(const Options& options, const host::Link& link, Session& session, const Progress& progress) {
  host::ProbeClient client(link);
  JAUGE_CHECK(client.connect(progress.stop));
  JAUGE_CHECK(client.speed_up());
  std::vector<host::SelfTestRecord> records;
  records.push_back({JAUGE_RECORD_INFO, "link.rate", "baud", static_cast<double>(client.conversation().rate()), 0, 0});
  JAUGE_TRY(const auto clock, clock_record(client));
  if (clock) records.push_back(*clock);
  JAUGE_TRY(const auto from_board, client.selftest(options.all_tests ? 0xFFFF : 0, progress));
  records.insert(records.end(), from_board.begin(), from_board.end());
  const bool failed =
      std::ranges::any_of(records, [](const auto& record) { return record.verdict == JAUGE_RECORD_FAIL; });
  const int status = failed ? exit_status_of(ErrorKind::board) : 0;
  if (session.options.json) return json_answer(session, selftest_json(client.board(), records), status);
  return Answer{selftest_text(records, session.language()), status};
}

Result<Answer> flash(const Options& options, Session& session, const Progress& progress) {
  const auto port = options.board.name == "auto" ? std::nullopt : host::find_port(options.board.name);
  if (options.board.name != "auto" && !port)
    return Error{ErrorKind::board, options.board.name, "there is no such board to flash",
                 "jauge board list shows the ports; virtual boards load their firmware by themselves"};
  const auto request = host::own_firmware(options.firmware, port && port->usb ? port->usb->serial : "");
  JAUGE_TRY(const auto report, host::flash(request, progress));
  if (!session.options.json) return Answer{flashed_text(options.firmware, report, session.language())};
  return json_answer(session, Json{{"firmware", options.firmware},
                                   {"tool", report.tool},
                                   {"verified", report.verified},
                                   {"under_reset", report.under_reset}});
}

Result<Answer> run(Options options, Session& session) {
  if (options.action == "list") return list(session);
  if (options.board.name.empty()) options.board.name = "auto";
  const Interruption interruption;
  const Progress progress = board_progress(session, interruption.token());
  if (options.action == "flash") return flash(options, session, progress);
  JAUGE_TRY(const auto link, host::link_for(options.board));
  if (options.action == "info") return info(link, session, progress);
  if (options.action == "reset") return reset(link, session, progress);
  return selftest(options, link, session, progress);
}

std::function<Result<Answer>(Session&)> prepare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("ACTION", options->action, "list, info, flash, reset or selftest")
      ->required()
      ->check(CLI::IsMember({"list", "info", "flash", "reset", "selftest"}))
      ->option_text("list|info|flash|reset|selftest");
  add_board_options(app, options->board, false);
  app.add_option("--firmware", options->firmware, "flash: for which board")
      ->check(CLI::IsMember({"stm32l4r9_disco", "nucleo_l4r5zi"}))
      ->option_text("stm32l4r9_disco|nucleo_l4r5zi");
  app.add_flag("--all", options->all_tests, "selftest: the micro-benchmarks and the current meter as well");
  return [options](Session& session) { return run(*options, session); };
}

}  // namespace

const Command board_command = {"board", "boards: list, info, flash, reset, selftest",
                               "jauge board info --board virtual", prepare};

}  // namespace jauge::cli
