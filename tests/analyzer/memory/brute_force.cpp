#include "tests/analyzer/memory/brute_force.h"

#include <algorithm>
#include <map>
#include <set>

#include "analyzer/ops/operator.h"
#include "analyzer/ops/spatial.h"

namespace jauge::memory::testing {
namespace {

using ir::TensorId;

std::int64_t whole_words(std::int64_t bytes) {
  return (bytes + 3) / 4 * 4;
}

std::int64_t size_of(const ir::Graph& graph, TensorId id) {
  return bytes_of(graph.tensor(id).type).value;
}

bool is_window(const ir::Node& node) {
  return node.op == "Conv" || node.op == "MaxPool";
}

bool is_element_by_element(const ir::Node& node) {
  return node.op == "Relu" || node.op == "Add" || node.op == "Cast";
}

// For every byte of the input the last output unit (pixel or element) that reads it, -1: none.
std::vector<std::int64_t> last_reads(const ir::Graph& graph, const ir::Node& node) {
  const ops::NodeView view(graph, node);
  std::vector<std::int64_t> last(static_cast<std::size_t>(size_of(graph, node.inputs[0])), -1);
  const ir::Shape& in = view.input(0);
  const ir::Shape& out = view.output();
  const auto list = [&](std::string_view name) { return node.attributes.integers(name); };
  const auto k = list("kernel_shape"), s = list("strides"), d = list("dilations"), p = list("pads");
  const std::int64_t pixel = in[3] * ir::bytes_of(view.input_dtype(0));
  for (std::int64_t y = 0; y < out[1]; ++y)
    for (std::int64_t x = 0; x < out[2]; ++x)
      for (std::int64_t ky = 0; ky < k[0]; ++ky)
        for (std::int64_t kx = 0; kx < k[1]; ++kx) {
          const std::int64_t iy = y * s[0] - p[0] + ky * d[0], ix = x * s[1] - p[1] + kx * d[1];
          if (iy < 0 || iy >= in[1] || ix < 0 || ix >= in[2]) continue;
          for (std::int64_t b = 0; b < pixel; ++b)
            last[static_cast<std::size_t>((iy * in[2] + ix) * pixel + b)] = y * out[2] + x;
        }
  return last;
}

struct Times {
  std::vector<std::int64_t> read;   // of each input byte
  std::vector<std::int64_t> write;  // of each output byte
};

std::optional<Times> times_of(const ir::Graph& graph, const ir::Node& node, std::size_t input) {
  const ops::NodeView view(graph, node);
  const std::int64_t out_bytes = size_of(graph, node.outputs[0]), in_bytes = size_of(graph, node.inputs[input]);
  const std::int64_t out_element = ir::bytes_of(view.output_tensor().type.dtype);
  const std::int64_t in_element = ir::bytes_of(view.input_dtype(input));
  Times times;
  std::int64_t unit = out_element;
  if (is_window(node)) {
    if (input != 0) return std::nullopt;
    times.read = last_reads(graph, node);
    unit = view.output().back() * out_element;
  } else if (is_element_by_element(node) || (node.op == "Softmax" && input == 0)) {
    if (view.input(input) != view.output()) return std::nullopt;
    for (std::int64_t b = 0; b < in_bytes; ++b) times.read.push_back(b / in_element);
  } else {
    return std::nullopt;
  }
  for (std::int64_t b = 0; b < out_bytes; ++b) times.write.push_back(b / unit);
  return times;
}

bool is_allowed(const Times& times, std::int64_t shift) {
  for (std::int64_t i = 0; i < static_cast<std::int64_t>(times.read.size()); ++i) {
    const std::int64_t j = i + shift;  // the output byte at the same place
    if (j < 0 || j >= static_cast<std::int64_t>(times.write.size())) continue;
    if (times.write[static_cast<std::size_t>(j)] < times.read[static_cast<std::size_t>(i)]) return false;
  }
  return true;
}

// Walks all orders.
class Orders {
 public:
  Orders(const ir::Graph& graph, Level level, int most) : graph_(graph), level_(level), left_(most) {
    for (std::size_t t = 0; t < graph.tensors.size(); ++t) source_.push_back(static_cast<TensorId>(t));
    for (const ir::Node& node : graph.nodes)
      if (node.op == "Flatten") source_[index_of(node.outputs[0])] = source_[index_of(node.inputs[0])];
    for (TensorId id : graph.outputs) outputs_.insert(source(id));
    for (TensorId id : graph.inputs) alive_.insert(id);
  }

