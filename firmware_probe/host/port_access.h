// Whether a port can be used, and if not, who or what is in the way and what to do about it.
#pragma once

#include <optional>
#include <string>

#include "analyzer/base/result.h"

namespace jauge::host {

// A program that has a file open.
struct Holder {
  int process = 0;
  std::string program;  // "minicom"
};

// Somebody else who has `path` open, as far as /proc tells us (programs of other users are hidden).
std::optional<Holder> holder_of(const std::string& path);

// Missing, held, or not permitted, as an error with its remedy. Opens nothing.
Result<void> check_access(const std::string& path);

// What open() said about `path`.
Error access_error(const std::string& path, int code);

// The line for /etc/udev/rules.d that lets everybody at the desk use ST-LINK ports and keeps ModemManager away.
std::string udev_rule();

}  // namespace jauge::host
