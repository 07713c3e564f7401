#include "firmware_probe/host/port_list.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

namespace jauge::host {
namespace {

namespace fs = std::filesystem;

struct Known {
  std::uint16_t vendor, product;
  const char* name;
};
// Product numbers of ST's debug probes that bring a serial port (ST TN1235 and the udev rules of stlink-tools).
constexpr Known probes[] = {
    {0x0483, 0x374b, "ST-LINK/V2-1"}, {0x0483, 0x3752, "ST-LINK/V2-1"}, {0x0483, 0x374a, "ST-LINK/V2-1"},
    {0x0483, 0x374d, "STLINK-V3"},    {0x0483, 0x374e, "STLINK-V3"},    {0x0483, 0x374f, "STLINK-V3"},
    {0x0483, 0x3753, "STLINK-V3"},    {0x0483, 0x3754, "STLINK-V3"},    {0x0483, 0x3757, "STLINK-V3PWR"},
    {0x0d28, 0x0204, "DAPLink"},      {0x1366, 0x0105, "J-Link"},       {0x1366, 0x1015, "J-Link"},
};

std::string line_of(const fs::path& file) {
  std::ifstream stream(file);
  std::string line;
  std::getline(stream, line);
  return line;
}

// The device folder of the USB device that a tty belongs to: the first above it that has idVendor.
std::optional<fs::path> usb_folder(const fs::path& tty) {
  std::error_code code;
  fs::path folder = fs::canonical(tty / "device", code);
  if (code) return std::nullopt;
  for (int depth = 0; depth < 8 && folder.has_relative_path(); ++depth, folder = folder.parent_path())
    if (fs::exists(folder / "idVendor", code)) return folder;
  return std::nullopt;
}

std::optional<UsbId> usb_of(const fs::path& tty) {
  const auto folder = usb_folder(tty);
  if (!folder) return std::nullopt;
  const auto number = [&](const char* name) {
    return static_cast<std::uint16_t>(std::strtoul(line_of(*folder / name).c_str(), nullptr, 16));
  };
  return UsbId{number("idVendor"), number("idProduct"), line_of(*folder / "serial"), line_of(*folder / "product"),
               line_of(*folder / "manufacturer")};
}

// Built-in ports exist in the dozens whether or not there is a plug: their driver says which are real.
bool has_device(const fs::path& tty) {
  std::error_code code;
  if (!fs::exists(tty / "device", code)) return false;
  const std::string name = tty.filename().string();
  return name.starts_with("ttyACM") || name.starts_with("ttyUSB");
}

std::string probe_of(const std::optional<UsbId>& usb) {
  if (!usb) return {};
  const auto found = std::ranges::find_if(
      probes, [&](const Known& probe) { return probe.vendor == usb->vendor && probe.product == usb->product; });
  return found == std::end(probes) ? "" : found->name;
}

}  // namespace

std::string Port::lasting_name() const {
  return usb && !usb->serial.empty() ? usb->serial : "";
}

std::vector<Port> list_ports(const fs::path& sys_tty, const fs::path& dev) {
  std::vector<Port> ports;
  std::error_code code;
  for (fs::directory_iterator entry(sys_tty, code), end; !code && entry != end; entry.increment(code)) {
    if (!has_device(entry->path())) continue;
    Port port;
    port.path = (dev / entry->path().filename()).string();
    port.usb = usb_of(entry->path());
    port.probe = probe_of(port.usb);
    port.holder = holder_of(port.path);
    port.may_use = ::access(port.path.c_str(), R_OK | W_OK) == 0;
    ports.push_back(std::move(port));
  }
  std::ranges::sort(ports, [](const Port& a, const Port& b) {
    return std::pair(a.probe.empty(), a.path) < std::pair(b.probe.empty(), b.path);
  });
  return ports;
}

std::optional<Port> find_port(const std::string& path_or_serial) {
  for (Port& port : list_ports())
    if (port.path == path_or_serial || (!port.lasting_name().empty() && port.lasting_name() == path_or_serial))
      return std::move(port);
  return std::nullopt;
}

}  // namespace jauge::host
