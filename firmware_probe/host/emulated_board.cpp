#include "firmware_probe/host/emulated_board.h"

#include <filesystem>
#include <memory>

#include "analyzer/base/program_paths.h"
#include "firmware_probe/host/child_clock.h"
#include "firmware_probe/host/child_program.h"
#include "firmware_probe/host/descriptor_transport.h"

namespace jauge::host {
namespace {

using namespace std::chrono_literals;
constexpr Instant start_limit_ms = 10'000;  // of the program's own time

// A started program and the pseudo terminal that it named.
struct Running {
  std::vector<std::string> command;
  std::optional<ChildProgram> program;
  std::string port;
  Clock clock;
};

Error died(Running& running) {
  running.program->stop();
  const std::string said = running.program->errors();
  return {ErrorKind::board, std::filesystem::path(running.command[0]).filename().string(),
          "it ended with " + running.program->how_it_ended() + (said.empty() ? "" : ": " + said), ""};
}

Result<void> start(Running& running) {
  JAUGE_TRY(running.program, ChildProgram::start(running.command));
  running.clock = clock_of_child(running.program->process());
  for (const Instant start = running.clock(); running.clock() - start < start_limit_ms;) {
    const auto line = running.program->read_line(100ms);
    if (line && line->starts_with("pty ")) {
      running.port = line->substr(4);
      return {};
    }
    if (!line && running.program->ended()) return died(running);
  }
  return Error{ErrorKind::board, running.command[0], "it named no port within 10 s", ""};
}

Result<std::unique_ptr<Transport>> open(Running& running) {
  if (!running.program) JAUGE_CHECK(start(running));
  auto transport = open_port(running.port, running.clock);
  (void)running.program->read_line(0ms);  // to notice that it has ended
  if (!transport && running.program->ended()) return died(running);
  return transport;
}

Link link_to(std::string name, std::vector<std::string> command) {
  const auto running = std::make_shared<Running>();
  running->command = std::move(command);
  return {std::move(name), [running] { return open(*running); }, false};
}

}  // namespace

Link virtual_board_link(const VirtualBoardOptions& options) {
  const auto elf = program_folder() / "firmware" / (options.board + ".elf");
  std::vector<std::string> command = {(program_folder() / "jauge-vboard").string(), "--elf", elf.string(), "--board",
                                      options.board};
  if (options.dual_bank) command.insert(command.end(), {"--dbank", std::to_string(*options.dual_bank)});
  command.insert(command.end(), options.more.begin(), options.more.end());
  return link_to("virtual board", std::move(command));
}

Link host_board_link() {
  return link_to("host board", {(program_folder() / "jauge-host-board").string()});
}

}  // namespace jauge::host
