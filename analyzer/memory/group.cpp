#include "analyzer/memory/group.h"

#include <algorithm>

#include "analyzer/memory/ring_slots.h"

namespace jauge::memory {
namespace {

// Inner values that lie in the same bytes, row by row: an element by element output in place of its input.
struct Lane {
  std::vector<int> values;  // in the order in which they are made
  RowTimes times;           // written by the first, read by any
  bool is_output = false;   // the lane ends in the group's output
  bool lives_on = false;    // read after the group: all rows are kept
};

class Layout {
 public:
  Layout(const Values& values, const std::vector<RowFacts>& facts, const GroupQuestion& question, const RowRun& run)
      : values_(values), facts_(facts), question_(question), run_(run) {}

  // `takes` chooses for the last node which of its possible inputs it takes over; -1: none.
  GroupNeed need(int takes) {
    make_lanes(takes);
    place_lanes();
    lay_output();
    return std::move(need_);
  }

  // Inner values that the last node may take over.
  std::vector<int> takeable() const { return inner_in_place(question_.nodes.back()); }

 private:
  std::vector<int> inner_in_place(int node) const {
    std::vector<int> result;
    for (const ReadRows& read : facts_of(node).reads)
      if (read.in_place && is_inner(read.value) && value(read.value).readers.size() == 1 && !lives_on(read.value) &&
          std::ranges::count(facts_of(node).reads, read.value, &ReadRows::value) == 1)
        result.push_back(read.value);
    return result;
  }

  void make_lanes(int takes) {
    for (int node : question_.nodes) {
      const RowFacts& facts = facts_of(node);
      const bool is_last = node == question_.nodes.back();
      const std::vector<int> inputs = inner_in_place(node);
      const int taken = is_last ? takes : inputs.empty() ? no_value : inputs.front();
      const RowTimes& times = run_.values.at(facts.value);
      if (taken == no_value) {
        lanes_.push_back({.values = {facts.value}, .times = times});
      } else {
        Lane& lane = lane_of(taken);
        lane.values.push_back(facts.value);
        lane.times.read = times.read, lane.times.reader = times.reader;
      }
      Lane& mine = lane_of(facts.value);
      mine.is_output = is_last;
      mine.lives_on = lives_on(facts.value);
    }
  }

  void place_lanes() {
    for (Lane& lane : lanes_) {
      if (lane.is_output) {
        for (int v : lane.values)
          if (v != lane.values.back()) need_.inner.push_back({v, InnerPlace::in_output, 0, 1, 0, {}});
        continue;
      }
      if (!lane.lives_on && borrow(lane)) continue;
      const auto rows = static_cast<int>(lane.times.written.size());
      const int ring = lane.lives_on ? rows : ring_rows_of(lane.times);
      const Bytes size{ring * lane.times.row_bytes};
      for (int v : lane.values)
        need_.inner.push_back({v, static_cast<int>(need_.blocks.size()), ring < rows ? ring : 0, 1, 0, {}});
      if (ring < rows)
        rings_.push_back({lane.values.front(), static_cast<int>(need_.blocks.size()), ring, &lane.times, {}});
      need_.blocks.push_back(size);
      need_.block_value.push_back(lane.lives_on ? lane.values.back() : no_value);
    }
  }

  // Rows that are read at once may lie in the slots of the ring they are made from: each row in the slot of an input
  // row that has just died.
  bool borrow(const Lane& lane) {
    const RowFacts& facts = facts_of(values_.values[static_cast<std::size_t>(lane.values.front())].producer);
    if (facts.reads.empty() || facts.reads[0].rule.kind != ops::RowRule::Kind::window) return false;
    for (Ring& ring : rings_) {
      if (ring.value != first_of_lane(facts.reads[0].value) || ring.times->row_bytes < lane.times.row_bytes) continue;
      const auto stride = static_cast<int>(facts.reads[0].rule.rows.stride);
      const auto phase = phase_for(lane.times, stride, *ring.times, ring.rows, ring.guests);
      if (!phase) return false;
      ring.guests.push_back({&lane.times, stride, *phase});
      for (int v : lane.values)
        need_.inner.push_back({v, ring.block, ring.rows, stride % ring.rows, *phase, Bytes{ring.times->row_bytes}});
      return true;
    }
    return false;
  }

  void lay_output() {
    const Lane& lane = lane_of(facts_of(question_.nodes.back()).value);
    const Bytes output = value(lane.values.back()).size;
    need_.own = padded(output);
    for (const auto& [id, times] : run_.values)
      if (!is_inner(id) && !lives_on(id))
        if (Pair pair{id, shifts_over(lane, times), {}};
            padded(pair.shifts.span()) < padded(output) + padded(value(id).size)) {
          pair.saving = padded(output) + padded(value(id).size) - padded(pair.shifts.span());
          if (!need_.over || pair.saving > need_.over->saving) need_.over = pair;
        }
    if (need_.over) need_.own = padded(need_.over->shifts.span());
    for (Bytes block : need_.blocks) need_.own += padded(block);
  }

