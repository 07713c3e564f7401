// --hold-out: judging a model on people or recordings it has not learned from.
#pragma once

#include <cstdint>
#include <string>

#include "analyzer/dataset/samples.h"

namespace jauge::cli {

struct HoldOut {
  double share = 0;              // of the samples; 0: all are judged
  std::string split = "person";  // or "sample"
};

// The samples that are held out, drawn with `seed`. By person: whole persons or recordings, as the data name them. A
// note says which, and another when overlapping windows or one person lie on both sides.
// Errors: usage (a share outside 0 to 1, fewer than two groups).
Result<dataset::Samples> held_out(const dataset::Samples& samples, const HoldOut& wish, std::uint64_t seed);

}  // namespace jauge::cli
