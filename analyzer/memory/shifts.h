// How far apart an output and an input that dies with it must lie when they share bytes.
//
// A shift is the input's first byte minus the output's. A byte j of the output destroys byte i of the input when both
// are the same byte of the arena, and the input's is still to be read when the output's is written. The rule is exact:
// a shift is allowed unless such a pair exists; both signs, also where parts of the input are never read.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analyzer/base/units.h"
#include "analyzer/ir/graph.h"

namespace jauge::memory {

// A tensor as equal pieces (pixels, elements) in the order of their addresses.
struct Pieces {
  std::int64_t bytes = 1;  // of one piece
  std::vector<std::int64_t>
      times;  // input: when a piece is read last, -1 for never; output: when it is written, rising

  Bytes size() const { return {bytes * static_cast<std::int64_t>(times.size())}; }
};

class Shifts {
 public:
  struct Interval {
    std::int64_t low, high;  // both outside

    bool operator==(const Interval&) const = default;
  };

  // A read at time t comes before a write at time t.
  Shifts(const Pieces& input, const Pieces& output);
  // `count` elements, each written after the input's element of the same index is read.
  static Shifts one_by_one(std::int64_t count, std::int64_t input_bytes, std::int64_t output_bytes);

  bool allows(std::int64_t shift) const;
  const std::vector<Interval>& forbidden() const { return forbidden_; }

  // The allowed multiple of the alignment that lets both lie in the fewest bytes.
  std::int64_t best() const { return best_; }
  Bytes span() const { return span_of(best_); }
  Bytes span_of(std::int64_t shift) const;

 private:
  Shifts(Bytes input, Bytes output, std::vector<Interval> forbidden);
  void choose_best();

  Bytes input_, output_;
  std::vector<Interval> forbidden_;  // disjoint, rising
  std::int64_t best_ = 0;
};

// What a kernel has read when it writes.
enum class Reading {
  pixels,  // a pixel is written as soon as its own window is read: any kernel that goes in raster order
  rows,    // a row is written when all the rows that it needs are read (ops/rows.h): the runtime's kernels
};

// For a node that runs alone: output 0 over input i. Nothing when the two may never share a byte.
std::optional<Shifts> shifts_of(const ir::Graph& graph, const ir::Node& node, std::size_t input, Reading reading);

}  // namespace jauge::memory
