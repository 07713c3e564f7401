// What the firmware answers on the virtual board.
#pragma once

#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/ir/graph.h"
#include "firmware_probe/host/probe_client.h"

namespace jauge::testing {

// One conversation for as many models as you like: each is put into the board's RAM, and no reset comes between them. A
// board that is silent because other programs have the computer is greeted and asked again.
class KeptBoard {
 public:
  explicit KeptBoard(host::Link link) : client_(std::move(link)) {}

  // Runs every set of inputs. Outputs have the graph's types. A package of more than `ram_limit` bytes goes to Flash.
  Result<std::vector<std::vector<ir::Array>>> answers(const ir::Graph& graph, const std::vector<std::byte>& package,
                                                      const std::vector<std::vector<ir::Array>>& inputs);

 private:
  Result<void> connect();
  Result<std::vector<std::vector<ir::Array>>> answers_once(const ir::Graph& graph,
                                                           const std::vector<std::byte>& package,
                                                           const std::vector<std::vector<ir::Array>>& inputs);

  static constexpr std::size_t ram_limit = 64 * 1024;
  host::ProbeClient client_;
};

}  // namespace jauge::testing
