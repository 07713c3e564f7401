#include "analyzer/cost/st/model_rows.h"

#include <algorithm>

#include "analyzer/cost/st/row_names.h"
#include "analyzer/cost/st/stored_arrays.h"
#include "analyzer/ops/spatial.h"

namespace jauge::cost::st {
namespace {

// Types that int8 and int16 networks compute with; other integers are indices and shapes.
bool is_quantised(ir::DType dtype) {
  return dtype == ir::DType::int8 || dtype == ir::DType::uint8 || dtype == ir::DType::int16;
}

class ModelLister {
 public:
  explicit ModelLister(const ir::Graph& graph)
      : graph_(graph),
        names_(graph),
        fixed_(graph),
        consumers_(ir::consumers(graph)),
        counted_(graph.tensors.size(), false) {
    result_.rows.value_count = static_cast<int>(graph.tensors.size());
  }

  ModelRows list() {
    for (int index = 0; index < static_cast<int>(graph_.nodes.size()); ++index) add(index);
    for (const ir::TensorId id : graph_.outputs) result_.rows.outputs.push_back(static_cast<Value>(id));
    return std::move(result_);
  }

 private:
  void add(int index) {
    const ir::Node& node = graph_.nodes[static_cast<std::size_t>(index)];
    const ops::NodeView view(graph_, node);
    if (fixed_.is_computed_once(node) || add_to_row_before(view)) return;
    const OperatorRow named = operator_row(view);
    Row row{.name = names_.of(index, named), .type = named.type, .kind = named.kind};
    row.integer = computes_with_integers(view);
    row.macc = macc_of(node);
    if (!node.outputs.empty() && node.outputs[0] != ir::no_tensor) row.output_shape = view.output();
    add_stored_values(view, fixed_, counted_, row);
    describe_weights(view, row);
    describe_movement(view, row);
    for (const ir::TensorId id : node.inputs)
      if (id != ir::no_tensor && !fixed_.holds(id)) row.reads.push_back(static_cast<Value>(id));
    for (const ir::TensorId id : node.outputs)
      if (id != ir::no_tensor) row.writes.push_back(static_cast<Value>(id));
    result_.rows.rows.push_back(std::move(row));
    if (node.activation.kind != ir::ActivationKind::none) add_activation(index);
  }

  // The activation inside a node, as a row behind the node's: between them lies a value that the file does not name.
  void add_activation(int index) {
    const ir::Node& node = graph_.nodes[static_cast<std::size_t>(index)];
    Row& producer = result_.rows.rows.back();
    if (producer.writes.empty()) return;
    const OperatorRow named = activation_row(node.activation.kind);
    const std::int64_t each = named.kind == RowKind::curve ? 10 : 1;
    const Value between = result_.rows.value_count++;
    Row row{.name = names_.of_activation(index), .type = named.type, .kind = named.kind};
    row.macc = each * ir::elements(producer.output_shape);
    row.output_shape = producer.output_shape;
    row.integer = producer.integer;
    row.reads = {between};
    row.writes = {producer.writes.front()};
    producer.writes.front() = between;
    result_.rows.rows.push_back(std::move(row));
  }

  // Dense layers of Keras on sequences are a product and a sum here, one row with a bias there.
  bool add_to_row_before(const ops::NodeView& view) {
    if (graph_.source.format != "Keras" || view.node().op != "Add" || !view.node().name.ends_with("/bias_add"))
      return false;
    if (result_.rows.rows.empty() || view.input_count() != 2 || !view.has_input(1) || !view.constant(1)) return false;
    Row& product = result_.rows.rows.back();
    if (product.kind != RowKind::dense || product.has_bias) return false;
    const std::int64_t count = ir::elements(view.input(1));
    product.has_bias = true;
    product.params += count;
    product.macc = product.macc.value_or(0) + count;
    product.arrays.push_back({count, 4, 0});
    product.writes = {static_cast<Value>(view.node().outputs[0])};
    return true;
  }

  std::optional<std::int64_t> macc_of(const ir::Node& node) {
    const ops::Operator* op = ops::find_operator(node.op);
    std::optional<std::int64_t> macc = 0;
    if (!op)
      macc = std::nullopt;
    else if (op->st_macc)
      macc = op->st_macc(ops::NodeView(graph_, node));
    if (!macc && std::ranges::find(result_.unknown_operators, node.op) == result_.unknown_operators.end())
      result_.unknown_operators.push_back(node.op);
    return macc;
  }

