#include "analyzer/passes/transpose_sinker.h"

#include <algorithm>
#include <map>

#include "analyzer/ops/operator.h"
#include "analyzer/passes/feature_order.h"
#include "analyzer/passes/layout_rules.h"
#include "analyzer/passes/reshape_rules.h"
#include "analyzer/passes/rewrite.h"

namespace jauge::passes {
namespace {

using ir::TensorId;

// What a tensor would be: Transpose(source, perm), or, with `viewed_as`, the rows of
// Reshape(Transpose(Reshape(source, viewed_as), perm)) where perm keeps axis 0: features in another order.
struct Note {
  TensorId source;
  Permutation perm;
  ir::Shape viewed_as;      // empty: as it is
  ir::Node transpose;       // of the user's file, if it has one: name and origin
  bool is_written = false;  // somebody needed it; the tensor exists
};

class Sinker {
 public:
  explicit Sinker(ir::Graph graph)
      : graph_(std::move(graph)), is_output_(ir::is_output(graph_)), substitution_(graph_) {}

  // `old` is Transpose(source, perm) from the start.
  void note(TensorId old, TensorId source, const Permutation& perm) {
    notes_[old] = {.source = source, .perm = perm, .viewed_as = {}, .transpose = {}};
  }

  ir::Graph run() && {
    std::vector<ir::Node> nodes = std::move(graph_.nodes);
    graph_.nodes.clear();
    for (ir::Node& node : nodes) {
      substitution_.apply_to_inputs(node);
      unpackers_.remember(graph_, node);
      if (!sink(node)) {
        for (TensorId id : node.inputs) write_if_noted(id);
        emit(std::move(node));
      }
    }
    for (TensorId id : std::vector<TensorId>(graph_.outputs)) write_if_noted(id);
    return ir::without_unused_tensors(std::move(graph_));
  }

 private:
  // Whether the node has been dealt with.
  bool sink(ir::Node& node) {
    if (node.op == "Transpose" && node.activation.kind == ir::ActivationKind::none) return note_transpose(node);
    if (std::ranges::none_of(node.inputs, [this](TensorId id) { return note_of(id) != nullptr; })) return false;
    if (is_broadcasting(node) || node.op == "Concat") return sink_through_many(node);
    const Note* note = note_of(node.inputs[0]);
    if (!note) return false;
    if (!note->viewed_as.empty()) return sink_features(node, *note);
    const ops::Operator* op = ops::find_operator(node.op);
    if (op && op->memory.is_view && !is_elementwise(node)) return sink_through_view(node, *note);
    return sink_through_one(node, *note);
  }

  const Note* note_of(TensorId id) const {
    const auto found = id == ir::no_tensor ? notes_.end() : notes_.find(id);
    return found == notes_.end() ? nullptr : &found->second;
  }

  bool note_transpose(ir::Node& node) {
    const ir::Shape& shape = shape_of(node.inputs[0]);
    Permutation perm = node.attributes.integers("perm");
    if (perm.empty()) {
      perm = identity(shape.size());
      std::ranges::reverse(perm);
    }
    TensorId source = node.inputs[0];
    if (const Note* note = note_of(source); note && note->viewed_as.empty()) {
      perm = compose(note->perm, perm);
      source = note->source;
      merge_origin(node, note->transpose);
    } else {
      write_if_noted(source);
    }
    const TensorId output = node.outputs[0];
    if (is_identity(perm) && substitution_.may_replace(output, source)) {
      substitution_.replace(output, source);
      return true;
    }
    node.inputs.clear();
    notes_[output] = {.source = source, .perm = perm, .viewed_as = {}, .transpose = std::move(node)};
    return true;
  }

  bool sink_through_one(ir::Node& node, const Note& note) {
    const auto perm = reorder_input(graph_, node, note.perm);
    if (!perm) return false;
    for (std::size_t i = 1; i < node.inputs.size(); ++i) write_if_noted(node.inputs[i]);
    node.inputs[0] = note.source;
    pass_on(std::move(node), *perm, {});
    return true;
  }

  // The node's outputs now come in another order; the tensors that were its outputs are only noted.
  void pass_on(ir::Node node, const Permutation& perm, const ir::Shape& viewed_as) {
    for (TensorId& id : node.outputs) {
      if (id == ir::no_tensor) continue;
      const TensorId old = id;
      id = viewed_as.empty() ? add_reordered(old, inverse(perm)) : add_like(old);
      if (viewed_as.empty() && is_identity(perm) && substitution_.may_replace(old, id)) {
        substitution_.replace(old, id);
      } else {
        rename(old, id);
        notes_[old] = {.source = id, .perm = perm, .viewed_as = viewed_as, .transpose = {}};
      }
    }
    emit(std::move(node));
  }

