#include "analyzer/memory/plan_run.h"

#include <algorithm>
#include <vector>

#include "analyzer/memory/arena_picture.h"
#include "analyzer/memory/lifetimes.h"
#include "analyzer/ops/rows.h"
#include "analyzer/ops/scratch.h"

namespace jauge::memory {
namespace {

using Fault = std::optional<std::string>;

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

// Where row r of a tensor lies at some step.
struct RowBytes {
  std::int64_t begin = 0, end = 0;
  std::int64_t first = 0;  // byte of the tensor
};

class Run {
 public:
  Run(const ir::Graph& graph, const Plan& plan)
      : graph_(graph),
        plan_(plan),
        places_(graph.tensors.size()),
        root_(graph.tensors.size(), ir::no_tensor),
        maker_(graph.tensors.size(), -1),
        is_unpacked_(graph.tensors.size(), false) {}

  Fault judge() {
    if (Fault fault = collect_places()) return fault;
    if (Fault fault = collect_groups()) return fault;
    for (ir::TensorId id : graph_.inputs)
      if (Fault fault = write_all(id, 0)) return fault;
    for (ir::TensorId id : graph_.inputs)
      if (Fault fault = read_all(id, 0, "at the start")) return fault;
    for (int step = 0; step < steps();) {
      const int last = last_of_group_[at(step)];
      if (Fault fault = run_group(step, last)) return "step " + std::to_string(step_) + ": " + *fault;
      step = last + 1;
    }
    for (ir::TensorId id : graph_.outputs)
      if (Fault fault = read_all(id, std::max(0, steps() - 1), "at the end")) return fault;
    return std::nullopt;
  }

 private:
  int steps() const { return static_cast<int>(plan_.order.size()); }
  const ir::Node& node_at(int step) const { return graph_.nodes[at(plan_.order[at(step)])]; }

  Fault collect_places() {
    for (const TensorPlace& place : plan_.tensors) {
      if (place.tensor < ir::TensorId{0} || index_of(place.tensor) >= graph_.tensors.size())
        return "a place names no tensor";
      const ir::Tensor& tensor = graph_.tensor(place.tensor);
      if (tensor.is_constant()) return "constant " + name_of(place.tensor) + " has a place";
      for (const TensorPlace* other : places_[index_of(place.tensor)])
        if (other->first_step <= place.last_step && place.first_step <= other->last_step)
          return name_of(place.tensor) + " has two places at one step";
      if (Fault fault = fault_of_size(place)) return name_of(place.tensor) + *fault;
      if (place.offset < 0_B || place.offset.value % alignment_bytes != 0)
        return name_of(place.tensor) + " is negative or not aligned";
      places_[index_of(place.tensor)].push_back(&place);
    }
    return std::nullopt;
  }

  Fault fault_of_size(const TensorPlace& place) const {
    const ir::TensorType& type = graph_.tensor(place.tensor).type;
    if (place.ring_rows == 0) return place.size == bytes_of(type) ? Fault() : " has the wrong size";
    if (place.ring_rows < 0 || place.ring_step < 0 || place.ring_phase < 0) return " has an impossible ring";
    const std::int64_t row = row_bytes(place.tensor);
    const std::int64_t pitch = place.row_pitch > 0_B ? place.row_pitch.value : row;
    if (pitch < row || place.size.value < place.ring_rows * pitch) return " does not fit its ring";
    return std::nullopt;
  }

  Fault collect_groups() {
    last_of_group_.resize(plan_.order.size());
    for (int step = 0; step < steps(); ++step) last_of_group_[at(step)] = step;
    int end = 0;
    for (const Group& group : plan_.groups) {
      if (group.first_step < end || group.last_step <= group.first_step || group.last_step >= steps())
        return "groups overlap or leave the steps";
      end = group.last_step + 1;
      last_of_group_[at(group.first_step)] = group.last_step;
    }
    return std::nullopt;
  }