  // Row by row; pixel by pixel where an element by element output is written over its own input.
  Shifts shifts_over(const Lane& lane, const RowTimes& input) const {
    const auto& rows = input.reader;
    if (std::ranges::none_of(rows, [&](int reader) { return writes_by_elements(lane, input, reader); }))
      return {{.bytes = input.row_bytes, .times = input.read},
              {.bytes = lane.times.row_bytes, .times = lane.times.written}};
    Pieces in{.bytes = input.row_bytes / input.pixels, .times = {}};
    Pieces out{.bytes = lane.times.row_bytes / lane.times.pixels, .times = {}};
    for (std::size_t row = 0; row < input.read.size(); ++row)
      for (std::int64_t x = 0; x < input.pixels; ++x) in.times.push_back(read_time(lane, input, row, x));
    for (std::int64_t event : lane.times.written)
      for (std::int64_t x = 0; x < lane.times.pixels; ++x) out.times.push_back(event * beats(lane) + x);
    return {in, out};
  }

  static std::int64_t beats(const Lane& lane) { return lane.times.pixels + 1; }  // of one event

  // Whether the node writes the lane and goes over the input element by element.
  bool writes_by_elements(const Lane& lane, const RowTimes& input, int node) const {
    if (node < 0 || std::ranges::find(lane.values, facts_of(node).value) == lane.values.end()) return false;
    return std::ranges::any_of(facts_of(node).reads, [&](const ReadRows& read) {
      return &run_.values.at(read.value) == &input && read.rule.kind == ops::RowRule::Kind::same;
    });
  }

  std::int64_t read_time(const Lane& lane, const RowTimes& input, std::size_t row, std::int64_t x) const {
    if (input.read[row] < 0) return -1;
    const std::int64_t begin = input.read[row] * beats(lane);
    if (!writes_by_elements(lane, input, input.reader[row])) return begin;
    return input.row_bytes < lane.times.row_bytes ? begin + lane.times.pixels : begin + std::min(x, lane.times.pixels);
  }

  bool is_inner(int id) const { return std::ranges::count(question_.nodes, value(id).producer) > 0; }
  bool lives_on(int id) const { return (*question_.last_read)[static_cast<std::size_t>(id)] > question_.last_step; }
  const Value& value(int id) const { return values_.values[static_cast<std::size_t>(id)]; }
  const RowFacts& facts_of(int node) const { return facts_[static_cast<std::size_t>(node)]; }
  Lane& lane_of(int id) {
    return *std::ranges::find_if(lanes_, [id](const Lane& lane) { return std::ranges::count(lane.values, id) > 0; });
  }
  int first_of_lane(int id) { return is_inner(id) ? lane_of(id).values.front() : no_value; }

  struct Ring {
    int value;  // first of its lane
    int block;
    int rows;
    const RowTimes* times;
    std::vector<Guest> guests;
  };
  const Values& values_;
  const std::vector<RowFacts>& facts_;
  const GroupQuestion& question_;
  const RowRun& run_;
  std::vector<Lane> lanes_;
  std::vector<Ring> rings_;
  GroupNeed need_;
};

// A tensor that is read later must have all its rows when the group ends.
bool completes(const RowRun& run, const Values& values, const GroupQuestion& question) {
  return std::ranges::all_of(question.nodes, [&](int node) {
    for (int id : values.nodes[static_cast<std::size_t>(node)].writes)
      if ((*question.last_read)[static_cast<std::size_t>(id)] > question.last_step &&
          std::ranges::count(run.values.at(id).written, -1) > 0)
        return false;
    return true;
  });
}

// Whether every node works for the last one.
bool all_are_asked(const RowRun& run, const Values& values, const GroupQuestion& question) {
  return std::ranges::all_of(question.nodes, [&](int node) {
    const int id = values.nodes[static_cast<std::size_t>(node)].writes[0];
    return run.values.at(id).written[0] >= 0;
  });
}

}  // namespace

GroupAnswer group_need(const Values& values, const std::vector<RowFacts>& facts, const GroupQuestion& question) {
  const auto run = run_rows(facts, question.nodes);
  if (!run) return {.need = {}, .hopeless = true};
  if (!all_are_asked(*run, values, question) || !completes(*run, values, question)) return {};
  GroupAnswer answer;
  std::vector<int> choices = Layout(values, facts, question, *run).takeable();
  choices.push_back(no_value);
  for (int takes : choices) {
    GroupNeed need = Layout(values, facts, question, *run).need(takes);
    if (!answer.need || need.own < answer.need->own) answer.need = std::move(need);
  }
  return answer;
}

}  // namespace jauge::memory
