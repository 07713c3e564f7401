// A group's row loop in slow motion: which row is made when, and when a row is read for the last time.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "analyzer/memory/row_facts.h"

namespace jauge::memory {

struct RowTimes {
  std::int64_t row_bytes = 0, pixels = 1;
  std::vector<std::int64_t> written;  // event; -1: never (values from outside: all)
  std::vector<std::int64_t> read;     // last event; -1: never
  std::vector<int> reader;            // the node of that event
};

struct RowRun {
  std::map<int, RowTimes> values;  // by value: those made inside, and those read from outside
  std::int64_t events = 0;         // one a row made; an event reads its rows before it writes
};

// Runs the nodes as memory::Group says: the last one is asked for its rows in order, each asks its producers inside for
// the rows it lacks. Nothing when a node needs all of an inner value at once, or cannot stream.
std::optional<RowRun> run_rows(const std::vector<RowFacts>& facts, const std::vector<int>& nodes);

}  // namespace jauge::memory
