// Transports that are file descriptors: serial ports and pseudo terminals through termios, and TCP.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "firmware_probe/host/transport.h"

namespace jauge::host {

// Milliseconds of a clock that only moves forward.
using Clock = std::function<Instant()>;
Instant real_clock();

// A serial port or pseudo terminal at 115200 8N1, raw, without flow control, for us alone. `clock`: all time-outs.
// Errors: board; the sentence says whether it is missing, not permitted or held by somebody.
Result<std::unique_ptr<Transport>> open_port(const std::string& path, Clock clock = real_clock);

// "HOST:PORT". Errors: board (unknown host, refused, no answer within 5 s).
Result<std::unique_ptr<Transport>> open_tcp(const std::string& address);

}  // namespace jauge::host