  // All inputs in the order that one of them has, or none.
  bool sink_through_many(ir::Node& node) {
    const std::size_t rank = shape_of(node.outputs[0]).size();
    for (TensorId candidate : node.inputs) {
      const Note* note = note_of(candidate);
      if (!note || note->perm.size() != rank || !note->viewed_as.empty()) continue;
      const Permutation perm = note->perm;
      ir::Node changed = node;
      if (changed.op == "Concat") {
        const auto axis = reordered_axis(changed.attributes.integer("axis", 0), perm);
        if (!axis) return false;
        changed.attributes.set("axis", *axis);
      }
      if (!std::ranges::all_of(node.inputs, [&](TensorId id) { return fits(id, perm); })) continue;
      for (TensorId& id : changed.inputs) id = in_order(id, perm, node.name);
      pass_on(std::move(changed), perm, {});
      return true;
    }
    for (std::size_t i = 0; i < node.inputs.size(); ++i)
      if (const Note* note = note_of(node.inputs[i]); note && !note->viewed_as.empty())
        return sink_features_through_pair(node, i, *note);
    return false;
  }

  ir::Shape widened(const ir::Shape& shape, std::size_t rank) const {
    ir::Shape result(rank - std::min(rank, shape.size()), 1);
    result.insert(result.end(), shape.begin(), shape.end());
    return result;
  }

  // Whether an input of a broadcasting node can be had in the source's order without moving its bytes at run time.
  bool fits(TensorId id, const Permutation& perm) const {
    if (id == ir::no_tensor) return true;
    if (const Note* note = note_of(id); note && note->viewed_as.empty() && note->perm == perm) return true;
    const ir::Shape& shape = shape_of(id);
    if (shape.size() > perm.size()) return false;
    return is_constant(graph_, id) || moves_no_bytes(widened(shape, perm.size()), inverse(perm));
  }

  TensorId in_order(TensorId id, const Permutation& perm, const std::string& reader) {
    if (id == ir::no_tensor) return id;
    if (const Note* note = note_of(id); note && note->viewed_as.empty() && note->perm == perm) return note->source;
    if (ir::elements(shape_of(id)) == 1 && shape_of(id).size() < perm.size()) return written(id);
    const ir::Shape wide = widened(shape_of(id), perm.size());
    if (!is_constant(graph_, id)) return reshaped(written(id), permuted(wide, inverse(perm)), reader);
    ir::Tensor constant = graph_.tensor(id);
    if (constant.quant && constant.quant->axis >= 0)
      constant.quant->axis += static_cast<int>(wide.size() - constant.type.shape.size());
    constant.type.shape = wide;
    return add_transposed(graph_, graph_.add(std::move(constant)), inverse(perm));
  }

  bool sink_through_view(ir::Node& node, const Note& note) {
    if (node.activation.kind != ir::ActivationKind::none) return false;
    const ir::Shape from = shape_of(note.source), to = shape_of(node.outputs[0]);
    const TensorId source = note.source;
    if (moves_no_bytes(from, note.perm)) {
      become_reshape(node, source, to);
      emit(std::move(node));
      return true;
    }
    if (const auto first = reshape_first(from, note.perm, to)) {
      become_reshape(node, source, first->shape);
      pass_on(std::move(node), first->perm, {});
      return true;
    }
    const bool makes_rows = to.size() == 2 && note.perm[0] == 0 && to[0] == from[0];
    if (!makes_rows) return false;
    const Permutation perm = note.perm;
    become_reshape(node, source, to);
    pass_on(std::move(node), perm, from);
    return true;
  }

  // Keeps Flatten where it still does the same.
  void become_reshape(ir::Node& node, TensorId source, const ir::Shape& to) {
    const ir::Shape& from = shape_of(source);
    const bool still_flattens = node.op == "Flatten" && node.attributes.integer("axis", 1) == 1 && to.size() == 2 &&
                                !from.empty() && to[0] == from[0];
    if (!still_flattens) {
      node.op = "Reshape";
      node.attributes = {};
      node.inputs = {source, add_integers(graph_, node.name + "/shape", to)};
    } else {
      node.inputs = {source};
    }
  }