  Fault run_group(int first, int last) {
    first_ = step_ = first;
    for (const Move& move : plan_.moves) {
      if (move.step == first) arena_.move(move.from.value, move.to.value, move.size.value);
      if (move.step > first && move.step <= last) return "a move inside a group";
    }
    made_.assign(at(last - first + 1), 0);
    for (int step = first; step <= last; ++step)
      for (ir::TensorId id : node_at(step).outputs)
        if (id != ir::no_tensor) maker_[index_of(id)] = step;
    const std::int64_t rows = rows_of(last);
    if (Fault fault = ask(last, std::max<std::int64_t>(rows, 1) - 1)) return fault;
    for (int step = first; step <= last; ++step)
      if (made_[at(step - first)] == 0) return "'" + node_at(step).name + "' is never asked for a row";
    for (ir::TensorId id : node_at(last).outputs)  // no output may have overwritten another
      if (id != ir::no_tensor)
        if (Fault fault = read_all(id, last, "after its step")) return fault;
    return std::nullopt;
  }

  Fault ask(int step, std::int64_t row) {
    for (std::int64_t& next = made_[at(step - first_)]; next <= row;)
      if (Fault fault = make(step, next++)) return fault;
    return std::nullopt;
  }

  Fault make(int step, std::int64_t row) {
    const ir::Node& node = node_at(step);
    const ops::NodeView view(graph_, node);
    for (std::size_t i = 0; i < node.inputs.size(); ++i) {
      if (!is_in_ram(node.inputs[i])) continue;
      const int maker = maker_[index_of(node.inputs[i])];
      const auto range = ops::rows_needed(ops::row_rule(view, i), row, ops::rows_of(view.input(i)).count);
      if (maker >= first_ && maker < step && !range.empty())
        if (Fault fault = ask(maker, range.last)) return fault;
    }
    step_ = step;
    if (unpacks_constant(graph_, node)) {
      for (ir::TensorId id : node.outputs) is_unpacked_[index_of(id)] = true;
      return std::nullopt;
    }
    if (is_view_in_place(node, step)) {
      if (Fault fault = read_all(node.inputs[0], step, "by '" + node.name + "'")) return fault;
      root_[index_of(node.outputs[0])] = root_[index_of(node.inputs[0])];
      return std::nullopt;
    }
    if (Fault fault = use_scratch(step, row)) return fault;
    for (std::size_t i = 0; i < node.inputs.size(); ++i)
      if (Fault fault = read(view, i, step, row)) return fault;
    return write(node, step, row);
  }

  bool is_view_in_place(const ir::Node& node, int step) const {
    const ops::Operator* op = ops::find_operator(node.op);
    if (!op || !op->memory.is_view || node.inputs.empty() || !is_in_ram(node.inputs[0])) return false;
    const TensorPlace *from = place_of(node.inputs[0], step), *to = place_of(node.outputs[0], step);
    return from && to && from->offset == to->offset && from->size == to->size && from->ring_rows == 0;
  }

  // A kernel may write all of it at any time; some rely on it from row to row.
  Fault use_scratch(int step, std::int64_t row) {
    for (const ScratchPlace& place : plan_.scratch) {
      if (place.step != step) continue;
      const int id = static_cast<int>(graph_.tensors.size()) + step;
      const std::int64_t begin = place.offset.value, end = begin + place.size.value;
      if (begin < 0 || begin % alignment_bytes != 0) return "its scratch is negative or not aligned";
      const bool is_kept = ops::kept_scratch_bytes(ops::NodeView(graph_, node_at(step))) > 0_B;
      if (row > 0 && is_kept && !arena_.holds(begin, end, id, 0)) return "its scratch is overwritten between two rows";
      arena_.write(begin, end, id, 0);
    }
    return std::nullopt;
  }

  Fault read(const ops::NodeView& view, std::size_t i, int step, std::int64_t row) const {
    const ir::TensorId id = view.node().inputs[i];
    if (!is_in_ram(id)) return std::nullopt;
    const ops::RowRule rule = ops::row_rule(view, i);
    const auto range = ops::rows_needed(rule, row, ops::rows_of(view.input(i)).count);
    const std::string when = "by '" + view.node().name + "'";
    if (rule.kind == ops::RowRule::Kind::whole) return read_all(id, step, when);
    for (std::int64_t r = range.first; r <= range.last; r += rule.rows.dilation)
      for (const auto& [first, end] : pixels_read(view, i, rule))
        if (Fault fault = read_pixels(id, step, r, first, end, when)) return fault;
    if (rule.kind != ops::RowRule::Kind::same || view.node().outputs[0] == ir::no_tensor) return std::nullopt;
    return meet(id, view.node().outputs[0], step, row);
  }

