#include "analyzer/memory/shifts.h"

#include <algorithm>
#include <numeric>

#include "analyzer/base/checked_math.h"
#include "analyzer/memory/plan.h"
#include "analyzer/ops/rows.h"

namespace jauge::memory {
namespace {

using Kind = ops::RowRule::Kind;
using Interval = Shifts::Interval;

constexpr std::int64_t most_pieces = 4'000'000;

// Of intervals with falling lows. Open intervals that only touch stay apart: the point between them is allowed.
std::vector<Interval> merged(const std::vector<Interval>& falling) {
  std::vector<Interval> result;
  for (auto next = falling.rbegin(); next != falling.rend(); ++next)
    if (!result.empty() && next->low < result.back().high)
      result.back().high = std::max(result.back().high, next->high);
    else
      result.push_back(*next);
  return result;
}

std::int64_t down(std::int64_t value) {
  return value >= 0 ? value / alignment_bytes * alignment_bytes : -round_up(-value, alignment_bytes);
}

std::int64_t up(std::int64_t value) {
  return -down(-value);
}

// The output position of a row that reads input position x last; negative when none does.
std::int64_t last_reader(const ops::Reach& reach, std::int64_t x, std::int64_t outputs) {
  for (std::int64_t tap = 0; tap < reach.kernel; ++tap) {
    const std::int64_t position = x + reach.pad - tap * reach.dilation;
    if (position < 0) break;
    if (position % reach.stride == 0 && position / reach.stride < outputs) return position / reach.stride;
  }
  return -1;
}

Pieces written_one_by_one(std::int64_t count, std::int64_t bytes) {
  Pieces pieces{.bytes = bytes, .times = std::vector<std::int64_t>(static_cast<std::size_t>(count))};
  std::iota(pieces.times.begin(), pieces.times.end(), std::int64_t{0});
  return pieces;
}

Pieces read_by_window(const ops::RowRule& rule, const ops::Rows& in, const ops::Rows& out, std::int64_t bytes) {
  Pieces pieces{.bytes = in.elements / in.pixels * bytes, .times = {}};
  std::vector<std::int64_t> column(static_cast<std::size_t>(in.pixels));
  for (std::int64_t x = 0; x < in.pixels; ++x)
    column[static_cast<std::size_t>(x)] = last_reader(rule.pixels, x, out.pixels);
  for (std::int64_t y = 0; y < in.count; ++y) {
    const std::int64_t row = last_reader(rule.rows, y, out.count);
    for (std::int64_t x : column) pieces.times.push_back(row < 0 || x < 0 ? -1 : row * out.pixels + x);
  }
  return pieces;
}

// A row is read as a whole, but for the pixels that no window covers.
Pieces read_by_rows(const ops::RowRule& rule, const ops::Rows& in, const ops::Rows& out, std::int64_t bytes) {
  Pieces pieces{.bytes = in.elements / in.pixels * bytes, .times = {}};
  for (std::int64_t y = 0; y < in.count; ++y) {
    const std::int64_t row = last_reader(rule.rows, y, out.count);
    for (std::int64_t x = 0; x < in.pixels; ++x)
      pieces.times.push_back(last_reader(rule.pixels, x, out.pixels) < 0 ? -1 : row);
  }
  return pieces;
}

}  // namespace

Shifts::Shifts(const Pieces& input, const Pieces& output) : input_(input.size()), output_(output.size()) {
  std::vector<Interval> intervals;
  for (std::size_t i = 0; i < input.times.size(); ++i) {
    const auto written = std::ranges::lower_bound(output.times, input.times[i]) - output.times.begin();
    if (written == 0) continue;
    const std::int64_t begin = static_cast<std::int64_t>(i) * input.bytes;
    intervals.push_back({-begin - input.bytes, written * output.bytes - begin});
  }
  forbidden_ = merged(intervals);
  choose_best();
}

Shifts::Shifts(Bytes input, Bytes output, std::vector<Interval> forbidden)
    : input_(input), output_(output), forbidden_(std::move(forbidden)) {
  choose_best();
}

// Element i forbids (-(i+1) in, i (out - in)) for i = 1 .. count-1; these overlap one another.
Shifts Shifts::one_by_one(std::int64_t count, std::int64_t input_bytes, std::int64_t output_bytes) {
  std::vector<Interval> forbidden;
  const std::int64_t growth = output_bytes - input_bytes;
  if (count > 1) forbidden.push_back({-count * input_bytes, growth > 0 ? (count - 1) * growth : growth});
  return {Bytes{count * input_bytes}, Bytes{count * output_bytes}, std::move(forbidden)};
}

bool Shifts::allows(std::int64_t shift) const {
  const auto next = std::ranges::lower_bound(forbidden_, shift, {}, &Interval::low);  // begins at the shift or above
  return next == forbidden_.begin() || std::prev(next)->high <= shift;
}

Bytes Shifts::span_of(std::int64_t shift) const {
  const std::int64_t begin = std::min<std::int64_t>(0, shift);
  return {std::max(output_.value, shift + input_.value) - begin};
}

void Shifts::choose_best() {
  best_ = up(output_.value);  // side by side
  const auto consider = [this](std::int64_t shift) {
    if (allows(shift) && span_of(shift) < span_of(best_)) best_ = shift;
  };
  consider(0);
  for (const Interval& interval : forbidden_) {
    consider(up(interval.high));
    consider(down(interval.low));
  }
}

std::optional<Shifts> shifts_of(const ir::Graph& graph, const ir::Node& node, std::size_t input, Reading reading) {
  const ops::NodeView view(graph, node);
  if (!view.has_input(input) || node.outputs.empty() || node.outputs[0] == ir::no_tensor) return std::nullopt;
  const ops::RowRule rule = ops::row_rule(view, input);
  const ops::Rows in = ops::rows_of(view.input(input)), out = ops::rows_of(view.output());
  const std::int64_t in_bytes = ir::bytes_of(view.input_dtype(input));
  const std::int64_t out_bytes = ir::bytes_of(view.output_tensor().type.dtype);
  if (in.count * in.elements == 0 || out.count * out.elements == 0) return std::nullopt;
  if (in.count * in.elements > most_pieces || out.count * out.elements > most_pieces) return std::nullopt;
  if (rule.kind == Kind::window && reading == Reading::rows)
    return Shifts(read_by_rows(rule, in, out, in_bytes), written_one_by_one(out.count, out.elements * out_bytes));
  if (rule.kind == Kind::window)
    return Shifts(read_by_window(rule, in, out, in_bytes),
                  written_one_by_one(out.count * out.pixels, out.elements / out.pixels * out_bytes));
  if (rule.kind != Kind::same || in != out) return std::nullopt;
  // Also for what mixes the elements of a pixel (Softmax): its last pass goes element by element.
  return Shifts::one_by_one(in.count * in.elements, in_bytes, out_bytes);
}

}  // namespace jauge::memory
