#include "analyzer/memory/storage.h"

#include <algorithm>

#include "analyzer/ops/operator.h"

namespace jauge::memory {
namespace {

constexpr int none = -1;

class Builder {
 public:
  Builder(const ir::Graph& graph, const std::vector<std::optional<Lifetime>>& lifetimes)
      : graph_(graph),
        lifetimes_(lifetimes),
        is_output_(ir::is_output(graph)),
        storage_of_(graph.tensors.size(), none) {}

  std::vector<Storage> build(const std::vector<int>& order) {
    for (ir::TensorId id : graph_.inputs) open(id);
    for (int step = 0; step < static_cast<int>(order.size()); ++step)
      visit(graph_.nodes[static_cast<std::size_t>(order[static_cast<std::size_t>(step)])], step);
    return std::move(storages_);
  }

 private:
  void visit(const ir::Node& node, int step) {
    const ops::Operator* op = ops::find_operator(node.op);
    for (std::size_t i = 0; i < node.outputs.size(); ++i) {
      const ir::TensorId output = node.outputs[i];
      if (output == ir::no_tensor || !lifetimes_[index_of(output)]) continue;
      const int shared = i == 0 && op ? shared_storage(node, op->memory, step) : none;
      shared == none ? open(output) : join(output, shared);
    }
  }

  // The storage that output 0 may use, or none.
  int shared_storage(const ir::Node& node, const ops::MemoryRule& rule, int step) const {
    if (rule.is_view && has_same_bytes(node, 0) && storage_of_[index_of(node.inputs[0])] != none)
      return storage_of_[index_of(node.inputs[0])];
    for (std::size_t i : rule.in_place_inputs) {
      if (!has_same_bytes(node, i) || !has_same_elements(node, i)) continue;
      const int storage = storage_of_[index_of(node.inputs[i])];
      if (dies_at(storage, step) && only_these_read(node, rule.in_place_inputs, storage)) return storage;
    }
    return none;
  }

  bool has_same_bytes(const ir::Node& node, std::size_t i) const {
    if (i >= node.inputs.size() || node.inputs[i] == ir::no_tensor) return false;
    return bytes_of(graph_.tensor(node.inputs[i]).type) == bytes_of(graph_.tensor(node.outputs[0]).type);
  }

  // A broadcast operand of a wider type can have the output's bytes, but not its elements.
  bool has_same_elements(const ir::Node& node, std::size_t i) const {
    return ir::elements(graph_.tensor(node.inputs[i]).type.shape) ==
           ir::elements(graph_.tensor(node.outputs[0]).type.shape);
  }

  // A graph output lives to the end, so at the last step its storage seems to die.
  bool dies_at(int storage, int step) const {
    if (storage == none || holds_output_[static_cast<std::size_t>(storage)]) return false;
    return storages_[static_cast<std::size_t>(storage)].last_step == step;
  }

  // No other input of the node is a view of the same bytes.
  bool only_these_read(const ir::Node& node, const std::vector<std::size_t>& allowed, int storage) const {
    for (std::size_t i = 0; i < node.inputs.size(); ++i)
      if (node.inputs[i] != ir::no_tensor && storage_of_[index_of(node.inputs[i])] == storage &&
          std::ranges::count(allowed, i) == 0)
        return false;
    return true;
  }

  void open(ir::TensorId id) {
    const Lifetime life = *lifetimes_[index_of(id)];
    storage_of_[index_of(id)] = static_cast<int>(storages_.size());
    holds_output_.push_back(is_output_[index_of(id)]);
    storages_.push_back({.tensors = {id},
                         .size = bytes_of(graph_.tensor(id).type),
                         .first_step = life.first_step,
                         .last_step = life.last_step});
  }

  void join(ir::TensorId id, int storage) {
    storage_of_[index_of(id)] = storage;
    Storage& joined = storages_[static_cast<std::size_t>(storage)];
    joined.tensors.push_back(id);
    if (is_output_[index_of(id)]) holds_output_[static_cast<std::size_t>(storage)] = true;
    joined.last_step = std::max(joined.last_step, lifetimes_[index_of(id)]->last_step);
  }

  const ir::Graph& graph_;
  const std::vector<std::optional<Lifetime>>& lifetimes_;
  std::vector<bool> is_output_;  // for each tensor
  std::vector<int> storage_of_;  // for each tensor
  std::vector<Storage> storages_;
  std::vector<bool> holds_output_;  // for each storage
};

}  // namespace

std::vector<Storage> storages(const ir::Graph& graph, const std::vector<int>& order,
                              const std::vector<std::optional<Lifetime>>& lifetimes) {
  return Builder(graph, lifetimes).build(order);
}

}  // namespace jauge::memory
