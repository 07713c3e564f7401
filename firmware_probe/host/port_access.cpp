#include "firmware_probe/host/port_access.h"

#include <unistd.h>

#include <cctype>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace jauge::host {
namespace {

namespace fs = std::filesystem;

bool is_number(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

bool has_open(const fs::path& process, const fs::path& wanted) {
  std::error_code code;
  for (fs::directory_iterator entry(process / "fd", code), end; !code && entry != end; entry.increment(code)) {
    std::error_code unreadable;
    if (fs::read_symlink(entry->path(), unreadable) == wanted) return true;
  }
  return false;
}

Error held_error(const std::string& path, const std::optional<Holder>& holder) {
  if (!holder) return {ErrorKind::board, path, "another program has the port open", "close it and try again"};
  const std::string who = holder->program + " (process " + std::to_string(holder->process) + ")";
  if (holder->program == "ModemManager")
    return {
        ErrorKind::board, path, "busy: ModemManager is asking the port whether it is a modem",
        "wait 12 seconds and try again; to keep it away for good, put this into /etc/udev/rules.d/60-jauge.rules: " +
            udev_rule()};
  return {ErrorKind::board, path, "busy: held by " + who, "close " + holder->program + " and try again"};
}

Error not_permitted(const std::string& path) {
  return {ErrorKind::board, path, "you may not use this port",
          "sudo usermod -aG dialout $USER and log in again, or put this into /etc/udev/rules.d/60-jauge.rules: " +
              udev_rule()};
}

}  // namespace

std::string udev_rule() {
  return R"(ATTRS{idVendor}=="0483", ENV{ID_MM_DEVICE_IGNORE}="1", MODE="0660", TAG+="uaccess")";
}

std::optional<Holder> holder_of(const std::string& path) {
  std::error_code code;
  const fs::path wanted = fs::canonical(path, code);
  if (code) return std::nullopt;
  for (fs::directory_iterator entry("/proc", code), end; !code && entry != end; entry.increment(code)) {
    const std::string name = entry->path().filename().string();
    if (!is_number(name) || std::stoi(name) == getpid() || !has_open(entry->path(), wanted)) continue;
    std::string program;
    std::ifstream comm(entry->path() / "comm");
    std::getline(comm, program);
    return Holder{std::stoi(name), program.empty() ? "a program" : program};
  }
  return std::nullopt;
}

Error access_error(const std::string& path, int code) {
  if (code == EACCES || code == EPERM) return not_permitted(path);
  if (code == EBUSY) return held_error(path, holder_of(path));
  if (code == ENOENT || code == ENODEV || code == ENXIO)
    return {ErrorKind::board, path, "there is no such port", "jauge board list shows the ports that are there"};
  return {ErrorKind::board, path, std::string("cannot be opened: ") + std::strerror(code), ""};
}

Result<void> check_access(const std::string& path) {
  if (::access(path.c_str(), F_OK) != 0) return access_error(path, ENOENT);
  if (::access(path.c_str(), R_OK | W_OK) != 0) return access_error(path, EACCES);
  // Pseudo terminals are left out: whoever made one keeps it open.
  std::error_code code;
  if (!fs::canonical(path, code).filename().string().starts_with("tty")) return {};
  if (const auto holder = holder_of(path)) return held_error(path, holder);
  return {};
}

}  // namespace jauge::host
