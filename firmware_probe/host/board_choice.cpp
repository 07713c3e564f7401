#include "firmware_probe/host/board_choice.h"

#include <algorithm>

#include "firmware_probe/host/descriptor_transport.h"
#include "firmware_probe/host/emulated_board.h"
#include "firmware_probe/host/port_list.h"

namespace jauge::host {
namespace {

constexpr std::string_view virtual_word = "virtual", tcp_start = "tcp://";

Link port_link(const std::string& path) {
  const auto port = find_port(path);
  const std::string lasting = port ? port->lasting_name() : "";
  return {path, [path, lasting]() -> Result<std::unique_ptr<Transport>> {
            const auto now = lasting.empty() ? std::nullopt : find_port(lasting);
            return open_port(now ? now->path : path);
          }};
}

Result<Link> only_probe() {
  std::vector<Port> probes = list_ports();
  std::erase_if(probes, [](const Port& port) { return port.probe.empty(); });
  if (probes.empty())
    return Error{ErrorKind::board, "--board auto", "no board is plugged in",
                 "connect its ST-LINK socket, or use --board virtual; jauge board list shows all ports"};
  if (probes.size() == 1) return port_link(probes[0].path);
  std::string all;
  for (const Port& port : probes) all += (all.empty() ? "" : ", ") + port.path + " (" + port.lasting_name() + ")";
  return Error{ErrorKind::board, "--board auto", std::to_string(probes.size()) + " boards are plugged in: " + all,
               "name one of them: --board " + probes[0].path};
}

Result<Link> virtual_link(const BoardChoice& choice) {
  VirtualBoardOptions options;
  options.dual_bank = choice.dual_bank;
  if (choice.name.size() > virtual_word.size()) options.board = choice.name.substr(virtual_word.size() + 1);
  const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  if (options.board.empty() || !std::ranges::all_of(options.board, is_plain))
    return Error{ErrorKind::unknown_name, "--board " + choice.name, "no such virtual board",
                 "known: virtual, virtual:stm32l4r9_disco, virtual:nucleo_l4r5zi"};
  return virtual_board_link(options);
}

}  // namespace

Result<Link> link_for(const BoardChoice& choice) {
  const std::string& name = choice.name;
  if (name == virtual_word || name.starts_with("virtual:")) return virtual_link(choice);
  if (choice.dual_bank)
    return Error{ErrorKind::usage, "--dbank", "only a virtual board can be told its bank mode",
                 "a real board's option bytes are read and never written"};
  if (name == "host") return host_board_link();
  if (name == "auto") return only_probe();
  if (name.starts_with(tcp_start)) {
    const std::string address = name.substr(tcp_start.size());
    return Link{name, [address] { return open_tcp(address); }};
  }
  const auto port = find_port(name);
  return port_link(port ? port->path : name);
}

}  // namespace jauge::host
