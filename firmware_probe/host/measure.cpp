#include "firmware_probe/host/measure.h"

#include <map>

namespace jauge::host {
namespace {

constexpr std::uint32_t no_silicon = 0xFFFF;  // revision half of DBGMCU_IDCODE

std::string hexadecimal(std::span<const std::uint8_t> bytes) {
  constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : bytes) text += {digits[byte >> 4], digits[byte & 15]};
  return text;
}

// Several ops may stand for one node.
std::vector<cost::MeasuredLayer> layers_of(const PackageFacts& package, const ir::Graph& deployable,
                                           const Timing& timing) {
  std::map<std::int64_t, std::int64_t> cycles;
  for (std::size_t i = 0; i < timing.op_cycles.size(); ++i)
    cycles[package.ops[i].node] += static_cast<std::int64_t>(timing.op_cycles[i]);
  std::vector<cost::MeasuredLayer> layers;
  for (const auto& [node, count] : cycles) {
    const bool known = node >= 0 && node < static_cast<std::int64_t>(deployable.nodes.size());
    layers.push_back(
        {static_cast<int>(node), known ? deployable.nodes[static_cast<std::size_t>(node)].name : "", Cycles{count}});
  }
  return layers;
}

cost::MeasuredEnergy energy_of(const jauge_energy_ok& answer, Hertz clock, cost::Origin origin) {
  constexpr double unit_ma = 1e-5;  // 10 nA
  cost::MeasuredEnergy energy;
  energy.current_ma = answer.average_10na * unit_ma;
  energy.idle_ma = answer.idle_10na * unit_ma;
  energy.supply_v = answer.supply_mv / 1000.0;
  energy.inferences = answer.inferences;
  const double each = answer.inferences > 0 ? static_cast<double>(answer.cycles) / answer.inferences : 0;
  const double mj = energy.current_ma * energy.supply_v * duration_ms(each, clock) / 1000;
  const double margin = origin == cost::Origin::modelled ? cost::modelled_interval : 0;
  energy.energy_mj = cost::interval(mj, mj * (1 - margin), mj * (1 + margin), cost::Unit::millijoules, origin);
  return energy;
}

cost::LinkQuality link_of(BoardSession& session) {
  const LinkCounts counts = session.client().counts();
  const bool connected = session.client().is_connected();
  return {counts.frames, counts.resent, counts.damaged, session.interruptions(),
          connected ? session.client().conversation().rate() : 0};
}

}  // namespace

cost::MeasuredBoard measured_board(const jauge_hello_ok& greeting) {
  cost::MeasuredBoard board;
  const bool is_virtual = greeting.idcode >> 16 == no_silicon;
  board.kind = is_virtual ? "virtual" : greeting.board;
  if (is_virtual) board.emulates = greeting.board;
  board.id = hexadecimal(greeting.chip_id);
  board.firmware = greeting.firmware;
  board.build = greeting.build;
  board.clock = {greeting.clock_hz};
  board.clock_is_exact = (greeting.features & JAUGE_FEATURE_CLOCK_LOCKED) != 0;
  if (greeting.features & JAUGE_FEATURE_DBANK_KNOWN)
    board.dual_bank = (greeting.features & JAUGE_FEATURE_DUAL_BANK) != 0;
  if (board.kind != "host") board.wait_states = greeting.wait_states;
  return board;
}

cost::Measurement measurement_of(BoardSession& session, const ir::Graph& deployable,
                                 const std::optional<Timing>& timing, const std::optional<jauge_energy_ok>& energy) {
  cost::Measurement result;
  result.board = measured_board(session.board());
  result.origin = result.board.kind == "virtual" ? cost::Origin::modelled : cost::Origin::measured;
  const bool is_chip = result.board.kind != "host" && result.board.clock.value > 0;
  if (timing && is_chip && !timing->cycles.empty()) {
    result.latency = cost::latency_of_runs(timing->cycles, result.board.clock, result.origin);
    result.layers = layers_of(session.package(), deployable, *timing);
    result.stack_bytes = Bytes{timing->stack_bytes};
  }
  if (energy && is_chip) result.energy = energy_of(*energy, result.board.clock, result.origin);
  result.arena_bytes = session.package().arena_bytes;
  result.package_bytes = session.package().bytes;
  result.link = link_of(session);
  result.repeated_samples = session.repeated();
  result.unstable_samples = session.unstable();
  return result;
}

}  // namespace jauge::host
