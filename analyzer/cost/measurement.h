// What a board said about one model. The probe host fills it; cost and reports read it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/base/units.h"
#include "analyzer/cost/figure.h"

namespace jauge::cost {

struct Measurement {
  std::string board;                 // "stm32l4r9i_disco", "virtual"
  Origin origin = Origin::measured;  // modelled when the board is virtual
  Hertz clock;
  Figure latency_ms;
  std::vector<Cycles> layer_cycles;  // per node of the deployable graph
  std::optional<Bytes> stack_bytes;
};

}  // namespace jauge::cost