  // Element by element: the output's element may not lie on one of the input's that is still to be read.
  Fault meet(ir::TensorId in, ir::TensorId out, int step, std::int64_t row) const {
    const TensorPlace *from = place_of(in, step), *to = place_of(out, step);
    if (!from || !to) return name_of(out) + " has no place";
    const RowBytes a = row_of(*from, row), b = row_of(*to, row);
    if (a.begin >= b.end || b.begin >= a.end) return std::nullopt;
    const ops::Rows rows = ops::rows_of(graph_.tensor(in).type.shape);
    const std::int64_t si = ir::bytes_of(graph_.tensor(in).type.dtype),
                       so = ir::bytes_of(graph_.tensor(out).type.dtype);
    const bool same_elements = rows == ops::rows_of(graph_.tensor(out).type.shape);
    const std::int64_t n = rows.elements - 1;  // elements with one behind them
    if (same_elements && (n == 0 || (b.begin + so <= a.begin + si && b.begin + n * so <= a.begin + n * si)))
      return std::nullopt;
    return name_of(out) + " overwrites elements of " + name_of(in) + " before they are read";
  }

  Fault write(const ir::Node& node, int step, std::int64_t row) {
    for (std::size_t i = 0; i < node.outputs.size(); ++i) {
      const ir::TensorId id = node.outputs[i];
      if (id == ir::no_tensor) continue;
      if (i > 0 || rows_of(step) == 0) {
        if (row > 0) continue;
        if (Fault fault = overwrites_inputs(node, id, step)) return fault;
        if (Fault fault = write_all(id, step)) return fault;
        continue;
      }
      const TensorPlace* place = place_of(id, step);
      if (!place) return name_of(id) + " has no place";
      root_[index_of(id)] = id;
      const RowBytes bytes = row_of(*place, row);
      for (const ScratchPlace& scratch : plan_.scratch)
        if (scratch.step == step && scratch.offset.value < bytes.end &&
            bytes.begin < (scratch.offset + scratch.size).value)
          return name_of(id) + " lies on the scratch of its own kernel";
      arena_.write(bytes.begin, bytes.end, static_cast<int>(id), bytes.first);
    }
    return std::nullopt;
  }

  // Outputs other than the first are written at any time: they may not meet what the node reads.
  Fault overwrites_inputs(const ir::Node& node, ir::TensorId output, int step) const {
    const TensorPlace* to = place_of(output, step);
    for (ir::TensorId id : node.inputs) {
      const TensorPlace* from = is_in_ram(id) ? place_of(id, step) : nullptr;
      if (from && to && from->offset < to->offset + to->size && to->offset < from->offset + from->size)
        return name_of(output) + " overwrites an input of its own node";
    }
    return std::nullopt;
  }

  Fault write_all(ir::TensorId id, int step) {
    const TensorPlace* place = place_of(id, step);
    if (!place) return name_of(id) + " has no place";
    if (place->ring_rows > 0) return name_of(id) + " is a ring, but not made row by row";
    root_[index_of(id)] = id;
    arena_.write(place->offset.value, (place->offset + place->size).value, static_cast<int>(id), 0);
    return std::nullopt;
  }

  Fault read_all(ir::TensorId id, int step, const std::string& when) const {
    if (!is_in_ram(id)) return std::nullopt;
    const TensorPlace* place = place_of(id, step);
    if (!place) return name_of(id) + " has no place";
    if (place->ring_rows > 0 || !arena_.holds(place->offset.value, (place->offset + place->size).value,
                                              static_cast<int>(root_[index_of(id)]), 0))
      return name_of(id) + " is overwritten before it is read " + when;
    return std::nullopt;
  }