  std::optional<std::int64_t> least() {
    visit(0);
    if (left_ < 0) return std::nullopt;
    return best_;
  }

 private:
  TensorId source(TensorId id) const { return source_[index_of(id)]; }

  void visit(std::int64_t worst) {
    if (left_ < 0 || worst >= best_) return;
    if (done_.size() == graph_.nodes.size()) {
      --left_;
      best_ = worst;
      return;
    }
    for (int i = 0; i < static_cast<int>(graph_.nodes.size()); ++i) {
      if (done_.contains(i) || !is_ready(i)) continue;
      if (--left_ < 0) return;
      const std::set<TensorId> before = alive_;
      done_.insert(i);
      const std::int64_t bytes = run(i);
      visit(std::max(worst, bytes));
      done_.erase(i);
      alive_ = before;
    }
  }

  bool is_ready(int index) const {
    for (int i = 0; i < static_cast<int>(graph_.nodes.size()); ++i)
      if (!done_.contains(i) && i != index)
        for (TensorId id : graph_.nodes[static_cast<std::size_t>(index)].inputs)
          if (std::ranges::count(graph_.nodes[static_cast<std::size_t>(i)].outputs, id) > 0) return false;
    return true;
  }

  // Whether nobody outside done_ reads it.
  bool dies(TensorId value) const {
    if (outputs_.contains(value)) return false;
    for (int i = 0; i < static_cast<int>(graph_.nodes.size()); ++i)
      if (!done_.contains(i))
        for (TensorId id : graph_.nodes[static_cast<std::size_t>(i)].inputs)
          if (source(id) == value) return false;
    return true;
  }

  // Bytes alive while the node runs; afterwards alive_ is what remains.
  std::int64_t run(int index) {
    const ir::Node& node = graph_.nodes[static_cast<std::size_t>(index)];
    const TensorId output = node.outputs[0];
    std::int64_t sum = 0;
    for (TensorId id : alive_) sum += whole_words(size_of(graph_, id));
    if (source(output) == output) {
      sum += whole_words(size_of(graph_, output)) - best_saving(node);
      alive_.insert(output);
    }
    std::erase_if(alive_, [&](TensorId id) { return dies(id); });
    return sum;
  }

  std::int64_t best_saving(const ir::Node& node) const {
    std::int64_t best = 0;
    for (std::size_t i = 0; i < node.inputs.size(); ++i) {
      if (graph_.tensor(node.inputs[i]).is_constant()) continue;
      const TensorId value = source(node.inputs[i]);
      if (!dies(value) || (level_ == Level::none && !is_in_place(node, i)) || is_read_twice(node, value)) continue;
      if (const auto span = least_span(graph_, node, i))
        best = std::max(best, whole_words(size_of(graph_, node.outputs[0])) + whole_words(size_of(graph_, value)) -
                                  whole_words(*span));
    }
    return best;
  }

  bool is_in_place(const ir::Node& node, std::size_t i) const {
    return is_element_by_element(node) && size_of(graph_, node.inputs[i]) == size_of(graph_, node.outputs[0]);
  }
  bool is_read_twice(const ir::Node& node, TensorId value) const {
    return node.op != "Add" && std::ranges::count_if(node.inputs, [&](TensorId id) { return source(id) == value; }) > 1;
  }

  const ir::Graph& graph_;
  Level level_;
  int left_;
  std::vector<TensorId> source_;
  std::set<TensorId> outputs_, alive_;
  std::set<int> done_;
  std::int64_t best_ = std::int64_t{1} << 60;
};

}  // namespace

std::optional<std::int64_t> least_span(const ir::Graph& graph, const ir::Node& node, std::size_t input) {
  const auto times = times_of(graph, node, input);
  if (!times) return std::nullopt;
  const auto in = static_cast<std::int64_t>(times->read.size()), out = static_cast<std::int64_t>(times->write.size());
  std::int64_t best = whole_words(out) + in;
  for (std::int64_t shift = -whole_words(in); shift <= whole_words(out); shift += 4)
    if (is_allowed(*times, shift)) best = std::min(best, std::max(out, shift + in) - std::min<std::int64_t>(0, shift));
  return best;
}

std::optional<std::int64_t> least_worst_step(const ir::Graph& graph, Level level, int most_orders) {
  return Orders(graph, level, most_orders).least();
}

}  // namespace jauge::memory::testing
