// Rings of rows: how many a tensor needs, and whether another tensor's rows may lie in the slots of dead ones.
#pragma once

#include <optional>
#include <vector>

#include "analyzer/memory/row_run.h"

namespace jauge::memory {

// Rows that are kept at the same time, from the oldest that is still read to the newest.
int ring_rows_of(const RowTimes& times);

// A tensor whose row r lies in slot (r * step + phase) mod the ring's rows.
struct Guest {
  const RowTimes* times;
  int step;
  int phase;
};

// A phase at which each row of the guest finds a slot free from its first byte to its last reader, also of its own
// earlier rows. A row of the ring's owner is free from the very event that reads it last: the guest is made by a kernel
// that has copied it.
std::optional<int> phase_for(const RowTimes& guest, int step, const RowTimes& owner, int ring_rows,
                             const std::vector<Guest>& others);

}  // namespace jauge::memory