  // Either the types say so, or (ONNX with QuantizeLinear around float operators) everything that surrounds the node.
  bool computes_with_integers(const ops::NodeView& view) const {
    const ir::Node& node = view.node();
    if (node.outputs.empty() || node.outputs[0] == ir::no_tensor) return false;
    if (is_quantised(view.output_tensor().type.dtype)) return true;
    if (graph_.source.format != "ONNX") return false;
    if (view.has_input(1) && fixed_.is_dequantized(node.inputs[1]) && is_quantised(fixed_.stored_dtype(node.inputs[1])))
      return true;
    const std::vector<int>& readers = consumers_[ir::index_of(node.outputs[0])];
    return !readers.empty() && std::ranges::all_of(readers, [this](int reader) {
      return graph_.nodes[static_cast<std::size_t>(reader)].op == "QuantizeLinear";
    });
  }

  void describe_weights(const ops::NodeView& view, Row& row) const {
    if (row.kind != RowKind::convolution && row.kind != RowKind::dense) return;
    const bool q_linear_conv = view.node().op == "QLinearConv";
    const std::size_t weights = q_linear_conv ? 3 : 1;
    row.has_bias = view.has_input(q_linear_conv ? 8 : 2) && view.node().op != "QLinearMatMul";
    if (!view.has_input(weights)) return;
    const ir::Shape& shape = view.input(weights);
    row.channels =
        row.kind == RowKind::convolution ? shape.front() : (row.output_shape.empty() ? 1 : row.output_shape.back());
    if (row.kind != RowKind::convolution) return;
    row.depthwise = ops::family_of(view) == ops::Family::depthwise;
    row.padded = has_padding(view, shape);
  }

  void describe_movement(const ops::NodeView& view, Row& row) const {
    const std::string& op = view.node().op;
    row.windowed = op == "MaxPool" || op == "AveragePool";
    row.identity = op == "Dropout" || op == "Identity";
    if (row.kind != RowKind::transpose) return;
    const std::vector<std::int64_t> perm = view.attributes().integers("perm");
    row.moves_no_bytes = keeps_order(perm, view.input(0)) || (graph_.source.format == "ONNX" && is_layout_change(perm));
  }

  // ONNX files for channels-last frameworks change to channels-first and back; ST computes channels-last throughout.
  static bool is_layout_change(const std::vector<std::int64_t>& perm) {
    using Axes = std::vector<std::int64_t>;
    return perm == Axes{0, 2, 3, 1} || perm == Axes{0, 3, 1, 2};
  }

  // Axes with more than one element keep their order: the bytes stay where they are.
  static bool keeps_order(const std::vector<std::int64_t>& perm, const ir::Shape& shape) {
    std::int64_t last = -1;
    for (const std::int64_t axis : perm) {
      if (axis < 0 || axis >= static_cast<std::int64_t>(shape.size())) return false;
      if (shape[static_cast<std::size_t>(axis)] == 1) continue;
      if (axis < last) return false;
      last = axis;
    }
    return !perm.empty();
  }

  static bool has_padding(const ops::NodeView& view, const ir::Shape& weights) {
    const std::ptrdiff_t first = ops::channels_last(view.attributes()) ? 1 : 2;
    const std::ptrdiff_t spatial = static_cast<std::ptrdiff_t>(weights.size()) - 2;
    if (spatial < 1) return false;
    const std::vector<std::int64_t> kernel(weights.begin() + first, weights.begin() + first + spatial);
    const auto window = ops::window_of(view, kernel);
    return window && (window->pad_top | window->pad_left | window->pad_bottom | window->pad_right) != 0;
  }

  const ir::Graph& graph_;
  RowNames names_;
  FixedTensors fixed_;
  std::vector<std::vector<int>> consumers_;
  std::vector<bool> counted_;
  ModelRows result_;
};

}  // namespace

ModelRows model_rows(const ir::Graph& graph) {
  return ModelLister(graph).list();
}

}  // namespace jauge::cost::st