  bool sink_features(ir::Node& node, const Note& note) {
    const TensorId source = note.source;
    if (is_elementwise(node)) {
      for (TensorId id : {source, node.outputs[0]})  // scales of single features would have to move as well
        if (const auto& quant = graph_.tensor(id).quant; quant && quant->axis >= 0) return false;
      const Note copy = note;
      node.inputs[0] = source;
      pass_on(std::move(node), copy.perm, copy.viewed_as);
      return true;
    }
    if (node.op == "BatchNormalization" || node.op == "ScaleBias") return sink_features_through_scale(node, note);
    return sink_features_through_product(node, note);
  }

  // A dense layer takes the order into the rows of its matrix.
  bool sink_features_through_product(ir::Node& node, const Note& note) {
    if (node.op != "MatMul" && (node.op != "Gemm" || node.attributes.integer("transA", 0) != 0)) return false;
    const std::size_t axis = node.op == "Gemm" && node.attributes.integer("transB", 0) != 0 ? 1 : 0;
    const TensorId matrix = node.inputs[1];
    if (shape_of(matrix).size() != 2) return false;
    if (is_constant(graph_, matrix)) {
      node.inputs[1] = reordered_features(graph_, matrix, axis, note.viewed_as, note.perm);
    } else if (const ir::Node* unpacker = unpackers_.of(matrix)) {
      const auto slices = sliced_axis(graph_, *unpacker);
      if (slices == static_cast<std::int64_t>(axis)) return false;  // the scales would have to move as well
      const TensorId packed = reordered_features(graph_, unpacker->inputs[0], axis, note.viewed_as, note.perm);
      emit(unpack_instead(graph_, *unpacker, packed, slices.value_or(0)));
      node.inputs[1] = graph_.nodes.back().outputs[0];
    } else {
      return false;
    }
    node.inputs[0] = note.source;
    emit(std::move(node));
    return true;
  }

  bool sink_features_through_scale(ir::Node& node, const Note& note) {
    const Note copy = note;
    for (std::size_t i = 1; i < node.inputs.size(); ++i)
      if (!is_constant(graph_, node.inputs[i])) return false;
    for (std::size_t i = 1; i < node.inputs.size(); ++i)
      node.inputs[i] = reordered_features(graph_, node.inputs[i], 0, copy.viewed_as, copy.perm);
    node.inputs[0] = copy.source;
    pass_on(std::move(node), copy.perm, copy.viewed_as);
    return true;
  }

  // An Add, Mul ... of features and a constant.
  bool sink_features_through_pair(ir::Node& node, std::size_t features, const Note& note) {
    if (node.inputs.size() != 2 || node.op == "Concat") return false;
    const TensorId other = node.inputs[1 - features];
    const ir::Shape& out = shape_of(node.outputs[0]);
    if (!is_constant(graph_, other) || out != shape_of(node.inputs[features])) return false;
    const ir::Shape& shape = shape_of(other);
    const bool is_row = !shape.empty() && shape.size() <= 2 && ir::elements(shape) == out[1] && shape.back() == out[1];
    if (!is_row && ir::elements(shape) != 1) return false;
    const Note copy = note;
    if (is_row)
      node.inputs[1 - features] = reordered_features(graph_, other, shape.size() - 1, copy.viewed_as, copy.perm);
    node.inputs[features] = copy.source;
    pass_on(std::move(node), copy.perm, copy.viewed_as);
    return true;
  }

  TensorId written(TensorId id) {
    write_if_noted(id);
    return substitution_(id);
  }

  void write_if_noted(TensorId id) {
    const auto found = id == ir::no_tensor ? notes_.end() : notes_.find(id);
    if (found == notes_.end() || found->second.is_written) return;
    found->second.is_written = true;
    const Note note = found->second;
    TensorId source = note.source;
    if (!note.viewed_as.empty()) source = reshaped(source, note.viewed_as, graph_.tensor(id).name);
    const bool is_view = moves_no_bytes(shape_of(source), note.perm);
    if (note.viewed_as.empty() || is_view) {
      emit_order_change(note, source, id, is_view);
      return;
    }
    const TensorId turned = graph_.add({.name = graph_.tensor(id).name + "/features",
                                        .type = {graph_.tensor(id).type.dtype, permuted(note.viewed_as, note.perm)},
                                        .quant = per_tensor_quant(id),
                                        .data = {}});
    emit_order_change(note, source, turned, false);
    emit_reshape(turned, id, graph_.tensor(id).name);
  }