  // Pixels [first, end) of each row that some window of the output row covers; those between are never looked at.
  static std::vector<std::pair<std::int64_t, std::int64_t>> pixels_read(const ops::NodeView& view, std::size_t i,
                                                                        const ops::RowRule& rule) {
    const std::int64_t pixels = ops::rows_of(view.input(i)).pixels;
    if (rule.kind != ops::RowRule::Kind::window) return {{0, pixels}};
    std::vector<bool> is_read(at(static_cast<int>(pixels)) + 1, false);
    for (std::int64_t x = 0; x < ops::rows_of(view.output()).pixels; ++x)
      for (std::int64_t p = rule.pixels.first(x); p <= rule.pixels.last(x); p += rule.pixels.dilation)
        if (p >= 0 && p < pixels) is_read[static_cast<std::size_t>(p)] = true;
    std::vector<std::pair<std::int64_t, std::int64_t>> ranges;
    for (std::int64_t p = 0; p < pixels; ++p) {
      if (!is_read[static_cast<std::size_t>(p)]) continue;
      if (ranges.empty() || ranges.back().second != p) ranges.emplace_back(p, p);
      ranges.back().second = p + 1;
    }
    return ranges;
  }

  Fault read_pixels(ir::TensorId id, int step, std::int64_t row, std::int64_t first, std::int64_t end,
                    const std::string& when) const {
    const TensorPlace* place = place_of(id, step);
    if (!place) return name_of(id) + " has no place";
    const RowBytes bytes = row_of(*place, row);
    const std::int64_t pixel = row_bytes(id) / ops::rows_of(graph_.tensor(id).type.shape).pixels;
    if (!arena_.holds(bytes.begin + first * pixel, bytes.begin + end * pixel, static_cast<int>(root_[index_of(id)]),
                      bytes.first + first * pixel))
      return name_of(id) + " is overwritten before it is read " + when;
    return std::nullopt;
  }

  RowBytes row_of(const TensorPlace& place, std::int64_t row) const {
    const std::int64_t bytes = row_bytes(place.tensor);
    const std::int64_t pitch = place.row_pitch > 0_B ? place.row_pitch.value : bytes;
    const std::int64_t slot = place.ring_rows > 0 ? (row * place.ring_step + place.ring_phase) % place.ring_rows : row;
    const std::int64_t begin = place.offset.value + slot * pitch;
    return {begin, begin + bytes, row * bytes};
  }

  std::int64_t row_bytes(ir::TensorId id) const {
    const ir::TensorType& type = graph_.tensor(id).type;
    return ops::rows_of(type.shape).elements * ir::bytes_of(type.dtype);
  }
  std::int64_t rows_of(int step) const {
    const ir::Node& node = node_at(step);
    if (node.outputs.empty() || node.outputs[0] == ir::no_tensor) return 0;
    return ops::rows_of(graph_.tensor(node.outputs[0]).type.shape).count;
  }
  bool is_in_ram(ir::TensorId id) const {
    return id != ir::no_tensor && !graph_.tensor(id).is_constant() && !is_unpacked_[index_of(id)];
  }
  const TensorPlace* place_of(ir::TensorId id, int step) const {
    for (const TensorPlace* place : places_[index_of(id)])
      if (place->first_step <= step && step <= place->last_step) return place;
    return nullptr;
  }
  std::string name_of(ir::TensorId id) const { return "'" + graph_.tensor(id).name + "'"; }

  const ir::Graph& graph_;
  const Plan& plan_;
  std::vector<std::vector<const TensorPlace*>> places_;  // for each tensor
  std::vector<ir::TensorId> root_;                       // for each tensor whose value it is: its own or its source's
  std::vector<int> maker_;                               // for each tensor the step that makes it, once it has begun
  std::vector<bool> is_unpacked_;                        // for each tensor
  std::vector<int> last_of_group_;                       // for each step that begins a group
  std::vector<std::int64_t> made_;                       // rows, for each step of the group that runs
  int first_ = 0;                                        // of that group
  int step_ = 0;                                         // for messages
  ArenaPicture arena_;
};

}  // namespace

std::optional<std::string> fault_of_run(const ir::Graph& graph, const Plan& plan) {
  return Run(graph, plan).judge();
}

}  // namespace jauge::memory
