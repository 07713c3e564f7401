#include "analyzer/quantize/prepare.h"

#include <algorithm>

#include "analyzer/ops/operator.h"
#include "analyzer/ops/spatial.h"
#include "analyzer/passes/rewrite.h"
#include "analyzer/quantize/layer_weights.h"

namespace jauge::quantize {
namespace {

bool has_no_activation(const ir::Node& node) {
  return node.activation.kind == ir::ActivationKind::none;
}

void make_gemms(ir::Graph& graph) {
  for (ir::Node& node : graph.nodes)
    if (node.op == "MatMul" && graph.tensor(node.inputs[0]).type.shape.size() == 2 && layer_weights(graph, node))
      node.op = "Gemm";
}

struct Affine {
  std::vector<float> scale, bias;
};

std::optional<Affine> affine_of(const ir::Graph& graph, const ir::Node& node) {
  if (node.op != "ScaleBias" || !ops::channels_last(node.attributes)) return std::nullopt;
  const auto scale = passes::floats_of(graph, node.inputs[1]), bias = passes::floats_of(graph, node.inputs[2]);
  if (scale.empty() || scale.size() != bias.size()) return std::nullopt;
  return Affine{{scale.begin(), scale.end()}, {bias.begin(), bias.end()}};
}

bool has_padding(const ir::Graph& graph, const ir::Node& node) {
  const auto kernel = node.attributes.integers("kernel_shape");
  const ir::Shape& weights = graph.tensor(node.inputs[1]).type.shape;
  const std::vector<std::int64_t> sides =
      node.op == "Conv" ? std::vector<std::int64_t>(weights.begin() + 1, weights.end() - 1) : kernel;
  const auto window = ops::window_of(ops::NodeView(graph, node), sides);
  return !window || window->pad_top != 0 || window->pad_left != 0 || window->pad_bottom != 0 || window->pad_right != 0;
}

// Whether max, mean ... of scaled values is the scaled max, mean ...
bool commutes(const ir::Node& pool, const Affine& affine) {
  if (!has_no_activation(pool) || !ops::channels_last(pool.attributes)) return false;
  if (pool.op == "MaxPool" || pool.op == "GlobalMaxPool")
    return std::ranges::all_of(affine.scale, [](float scale) { return scale > 0; });
  if (pool.op == "AveragePool") return pool.attributes.integer("count_include_pad", 0) == 0;
  return pool.op == "GlobalAveragePool";
}

class ScaleBiasMover {
 public:
  explicit ScaleBiasMover(ir::Graph& graph) : graph_(graph) {}

  void move_all() {
    // Backwards, so that what moved down is not met again as its own successor.
    for (std::size_t i = graph_.nodes.size(); i-- > 0;)
      if (auto affine = affine_of(graph_, graph_.nodes[i]); affine && has_no_activation(graph_.nodes[i]))
        move_down(i, *affine);
    std::erase_if(graph_.nodes, [](const ir::Node& node) { return node.op.empty(); });
  }

 private:
  // The only reader of the node's output, or nothing.
  ir::Node* only_reader(const ir::Node& node, std::size_t after) {
    const ir::TensorId out = node.outputs[0];
    if (passes::use_counts(graph_)[ir::index_of(out)] != 1) return nullptr;
    for (std::size_t i = after + 1; i < graph_.nodes.size(); ++i)
      if (!graph_.nodes[i].inputs.empty() && graph_.nodes[i].inputs[0] == out) return &graph_.nodes[i];
    return nullptr;
  }

  std::size_t place_of(const ir::Node& node) const { return static_cast<std::size_t>(&node - graph_.nodes.data()); }

