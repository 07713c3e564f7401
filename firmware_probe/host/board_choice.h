// From the words of --board to a link.
#pragma once

#include <optional>
#include <string>

#include "firmware_probe/host/probe_client.h"

namespace jauge::host {

struct BoardChoice {
  std::string name;  // virtual, virtual:nucleo_l4r5zi, host, auto, a port, a USB serial number, tcp://HOST:PORT
  std::optional<int> dual_bank;  // --dbank: of virtual boards alone
};

// Opens nothing but /sys. "auto": the only debug probe that is plugged in. Ports are found again by their USB serial
// number, whatever name they have got meanwhile.
// Errors: usage (--dbank for a real board), board (no or several probes).
Result<Link> link_for(const BoardChoice& choice);

}  // namespace jauge::host
