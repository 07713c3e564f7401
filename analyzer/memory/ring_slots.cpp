#include "analyzer/memory/ring_slots.h"

#include <algorithm>

namespace jauge::memory {
namespace {

// A slot is taken from `begin` to `end`, both inclusive; a guest may come at `end` when the owner leaves then.
struct Stay {
  std::int64_t begin, end;
};

Stay stay_of(const RowTimes& times, std::size_t row) {
  return {times.written[row], std::max(times.written[row], times.read[row])};
}

bool free_of_owner(const Stay& guest, const RowTimes& owner, std::int64_t slot, int ring_rows) {
  for (auto row = static_cast<std::size_t>(slot); row < owner.written.size();
       row += static_cast<std::size_t>(ring_rows)) {
    if (owner.written[row] < 0) continue;
    const Stay stay = stay_of(owner, row);
    if (stay.end > guest.begin && stay.begin <= guest.end) return false;
  }
  return true;
}

bool free_of_guest(const Stay& guest, const Guest& other, std::int64_t slot, int ring_rows) {
  for (std::size_t row = 0; row < other.times->written.size(); ++row) {
    const std::int64_t place = (static_cast<std::int64_t>(row) * other.step + other.phase) % ring_rows;
    if (place != slot || other.times->written[row] < 0) continue;
    const Stay stay = stay_of(*other.times, row);
    if (stay.end >= guest.begin && stay.begin <= guest.end) return false;
  }
  return true;
}

// Whether every row of the guest is dead before the next one that comes to the same slot. The phase does not matter.
bool keeps_out_of_its_own_way(const RowTimes& guest, int step, int ring_rows) {
  std::vector<std::int64_t> taken_until(static_cast<std::size_t>(ring_rows), -1);
  for (std::size_t row = 0; row < guest.written.size(); ++row) {
    if (guest.written[row] < 0) continue;
    std::int64_t& until = taken_until[row * static_cast<std::size_t>(step) % static_cast<std::size_t>(ring_rows)];
    const Stay stay = stay_of(guest, row);
    if (stay.begin <= until) return false;
    until = std::max(until, stay.end);
  }
  return true;
}

}  // namespace

int ring_rows_of(const RowTimes& times) {
  std::size_t oldest = 0, most = 1;
  for (std::size_t row = 0; row < times.written.size(); ++row) {
    if (times.written[row] < 0) continue;
    while (oldest < row && times.read[oldest] <= times.written[row]) ++oldest;
    most = std::max(most, row - oldest + 1);
  }
  return static_cast<int>(most);
}

std::optional<int> phase_for(const RowTimes& guest, int step, const RowTimes& owner, int ring_rows,
                             const std::vector<Guest>& others) {
  if (!keeps_out_of_its_own_way(guest, step, ring_rows)) return std::nullopt;
  for (int phase = 0; phase < ring_rows; ++phase) {
    bool fits = true;
    for (std::size_t row = 0; fits && row < guest.written.size(); ++row) {
      if (guest.written[row] < 0) continue;
      const std::int64_t slot = (static_cast<std::int64_t>(row) * step + phase) % ring_rows;
      const Stay stay = stay_of(guest, row);
      fits = free_of_owner(stay, owner, slot, ring_rows) && std::ranges::all_of(others, [&](const Guest& other) {
               return free_of_guest(stay, other, slot, ring_rows);
             });
    }
    if (fits) return phase;
  }
  return std::nullopt;
}

}  // namespace jauge::memory
