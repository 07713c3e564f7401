#include "analyzer/memory/values.h"

#include <algorithm>

#include "analyzer/base/checked_math.h"
#include "analyzer/memory/lifetimes.h"
#include "analyzer/memory/plan.h"
#include "analyzer/ops/operator.h"

namespace jauge::memory {
namespace {

void add_once(std::vector<int>& list, int item) {
  if (std::ranges::find(list, item) == list.end()) list.push_back(item);
}

class Builder {
 public:
  explicit Builder(const ir::Graph& graph) : graph_(graph) {
    result_.of_tensor.assign(graph.tensors.size(), no_value);
    result_.nodes.resize(graph.nodes.size());
    result_.after.resize(graph.nodes.size());
  }

  Values build() {
    for (ir::TensorId id : graph_.inputs) open(id, -1);
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) visit(graph_.nodes[i], static_cast<int>(i));
    for (ir::TensorId id : graph_.outputs)
      if (const int value = result_.of_tensor[index_of(id)]; value != no_value) at(value).stays = true;
    find_followers();
    return std::move(result_);
  }

 private:
  void visit(const ir::Node& node, int index) {
    NodeValues& mine = result_.nodes[static_cast<std::size_t>(index)];
    for (ir::TensorId id : node.inputs) {
      if (id == ir::no_tensor || result_.of_tensor[index_of(id)] == no_value) continue;
      add_once(mine.reads, result_.of_tensor[index_of(id)]);
      add_once(at(result_.of_tensor[index_of(id)]).readers, index);
    }
    if (unpacks_constant(graph_, node)) return;
    for (std::size_t i = 0; i < node.outputs.size(); ++i) {
      const ir::TensorId id = node.outputs[i];
      if (id == ir::no_tensor) continue;
      if (i == 0 && is_view(node)) {
        result_.of_tensor[index_of(id)] = result_.of_tensor[index_of(node.inputs[0])];
        at(result_.of_tensor[index_of(id)]).tensors.push_back(id);
      } else {
        open(id, index);
        mine.writes.push_back(result_.of_tensor[index_of(id)]);
      }
    }
  }

  bool is_view(const ir::Node& node) const {
    const ops::Operator* op = ops::find_operator(node.op);
    if (!op || !op->memory.is_view || node.inputs.empty() || node.inputs[0] == ir::no_tensor) return false;
    return result_.of_tensor[index_of(node.inputs[0])] != no_value &&
           bytes_of(graph_.tensor(node.inputs[0]).type) == bytes_of(graph_.tensor(node.outputs[0]).type);
  }

  void open(ir::TensorId id, int producer) {
    result_.of_tensor[index_of(id)] = static_cast<int>(result_.values.size());
    result_.values.push_back({.tensors = {id},
                              .size = bytes_of(graph_.tensor(id).type),
                              .producer = producer,
                              .readers = {},
                              .stays = false});
  }

  void find_followers() {
    const std::vector<int> producer = ir::producers(graph_);
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i)
      for (ir::TensorId id : graph_.nodes[i].inputs)
        if (id != ir::no_tensor && producer[index_of(id)] >= 0)
          add_once(result_.after[static_cast<std::size_t>(producer[index_of(id)])], static_cast<int>(i));
  }

  Value& at(int value) { return result_.values[static_cast<std::size_t>(value)]; }

  const ir::Graph& graph_;
  Values result_;
};

}  // namespace

Values values_of(const ir::Graph& graph) {
  return Builder(graph).build();
}

Bytes padded(Bytes size) {
  return {round_up(size.value, alignment_bytes)};
}

}  // namespace jauge::memory
