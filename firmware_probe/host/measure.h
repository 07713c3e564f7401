// What a session with a board adds up to, in the words of the analyzer.
#pragma once

#include <optional>
#include <vector>

#include "analyzer/cost/measurement.h"
#include "analyzer/ir/graph.h"
#include "firmware_probe/host/board_session.h"

namespace jauge::host {

// Who answered the greeting: "virtual" when the chip's id says that no silicon is behind it.
cost::MeasuredBoard measured_board(const jauge_hello_ok& greeting);

// `deployable`: the graph that the session's package was made of. Layers that need no kernel (reshapes) are left out.
cost::Measurement measurement_of(BoardSession& session, const ir::Graph& deployable,
                                 const std::optional<Timing>& timing, const std::optional<jauge_energy_ok>& energy);

}  // namespace jauge::host
