#include "analyzer/ops/recurrent.h"

#include "analyzer/base/checked_math.h"
#include "analyzer/ops/checks.h"

namespace jauge::ops {
namespace {

Result<void> read_direction(const NodeView& node, RecurrentWork& work) {
  const std::string direction = node.attributes().text("direction", "forward");
  if (direction != "forward" && direction != "reverse" && direction != "bidirectional")
    return contradiction("its direction is '" + direction.substr(0, 40) + "'");
  work.reverse = direction == "reverse";
  work.directions = direction == "bidirectional" ? 2 : 1;
  return {};
}

Result<void> check_weights(const NodeView& node, const RecurrentWork& work) {
  const std::int64_t rows = work.gates * work.hidden;
  JAUGE_CHECK(require_shape(node, 1, {work.directions, rows, work.inputs}, "input weights"));
  JAUGE_CHECK(require_shape(node, 2, {work.directions, rows, work.hidden}, "recurrent weights"));
  // ONNX has a bias for the input and one for the state; Keras' LSTM has one for both.
  const bool one_bias = node.has_input(3) && node.input(3) == ir::Shape{work.directions, rows};
  if (node.has_input(3) && !one_bias) JAUGE_CHECK(require_shape(node, 3, {work.directions, 2 * rows}, "bias"));
  if (node.has_input(4)) JAUGE_CHECK(require_shape(node, 4, {work.batch}, "sequence_lens"));
  const ir::Shape state = work.batch_first ? ir::Shape{work.batch, work.directions, work.hidden}
                                           : ir::Shape{work.directions, work.batch, work.hidden};
  for (std::size_t i : {5, 6})
    if (node.has_input(i)) JAUGE_CHECK(require_shape(node, i, state, "initial state"));
  if (node.has_input(7)) JAUGE_CHECK(require_shape(node, 7, {work.directions, 3 * work.hidden}, "peepholes"));
  return require_same_dtype(node, {0, 1, 2, 3, 5, 6, 7});
}

}  // namespace

std::int64_t gates_of(std::string_view op) {
  return op == "LSTM" ? 4 : op == "GRU" ? 3 : 1;
}

Result<RecurrentWork> recurrent_work(const NodeView& node) {
  JAUGE_CHECK(require_float(node, 0));
  JAUGE_CHECK(require_rank(node, 0, 3));
  JAUGE_CHECK(require_rank(node, 2, 3));
  const ir::Shape& in = node.input(0);
  RecurrentWork work;
  work.gates = gates_of(node.node().op);
  work.batch_first = node.attributes().integer("layout", 0) != 0;
  work.steps = in[work.batch_first ? 1 : 0];
  work.batch = in[work.batch_first ? 0 : 1];
  work.inputs = in[2];
  work.hidden = node.attributes().integer("hidden_size", node.input(2)[2]);
  if (work.hidden < 1 || work.hidden > (std::int64_t{1} << 31))
    return contradiction("its hidden_size is " + std::to_string(work.hidden));
  JAUGE_CHECK(read_direction(node, work));
  JAUGE_CHECK(check_weights(node, work));
  return work;
}

namespace {

Result<Types> infer(const NodeView& node) {
  JAUGE_TRY(const RecurrentWork w, recurrent_work(node));
  const ir::DType dtype = node.input_dtype(0);
  const ir::Shape all = w.batch_first ? ir::Shape{w.batch, w.steps, w.directions, w.hidden}
                                      : ir::Shape{w.steps, w.directions, w.batch, w.hidden};
  const ir::Shape state =
      w.batch_first ? ir::Shape{w.batch, w.directions, w.hidden} : ir::Shape{w.directions, w.batch, w.hidden};
  return Types{{dtype, all}, {dtype, state}, {dtype, state}};
}

Macs macs(const NodeView& node) {
  const auto w = recurrent_work(node);
  if (!w) return {};
  return {saturating_product({w->steps * w->batch, w->directions, w->gates * w->hidden, w->inputs + w->hidden})};
}

// ST adds five operations for each unit and step of an LSTM; it has published no other recurrent layer.
std::optional<std::int64_t> st_lstm(const NodeView& node) {
  const auto w = recurrent_work(node);
  if (!w) return std::nullopt;
  return macs(node).value + saturating_product({w->steps * w->batch, w->directions, 5 * w->hidden});
}

Operator recurrent(std::string_view name, std::string_view summary, std::size_t inputs, std::size_t outputs,
                   std::vector<AttributeRule> further) {
  Operator op = {.name = name,
                 .summary = summary,
                 .family = Family::recurrent,
                 .min_inputs = 3,
                 .max_inputs = inputs,
                 .min_outputs = 1,
                 .max_outputs = outputs,
                 .attributes = {{"hidden_size", AttributeType::integer},
                                {"direction", AttributeType::text},
                                {"layout", AttributeType::integer},
                                {"clip", AttributeType::real},
                                {"activations", AttributeType::text},
                                {"activation_alpha", AttributeType::reals},
                                {"activation_beta", AttributeType::reals}},
                 .value_inputs = {4},
                 .infer = infer,
                 .macs = macs,
                 .st_macc = st_unknown,
                 .run = run_recurrent};
  op.attributes.insert(op.attributes.end(), further.begin(), further.end());
  return op;
}

Operator lstm() {
  Operator op = recurrent("LSTM", "long short-term memory", 8, 3, {{"input_forget", AttributeType::integer}});
  op.st_macc = st_lstm;
  return op;
}

}  // namespace

extern const Operator lstm_operator, gru_operator, rnn_operator;

const Operator lstm_operator = lstm();
const Operator gru_operator =
    recurrent("GRU", "gated recurrent unit", 6, 2, {{"linear_before_reset", AttributeType::integer}});
const Operator rnn_operator = recurrent("RNN", "simple recurrent layer", 6, 2, {});

}  // namespace jauge::ops
