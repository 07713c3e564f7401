// What the firmware answers on the virtual board.
#pragma once

#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/ir/graph.h"
#include "firmware_probe/host/probe_client.h"

namespace jauge::testing {

// Uploads the package and runs every set of inputs. Outputs have the graph's types.
Result<std::vector<std::vector<ir::Array>>> board_answers(const host::Link& link, const ir::Graph& graph,
                                                          const std::vector<std::byte>& package,
                                                          const std::vector<std::vector<ir::Array>>& inputs);

}  // namespace jauge::testing