  void emit_order_change(const Note& note, TensorId source, TensorId to, bool is_view) {
    ir::Node node = note.transpose;
    if (node.name.empty()) node.name = graph_.tensor(to).name;
    node.op = is_view ? "Reshape" : "Transpose";
    node.attributes = {};
    node.inputs = {source};
    node.outputs = {to};
    if (is_view)
      node.inputs.push_back(add_integers(graph_, node.name + "/shape", shape_of(to)));
    else
      node.attributes.set("perm", note.perm);
    emit(std::move(node));
  }

  TensorId reshaped(TensorId source, const ir::Shape& shape, const std::string& name) {
    if (shape_of(source) == shape) return source;
    ir::Tensor result = {.name = graph_.tensor(source).name + "/view",
                         .type = {graph_.tensor(source).type.dtype, shape},
                         .quant = per_tensor_quant(source),
                         .data = {}};
    const TensorId id = graph_.add(std::move(result));
    emit_reshape(source, id, name + "/view");
    return id;
  }

  void emit_reshape(TensorId from, TensorId to, const std::string& name) {
    ir::Node node;
    node.op = "Reshape";
    node.name = name;
    node.inputs = {from, add_integers(graph_, name + "/shape", shape_of(to))};
    node.outputs = {to};
    emit(std::move(node));
  }

  std::optional<ir::QuantParams> per_tensor_quant(TensorId id) const {
    const auto& quant = graph_.tensor(id).quant;
    return quant && quant->axis < 0 ? quant : std::nullopt;
  }

  TensorId add_like(TensorId old) {
    ir::Tensor tensor = {.name = graph_.tensor(old).name,
                         .type = graph_.tensor(old).type,
                         .quant = graph_.tensor(old).quant,
                         .data = {}};
    return graph_.add(std::move(tensor));
  }

  TensorId add_reordered(TensorId old, const Permutation& perm) {
    const TensorId id = add_like(old);
    ir::Tensor& tensor = graph_.tensor(id);
    tensor.type.shape = permuted(tensor.type.shape, perm);
    if (tensor.quant && tensor.quant->axis >= 0)
      tensor.quant->axis = static_cast<int>(inverse(perm)[static_cast<std::size_t>(tensor.quant->axis)]);
    return id;
  }

  // The new tensor is what the user's node writes, so it has the user's name; a graph output keeps its own.
  void rename(TensorId old, TensorId replacement) {
    ir::Tensor& other = is_output_[index_of(old)] ? graph_.tensor(replacement) : graph_.tensor(old);
    other.name += "/reordered";
  }

  const ir::Shape& shape_of(TensorId id) const { return graph_.tensor(id).type.shape; }
  void emit(ir::Node node) { graph_.nodes.push_back(std::move(node)); }

  ir::Graph graph_;
  std::vector<bool> is_output_;  // of the tensors the graph came with
  Substitution substitution_;
  std::map<TensorId, Note> notes_;
  Unpackers unpackers_;
};

}  // namespace

ir::Graph sink_transposes(ir::Graph graph) {
  return Sinker(std::move(graph)).run();
}

ir::Graph sink_transposes_with_turned_input(ir::Graph graph, std::size_t input, const Permutation& perm) {
  const TensorId old = graph.inputs[input];
  ir::Tensor turned = graph.tensor(old);
  turned.type.shape = permuted(turned.type.shape, perm);
  turned.file_axes = turned.file_axes.empty() ? perm : compose(turned.file_axes, perm);
  if (turned.quant && turned.quant->axis >= 0)
    turned.quant->axis = static_cast<int>(inverse(perm)[static_cast<std::size_t>(turned.quant->axis)]);
  graph.tensor(old).name += "/file_layout";
  graph.tensor(old).file_axes.clear();
  const TensorId source = graph.add(std::move(turned));
  graph.inputs[input] = source;

  Sinker sinker(std::move(graph));
  sinker.note(old, source, inverse(perm));
  return std::move(sinker).run();
}

Bytes transposed_bytes(const ir::Graph& graph) {
  Bytes sum;
  for (const ir::Node& node : graph.nodes)
    if (node.op == "Transpose") sum += bytes_of(graph.tensor(node.outputs[0]).type);
  return sum;
}

}  // namespace jauge::passes
