#include "analyzer/execute/program.h"

#include <algorithm>
#include <cstring>
#include <mutex>

#include "analyzer/execute/fast/kernel.h"
#include "analyzer/ops/kernel_call.h"

namespace jauge::execute {
namespace {

constexpr std::int64_t max_tensor_bytes = std::int64_t{1} << 30;
constexpr int no_slot = -1;

// Memory of one run; threads borrow and return it.
struct Workspace {
  std::vector<fast::AlignedBytes> slots;
  fast::Scratch scratch;
};

class Workspaces {
 public:
  explicit Workspaces(std::vector<std::size_t> sizes) : sizes_(std::move(sizes)) {}

  std::unique_ptr<Workspace> borrow() {
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        auto workspace = std::move(idle_.back());
        idle_.pop_back();
        return workspace;
      }
    }
    auto workspace = std::make_unique<Workspace>();
    for (const std::size_t size : sizes_) workspace->slots.emplace_back(size);
    return workspace;
  }

  void give_back(std::unique_ptr<Workspace> workspace) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(workspace));
  }

 private:
  std::vector<std::size_t> sizes_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Workspace>> idle_;
};

// Which slot holds each tensor; tensors that are never alive together share one.
struct Slots {
  std::vector<int> of_tensor;
  std::vector<std::size_t> sizes;
};

class SlotPlanner {
 public:
  explicit SlotPlanner(const ir::Graph& graph)
      : graph_(graph), slots_{std::vector(graph.tensors.size(), no_slot), {}} {}

  Slots plan() {
    const auto dying = last_used_by_node();
    for (const ir::TensorId id : graph_.inputs) take(id);
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
      for (const ir::TensorId id : graph_.nodes[i].outputs)
        if (id != ir::no_tensor) take(id);
      for (const std::size_t tensor : dying[i])
        if (slots_.of_tensor[tensor] != no_slot) free_.push_back(slots_.of_tensor[tensor]);
    }
    return std::move(slots_);
  }

 private:
  // For each node the tensors that nobody reads or writes after it; outputs of the graph live on.
  std::vector<std::vector<std::size_t>> last_used_by_node() const {
    std::vector<int> last(graph_.tensors.size(), -1);
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i)
      for (const auto* ids : {&graph_.nodes[i].inputs, &graph_.nodes[i].outputs})
        for (const ir::TensorId id : *ids)
          if (id != ir::no_tensor) last[ir::index_of(id)] = static_cast<int>(i);
    for (const ir::TensorId id : graph_.outputs) last[ir::index_of(id)] = -1;
    std::vector<std::vector<std::size_t>> dying(graph_.nodes.size());
    for (std::size_t tensor = 0; tensor < last.size(); ++tensor)
      if (last[tensor] >= 0) dying[static_cast<std::size_t>(last[tensor])].push_back(tensor);
    return dying;
  }

  // The free slot that needs to grow least.
  void take(ir::TensorId id) {
    const auto size = static_cast<std::size_t>(ir::bytes_of(graph_.tensor(id).type).value);
    const auto misfit = [&](int slot) {
      const std::size_t has = slots_.sizes[static_cast<std::size_t>(slot)];
      return has > size ? has - size : size - has;
    };
    const auto best = std::min_element(free_.begin(), free_.end(), [&](int a, int b) { return misfit(a) < misfit(b); });
    int slot = static_cast<int>(slots_.sizes.size());
    if (best == free_.end()) {
      slots_.sizes.push_back(size);
    } else {
      slot = *best;
      free_.erase(best);
      std::size_t& has = slots_.sizes[static_cast<std::size_t>(slot)];
      has = std::max(has, size);
    }
    slots_.of_tensor[ir::index_of(id)] = slot;
  }

  const ir::Graph& graph_;
  Slots slots_;
  std::vector<int> free_;
};

Result<void> check_sizes(const ir::Graph& graph) {
  for (const ir::Tensor& tensor : graph.tensors) {
    const auto bytes = ir::checked_bytes(tensor.type);
    if (!bytes || *bytes > max_tensor_bytes)
      return Error{.kind = ErrorKind::too_large,
                   .where = graph.source.name,
                   .what = "tensor '" + tensor.name + "' would take more than 1 GiB",
                   .hint = {}};
  }
  return {};
}

}  // namespace

struct Program::Plan {
  ir::Graph graph;
  std::vector<std::optional<fast::Kernel>> kernels;  // by node; empty: the reference kernel
  Slots slots;
  mutable std::unique_ptr<Workspaces> workspaces;

  ir::ArrayView writable(Workspace& workspace, ir::TensorId id) const {
    const ir::Tensor& tensor = graph.tensor(id);
    const auto size = static_cast<std::size_t>(ir::bytes_of(tensor.type).value);
    std::byte* data = workspace.slots[static_cast<std::size_t>(slots.of_tensor[ir::index_of(id)])].data();
    return {tensor.type, {data, size}, tensor.quant ? &*tensor.quant : nullptr};
  }

