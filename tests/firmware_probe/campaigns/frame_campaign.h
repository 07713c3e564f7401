// Frames over a line that flips, loses, doubles, inserts and cuts bytes: what a receiver calls a frame is one that was
// sent.
#pragma once

#include <cstdint>

namespace jauge::testing {

struct FrameTally {
  std::int64_t frames = 0;   // sent
  std::int64_t damaged = 0;  // of them, on their way
  std::int64_t whole = 0;    // received as they were sent
  std::int64_t dropped = 0;  // refused by the receiver
  std::int64_t wrong = 0;    // received as something that was not sent
  std::int64_t lost = 0;     // undamaged and not received: the leading zero ends whatever was before
};

// The same seed, the same frames. Ends after `frames`, or when `seconds` are over.
FrameTally run_frames(std::int64_t frames, double seconds, std::uint64_t seed);

}  // namespace jauge::testing
