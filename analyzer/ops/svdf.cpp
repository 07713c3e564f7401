// SVDF: a dense layer over time, factored into a filter over features and a filter over the last frames. Inputs: frame
// [batch, features], feature weights [filters, features], time weights [filters, frames], bias [units], state (absent:
// the operator keeps it); attribute rank. filters = units x rank. Output [batch, units].
#include "analyzer/ops/checks.h"

namespace jauge::ops {
namespace {

Result<Types> infer(const NodeView& node) {
  for (std::size_t i = 0; i < 3; ++i) JAUGE_CHECK(require_rank(node, i, 2));
  const std::int64_t rank = node.attributes().integer("rank", 1);
  const std::int64_t filters = node.input(1)[0];
  if (rank < 1 || filters % rank != 0) return contradiction("its rank does not divide its filters");
  if (node.input(1)[1] != node.input(0)[1] || node.input(2)[0] != filters)
    return contradiction("its weights do not match its input");
  if (node.has_input(3)) JAUGE_CHECK(require_shape(node, 3, {filters / rank}, "bias"));
  return Types{{node.input_dtype(0), {node.input(0)[0], filters / rank}}};
}

Macs macs(const NodeView& node) {
  const ir::Shape& features = node.input(1);
  return {saturating_product({node.input(0)[0], features[0], features[1] + node.input(2)[1]})};
}

}  // namespace

extern const Operator svdf_operator;

const Operator svdf_operator = {.name = "SVDF",
                                .summary = "a dense layer over the last frames, kept between calls",
                                .family = Family::recurrent,
                                .min_inputs = 3,
                                .max_inputs = 5,
                                .attributes = {{"rank", AttributeType::integer}},
                                .infer = infer,
                                .macs = macs,
                                .st_macc = st_unknown};

}  // namespace jauge::ops
