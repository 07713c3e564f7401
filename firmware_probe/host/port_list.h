// The serial ports of this computer and what is behind them, as /sys tells without opening anything.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "firmware_probe/host/port_access.h"

namespace jauge::host {

struct UsbId {
  std::uint16_t vendor = 0, product = 0;
  std::string serial, product_name, manufacturer;
};

struct Port {
  std::string path;  // "/dev/ttyACM0"
  std::optional<UsbId> usb;
  std::string probe;             // "ST-LINK/V2-1"; empty: not a debug probe we know
  std::optional<Holder> holder;  // who has it open
  bool may_use = false;

  // What stays the same when it is plugged into another socket: "stlink:0670FF..."; empty without a serial number.
  std::string lasting_name() const;
};

// Debug probes first, then other USB ports; ports without a device behind them are left out.
// `sys_tty`, `dev`: for tests.
std::vector<Port> list_ports(const std::filesystem::path& sys_tty = "/sys/class/tty",
                             const std::filesystem::path& dev = "/dev");

// The port with this path or USB serial number, as of now. Nothing when it is not plugged in.
std::optional<Port> find_port(const std::string& path_or_serial);

}  // namespace jauge::host
