// A clock for talking to a child process: it passes as the child gets on, so that a busy computer, or somebody who
// stops the child, makes nobody believe that the child is dumb.
//
// While the child waits for us, real time passes. While it works, the processor time it gets counts: on a loaded
// computer that is little. While it is stopped, none passes, for two minutes at most.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <functional>

namespace jauge::host {

// Milliseconds, for that process. Without /proc it is the real clock.
std::function<std::uint32_t()> clock_of_child(pid_t process);

}  // namespace jauge::host
