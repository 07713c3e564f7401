#include "firmware_probe/host/flash_tool.h"

#include <cstdio>
#include <optional>
#include <vector>

#include "analyzer/base/program_paths.h"
#include "analyzer/base/safe_file.h"
#include "firmware_probe/host/child_program.h"
#include "firmware_probe/host/flash_drive.h"
#include "firmware_probe/host/flash_words.h"
#include "firmware_probe/host/port_access.h"

namespace jauge::host {
namespace {

using namespace std::chrono_literals;
constexpr std::uint32_t unprotected = 0xAA;  // RDP level 0: low byte of FLASH_OPTR (RM0432)
constexpr const char* again = "nothing is lost: jauge board flash again";

struct Outcome {
  FlashFault fault = FlashFault::none;
  std::string said;  // the line that tells of the fault, or the last one
  bool verified = false;
  std::optional<std::uint32_t> options;
};

std::string_view word_of(FlashPhase phase) {
  constexpr std::string_view words[] = {"connecting", "erasing", "writing", "verifying", "done"};
  return words[static_cast<int>(phase)];
}

void take_line(const std::string& line, Outcome& outcome, const Progress& progress) {
  if (const auto phase = phase_of(line)) {
    progress(word_of(*phase));
    outcome.verified = outcome.verified || *phase == FlashPhase::done;
  }
  if (const auto options = option_register(line)) outcome.options = options;
  const auto fault = fault_of(line);
  if (fault && outcome.fault == FlashFault::none) {
    outcome.fault = *fault;
    outcome.said = line;
  } else if (outcome.fault == FlashFault::none) {
    outcome.said = line;
  }
}

Error ended_early(const FlashRequest& request, const std::string& tool, const std::string& why) {
  return {ErrorKind::board, tool, why + " after " + std::to_string(request.quiet_limit.count() / 1000) + " s",
          std::string("unplug the board and plug it in again; ") + again};
}

// Runs one tool to its end.
Result<Outcome> run_tool(const std::vector<std::string>& command, const FlashRequest& request,
                         const Progress& progress) {
  JAUGE_TRY(auto child, ChildProgram::start(command, {.merge_errors = true}));
  Outcome outcome;
  const auto start = std::chrono::steady_clock::now();
  auto heard = start;
  while (!child.ended()) {
    if (progress.stopped()) return Error{ErrorKind::interrupted, command[0], "was stopped", again};
    if (const auto line = child.read_line(50ms)) {
      take_line(*line, outcome, progress);
      heard = std::chrono::steady_clock::now();
    }
    const auto now = std::chrono::steady_clock::now();
    if (now - heard > request.quiet_limit) return ended_early(request, command[0], "it says nothing any more");
    if (now - start > request.whole_limit) return ended_early(request, command[0], "it does not come to an end");
  }
  if (child.exit_status() != 0 && outcome.fault == FlashFault::none) outcome.fault = FlashFault::other;
  if (child.exit_status() == 0) outcome.fault = outcome.verified ? FlashFault::none : outcome.fault;
  return outcome;
}

Error error_of_fault(FlashFault fault, const std::string& tool, const std::string& said) {
  const auto error = [&](std::string what, std::string hint) {
    return Error{ErrorKind::board, tool, std::move(what), std::move(hint)};
  };
  switch (fault) {
    case FlashFault::no_probe:
      return error("no ST-LINK is plugged in, or not the one asked for", "use the socket marked ST-LINK");
    case FlashFault::no_access:
      return error("the ST-LINK may not be used by you",
                   "put this into /etc/udev/rules.d/60-jauge.rules and plug it in again: " + udev_rule());
    case FlashFault::no_chip:
      return error("the ST-LINK does not reach the chip, not under reset either",
                   "is the board powered, and does no jumper cut SWD?");
    case FlashFault::protected_chip:
      return error("the chip is read-protected (RDP is not level 0); its Flash is left alone",
                   "removing the protection erases everything: do that with the vendor's tool if you mean it");
    case FlashFault::verify_failed:
      return error("what was read back is not what was written", again);
    case FlashFault::unknown_chip:
      return error("this version of the tool does not know the chip", "install openocd 0.12 or newer");
    case FlashFault::write_failed:
      return error("the Flash could not be written: " + said, again);
    case FlashFault::none:
    case FlashFault::other:
      break;
  }
  return error("failed: " + said, again);
}

std::vector<std::string> openocd_start(const FlashRequest& request, bool under_reset) {
  std::vector<std::string> command = {"openocd", "-f", "board/stm32l4discovery.cfg"};
  const auto tell = [&](std::string line) { command.insert(command.end(), {"-c", std::move(line)}); };
  if (!request.serial.empty()) tell("adapter serial " + request.serial);
  if (under_reset) tell("reset_config srst_only srst_nogate connect_assert_srst");
  return command;
}

// Braces keep blanks and dollars in a path from Tcl; a path with braces itself is refused before.
std::vector<std::string> openocd_program(const FlashRequest& request, bool under_reset) {
  auto command = openocd_start(request, under_reset);
  command.insert(command.end(), {"-c", "program {" + request.firmware.elf.string() + "} verify reset exit"});
  return command;
}

std::vector<std::string> openocd_options(const FlashRequest& request, bool under_reset) {
  auto command = openocd_start(request, under_reset);
  command.insert(command.end(), {"-c", "init", "-c", "mdw 0x40022020", "-c", "shutdown"});
  return command;
}

Result<Outcome> with_openocd(const FlashRequest& request, bool under_reset, const Progress& progress) {
  JAUGE_TRY(auto look, run_tool(openocd_options(request, under_reset), request, progress));
  if (look.fault != FlashFault::none && look.fault != FlashFault::other) return look;
  if (look.options && (*look.options & 0xFF) != unprotected) {
    look.fault = FlashFault::protected_chip;
    return look;
  }
  return run_tool(openocd_program(request, under_reset), request, progress);
}

Result<Outcome> with_st_flash(const FlashRequest& request, bool under_reset, const Progress& progress) {
  std::vector<std::string> command = {"st-flash", "--reset"};
  if (under_reset) command.push_back("--connect-under-reset");
  if (!request.serial.empty()) command.insert(command.end(), {"--serial", request.serial});
  char start[16] = {};
  std::snprintf(start, sizeof start, "0x%08x", request.firmware.start);
  command.insert(command.end(), {"write", request.firmware.bin.string(), start});
  return run_tool(command, request, progress);
}

using Tool = Result<Outcome> (*)(const FlashRequest&, bool under_reset, const Progress&);

struct Candidate {
  const char* name;
  Tool tool;
};
constexpr Candidate candidates[] = {{"openocd", with_openocd}, {"st-flash", with_st_flash}};

// First as the board is, then held in reset. `final`: no other tool could do better.
Result<FlashReport> try_tool(const Candidate& candidate, const FlashRequest& request, const Progress& progress,
                             bool& final) {
  Outcome outcome;
  for (const bool under_reset : {false, true}) {
    progress("connecting");
    auto ran = candidate.tool(request, under_reset, progress);
    if (!ran) {
      final = ran.error().kind == ErrorKind::interrupted;
      return std::move(ran).error();
    }
    outcome = *std::move(ran);
    if (outcome.fault == FlashFault::none) return FlashReport{candidate.name, outcome.verified, under_reset};
    if (outcome.fault != FlashFault::no_chip && outcome.fault != FlashFault::other) break;
  }
  final = outcome.fault == FlashFault::protected_chip;
  return error_of_fault(outcome.fault, candidate.name, outcome.said);
}

Result<void> check_files(const FlashRequest& request) {
  std::error_code code;
  for (const auto& file : {request.firmware.elf, request.firmware.bin})
    if (!std::filesystem::is_regular_file(file, code))
      return Error{ErrorKind::unreadable_file, file.string(), "there is no firmware", "./run builds it"};
  if (request.firmware.elf.string().find_first_of("{}\\") != std::string::npos)
    return Error{ErrorKind::usage, request.firmware.elf.string(), "openocd cannot take a path with braces", ""};
  return {};
}

}  // namespace

Result<FlashReport> flash(const FlashRequest& request, const Progress& progress) {
  JAUGE_CHECK(check_files(request));
  std::optional<Error> first_error;
  for (const Candidate& candidate : candidates) {
    if (!is_on_path(candidate.name)) continue;
    bool final = false;
    auto report = try_tool(candidate, request, progress, final);
    if (report || final) return report;
    if (!first_error) first_error = report.error();
  }
  auto report = copy_to_drive(request, progress);
  if (report || !first_error) return report;
  return *first_error;
}

FlashRequest own_firmware(const std::string& board, const std::string& serial) {
  const auto folder = program_folder() / "firmware";
  FlashRequest request;
  request.firmware = {folder / (board + ".elf"), folder / (board + ".bin"), 0x08000000};
  request.serial = serial;
  request.drive_name = board == "nucleo_l4r5zi" ? "NOD_L4R5ZI" : "DIS_L4R9";
  return request;
}

// The name is a hash of the sources that the build writes into the image as text.
bool is_of_build(const Firmware& firmware, const std::string& build) {
  constexpr std::size_t largest = std::size_t{4} << 20;
  const auto image = read_file(firmware.bin, largest);
  if (!image || build.empty()) return false;
  const std::string_view text(reinterpret_cast<const char*>(image->data()), image->size());
  return text.find(build) != std::string_view::npos;
}

}  // namespace jauge::host