  ir::ConstArrayView readable(Workspace& workspace, ir::TensorId id) const {
    if (graph.tensor(id).is_constant()) return graph.tensor(id).value();
    const ir::ArrayView view = writable(workspace, id);
    return {view.type, view.bytes, view.quant};
  }

  ir::Array copy_of(Workspace& workspace, ir::TensorId id) const {
    const ir::ConstArrayView view = readable(workspace, id);
    ir::Array array;
    array.type = view.type;
    array.bytes.assign(view.bytes.begin(), view.bytes.end());
    return array;
  }

  Error wrong_inputs(std::string what) const {
    return {.kind = ErrorKind::usage, .where = graph.source.name, .what = std::move(what), .hint = {}};
  }

  Result<void> take_inputs(Workspace& workspace, const std::vector<ir::Array>& inputs, const Observer& observer) const {
    if (inputs.size() != graph.inputs.size())
      return wrong_inputs(std::to_string(inputs.size()) + " inputs were given; the model has " +
                          std::to_string(graph.inputs.size()));
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const ir::Tensor& tensor = graph.tensor(graph.inputs[i]);
      if (inputs[i].type != tensor.type)
        return wrong_inputs("input '" + tensor.name + "' takes " + std::string(name_of(tensor.type.dtype)) + " " +
                            ir::to_text(tensor.type.shape) + ", not " + std::string(name_of(inputs[i].type.dtype)) +
                            " " + ir::to_text(inputs[i].type.shape));
      std::copy(inputs[i].bytes.begin(), inputs[i].bytes.end(), writable(workspace, graph.inputs[i]).bytes.begin());
      if (observer) observer(graph.inputs[i], inputs[i]);
    }
    return {};
  }

  Result<void> run_node(Workspace& workspace, std::size_t i, const Observer& observer) const {
    const ir::Node& node = graph.nodes[i];
    std::vector<std::optional<ir::ConstArrayView>> inputs;
    for (const ir::TensorId id : node.inputs)
      inputs.push_back(id == ir::no_tensor ? std::nullopt : std::optional(readable(workspace, id)));
    std::vector<ir::ArrayView> outputs;
    for (const ir::TensorId id : node.outputs)
      outputs.push_back(id == ir::no_tensor ? ir::ArrayView{{ir::DType::uint8, {0}}, {}, nullptr}
                                            : writable(workspace, id));
    if (kernels[i]) {
      (*kernels[i])(inputs, outputs, workspace.scratch);
    } else {
      for (const ir::ArrayView& output : outputs) std::fill(output.bytes.begin(), output.bytes.end(), std::byte{0});
      JAUGE_CHECK(ops::run_node(graph, node, inputs, outputs));
    }
    for (const ir::TensorId id : node.outputs)
      if (observer && id != ir::no_tensor) observer(id, copy_of(workspace, id));
    return {};
  }

  Result<std::vector<ir::Array>> run(Workspace& workspace, const std::vector<ir::Array>& inputs,
                                     const Observer& observer) const {
    JAUGE_CHECK(take_inputs(workspace, inputs, observer));
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) JAUGE_CHECK(run_node(workspace, i, observer));
    std::vector<ir::Array> result;
    for (const ir::TensorId id : graph.outputs) result.push_back(copy_of(workspace, id));
    return result;
  }
};

Result<Program> Program::prepare(ir::Graph graph, Kernels kernels) {
  JAUGE_CHECK(check_sizes(graph));
  auto plan = std::make_shared<Plan>();
  plan->graph = std::move(graph);
  const fast::Instructions instructions = fast::best_instructions();
  for (const ir::Node& node : plan->graph.nodes)
    plan->kernels.push_back(kernels == Kernels::fast ? fast::prepare(ops::NodeView(plan->graph, node), instructions)
                                                     : std::nullopt);
  plan->slots = SlotPlanner(plan->graph).plan();
  plan->workspaces = std::make_unique<Workspaces>(plan->slots.sizes);
  Program program;
  program.plan_ = std::move(plan);
  return program;
}

Result<std::vector<ir::Array>> Program::run(const std::vector<ir::Array>& inputs, const Observer& observer) const {
  auto workspace = plan_->workspaces->borrow();
  auto result = plan_->run(*workspace, inputs, observer);
  plan_->workspaces->give_back(std::move(workspace));
  return result;
}

const ir::Graph& Program::graph() const {
  return plan_->graph;
}

std::size_t Program::fast_nodes() const {
  return static_cast<std::size_t>(std::count_if(plan_->kernels.begin(), plan_->kernels.end(),
                                                [](const auto& kernel) { return kernel.has_value(); }));
}

}  // namespace jauge::execute
