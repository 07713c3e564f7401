// SVDF: a dense layer over time, factored into a filter over features and a filter over the last frames. Inputs: frame
// [batch, features], feature weights [filters, features], time weights [filters, frames], bias [units], state (absent:
// the operator keeps it); attribute rank; for integers what the state means: state_scale, state_zero, state_bits (8 or
// 16). filters = units x rank. Output [batch, units].
#include "analyzer/ops/checks.h"
#include "analyzer/ops/quantised/kernels.h"

namespace jauge::ops {
namespace {

Result<Types> infer(const NodeView& node) {
  for (std::size_t i = 0; i < 3; ++i) JAUGE_CHECK(require_rank(node, i, 2));
  const std::int64_t rank = node.attributes().integer("rank", 1);
  const std::int64_t filters = node.input(1)[0];
  if (node.input(2)[1] < 1) return contradiction("its time weights are empty");
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

// Of real numbers, from an empty memory: what the operator keeps between calls begins anew with every run, so that only
// the newest frame counts.
Result<void> run(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  for (const auto& given : inputs)
    if (given && given->type.dtype != ir::DType::float32)
      return not_supported("an SVDF computes with real numbers or with integers throughout");
  const ir::Shape &frame = inputs[0]->type.shape, &time = inputs[2]->type.shape;
  const std::int64_t rank = node.attributes().integer("rank", 1);
  const auto x = inputs[0]->as<float>(), features = inputs[1]->as<float>(), weights = inputs[2]->as<float>();
  const auto out = outputs[0].as<float>();
  const std::int64_t filters = time[0], units = filters / rank;
  for (std::int64_t b = 0; b < frame[0]; ++b)
    for (std::int64_t filter = 0; filter < filters; ++filter) {
      float newest = 0;
      for (std::int64_t i = 0; i < frame[1]; ++i)
        newest +=
            features[static_cast<std::size_t>(filter * frame[1] + i)] * x[static_cast<std::size_t>(b * frame[1] + i)];
      float& sum = out[static_cast<std::size_t>(b * units + filter / rank)];
      if (filter % rank == 0)
        sum = inputs.size() > 3 && inputs[3] ? inputs[3]->as<float>()[static_cast<std::size_t>(filter / rank)] : 0;
      sum += newest * weights[static_cast<std::size_t>((filter + 1) * time[1] - 1)];
    }
  return {};
}

}  // namespace

extern const Operator svdf_operator;

const Operator svdf_operator = {.name = "SVDF",
                                .summary = "a dense layer over the last frames, kept between calls",
                                .family = Family::recurrent,
                                .min_inputs = 3,
                                .max_inputs = 5,
                                .attributes = {{"rank", AttributeType::integer},
                                               {"state_scale", AttributeType::real},
                                               {"state_zero", AttributeType::integer},
                                               {"state_bits", AttributeType::integer}},
                                .infer = infer,
                                .macs = macs,
                                .st_macc = st_unknown,
                                .run = run,
                                .run_tflite = quantised::run_svdf};

}  // namespace jauge::ops
