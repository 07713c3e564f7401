// A TCP connection that is refused or ready within five seconds.
#pragma once

#include <string>

#include "analyzer/base/result.h"

namespace jauge::host {

// A connected, non-blocking descriptor, the caller's to close. `address`: "HOST:PORT" or "[V6]:PORT".
Result<int> connect_tcp(const std::string& address);

}  // namespace jauge::host
