#include "analyzer/memory/pairs.h"

#include <algorithm>

#include "analyzer/ops/operator.h"

namespace jauge::memory {
namespace {

class Finder {
 public:
  Finder(const ir::Graph& graph, const Values& values, Level level) : graph_(graph), values_(values), level_(level) {}

  std::vector<Pair> pairs(int index) const {
    const ir::Node& node = graph_.nodes[static_cast<std::size_t>(index)];
    const NodeValues& mine = values_.nodes[static_cast<std::size_t>(index)];
    std::vector<Pair> result;
    if (mine.writes.empty() || node.outputs[0] == ir::no_tensor) return result;
    if (values_.of_tensor[index_of(node.outputs[0])] != mine.writes[0]) return result;
    for (int value : mine.reads)
      if (auto shifts = shifts_for(node, value)) {
        const Bytes apart = padded(size_of(value)) + padded(size_of(mine.writes[0]));
        result.push_back({value, *shifts, apart - padded(shifts->span())});
      }
    std::erase_if(result, [](const Pair& pair) { return pair.saving <= 0_B; });
    std::ranges::stable_sort(result, std::greater(), &Pair::saving);
    return result;
  }

 private:
  // Nothing unless every input that reads the value lets the output take its bytes.
  std::optional<Shifts> shifts_for(const ir::Node& node, int value) const {
    std::vector<std::size_t> slots;
    for (std::size_t i = 0; i < node.inputs.size(); ++i)
      if (node.inputs[i] != ir::no_tensor && values_.of_tensor[index_of(node.inputs[i])] == value) slots.push_back(i);
    const bool in_place = std::ranges::all_of(slots, [&](std::size_t i) { return is_in_place(node, i); });
    if (in_place) {
      const ir::TensorType& type = graph_.tensor(node.outputs[0]).type;
      return Shifts::one_by_one(ir::elements(type.shape), ir::bytes_of(type.dtype), ir::bytes_of(type.dtype));
    }
    if (slots.size() != 1 || level_ == Level::none) return std::nullopt;
    return shifts_of(graph_, node, slots[0], level_ == Level::overlap ? Reading::pixels : Reading::rows);
  }

  bool is_in_place(const ir::Node& node, std::size_t i) const {
    const ops::Operator* op = ops::find_operator(node.op);
    if (!op || std::ranges::count(op->memory.in_place_inputs, i) == 0) return false;
    const ir::TensorType &in = graph_.tensor(node.inputs[i]).type, &out = graph_.tensor(node.outputs[0]).type;
    return bytes_of(in) == bytes_of(out) && ir::elements(in.shape) == ir::elements(out.shape);
  }

  Bytes size_of(int value) const { return values_.values[static_cast<std::size_t>(value)].size; }

  const ir::Graph& graph_;
  const Values& values_;
  Level level_;
};

}  // namespace

std::vector<std::vector<Pair>> pairs_of(const ir::Graph& graph, const Values& values, Level level) {
  const Finder finder(graph, values, level);
  std::vector<std::vector<Pair>> result;
  for (int i = 0; i < static_cast<int>(graph.nodes.size()); ++i) result.push_back(finder.pairs(i));
  return result;
}

}  // namespace jauge::memory