  void move_down(std::size_t place, const Affine& affine) {
    while (true) {
      ir::Node* reader = only_reader(graph_.nodes[place], place);
      if (!reader) return;
      if (commutes(*reader, affine)) {
        place = swap_with(place, *reader);
        continue;
      }
      ir::Node* layer = reader;
      if (reader->op == "Flatten" || reader->op == "Reshape" || reader->op == "Squeeze") {
        const ir::Shape& flat = graph_.tensor(reader->outputs[0]).type.shape;
        if (flat.size() != 2 || flat[1] % static_cast<std::int64_t>(affine.scale.size()) != 0) return;
        layer = only_reader(*reader, place_of(*reader));
      }
      if (layer && take(*layer, affine)) step_over(place, *(layer == reader ? layer : reader));
      return;
    }
  }

  // pool(scale(x)) as scale(pool(x)); returns where the scale stands now.
  std::size_t swap_with(std::size_t place, ir::Node& pool) {
    ir::Node& scale = graph_.nodes[place];
    const ir::TensorId between = graph_.add({.name = graph_.tensor(scale.outputs[0]).name + "/pooled",
                                             .type = graph_.tensor(pool.outputs[0]).type,
                                             .quant = {},
                                             .data = {}});
    const ir::TensorId out = pool.outputs[0];
    pool.inputs[0] = scale.inputs[0];
    pool.outputs[0] = between;
    scale.inputs[0] = between;
    scale.outputs[0] = out;
    const std::size_t new_place = place_of(pool);
    // Nodes between them stay in front of the pool: none of them reads the scaled values.
    std::rotate(graph_.nodes.begin() + static_cast<std::ptrdiff_t>(place),
                graph_.nodes.begin() + static_cast<std::ptrdiff_t>(place) + 1,
                graph_.nodes.begin() + static_cast<std::ptrdiff_t>(new_place) + 1);
    return new_place;
  }

  bool take(ir::Node& layer, const Affine& affine) {
    const auto weights = layer_weights(graph_, layer);
    if (!weights || layer.op == "MatMul" || weights->in_channels % affine.scale.size() != 0) return false;
    if (layer.op == "Conv" && (has_padding(graph_, layer) || weights->in_channels != affine.scale.size())) return false;
    std::vector<float> values = weights->values;
    std::vector<double> bias(weights->bias.begin(), weights->bias.end());
    bias.resize(weights->out_channels, 0);
    for (std::size_t i = 0; i < values.size(); ++i) {
      const std::size_t c = weights->in_of(i) % affine.scale.size();
      bias[weights->out_of(i)] += static_cast<double>(values[i]) * static_cast<double>(affine.bias[c]);
      values[i] *= affine.scale[c];
    }
    set_layer_weights(graph_, layer, values, std::vector<float>(bias.begin(), bias.end()));
    return true;
  }

  // The scale is in the layer now: `reader` takes what the scale took.
  void step_over(std::size_t place, ir::Node& reader) {
    ir::Node& scale = graph_.nodes[place];
    reader.inputs[0] = scale.inputs[0];
    passes::merge_origin(reader, scale);
    scale = ir::Node{};
  }

  ir::Graph& graph_;
};

void become_convolution(ir::Graph& graph, ir::Node& node) {
  const std::size_t rank = graph.tensor(node.inputs[0]).type.shape.size();
  const auto affine = affine_of(graph, node);
  if (!affine || rank < 3 || rank > 4) return;
  const auto channels = static_cast<std::int64_t>(affine->scale.size());
  ir::Shape shape(rank, 1);
  shape[0] = channels;
  const std::string name = graph.tensor(node.inputs[1]).name;
  node.inputs[1] = passes::add_floats(graph, name, shape, affine->scale);
  node.op = "Conv";
  node.attributes = {};
  node.attributes.set("kernel_shape", std::vector<std::int64_t>(rank - 2, 1));
  node.attributes.set("group", channels);
  node.attributes.set("channels_last", std::int64_t{1});
}

}  // namespace

Result<ir::Graph> prepare(ir::Graph graph) {
  make_gemms(graph);
  ScaleBiasMover(graph).move_all();
  for (ir::Node& node : graph.nodes) become_convolution(graph, node);
  JAUGE_CHECK(ops::infer_shapes(graph));
  return ir::without_unused_tensors(std::move(graph));
}

}  // namespace jauge::quantize
