// How often a kernel fetches a weight during one inference.
#pragma once

#include "analyzer/cost/counts.h"
#include "analyzer/target/runtime_profile.h"

namespace jauge::cost {

struct Reads {
  double low = 1, typical = 1, high = 1;
};

// Every multiply-accumulate uses a weight once: `high` is that, a kernel that keeps none. `low` is once for each row of
// the output, which is how Jauge's own convolutions copy their filters to RAM; a dense layer reads each weight once
// whoever runs it. Between them: once for two pixels, as libraries do that compute two columns at a time.
Reads reads_of_weights(const LayerCount& layer, const target::RuntimeProfile& runtime);

}  // namespace jauge::cost
