#include "analyzer/ops/conv_shape.h"

#include "analyzer/ops/checks.h"

namespace jauge::ops {
namespace {

std::vector<std::int64_t> kernel_of(const ir::Shape& weights, bool last) {
  const std::ptrdiff_t first = last ? 1 : 2;
  const auto begin = weights.begin() + first;
  return {begin, begin + static_cast<std::ptrdiff_t>(weights.size()) - 2};
}

Result<void> check_channels(const ConvWork& work) {
  if (work.groups < 1) return contradiction("group is " + std::to_string(work.groups));
  if (work.out_channels < 1 || work.in_channels_per_group < 1) return contradiction("its weights have no channels");
  if (work.window.in_channels % work.groups != 0 || work.window.in_channels / work.groups != work.in_channels_per_group)
    return contradiction("its input has " + std::to_string(work.window.in_channels) + " channels; its weights expect " +
                             std::to_string(work.in_channels_per_group) + " in each of " + std::to_string(work.groups) +
                             " group(s)",
                         "is the input's layout (NCHW or NHWC) right?");
  if (work.out_channels % work.groups != 0)
    return contradiction(std::to_string(work.out_channels) + " output channels do not divide into " +
                         std::to_string(work.groups) + " groups");
  return {};
}

}  // namespace

Result<ConvWork> conv_work(const NodeView& node, std::size_t weight_input) {
  const ir::Shape& weights = node.input(weight_input);
  const bool last = channels_last(node.attributes());
  if (weights.size() < 3 || weights.size() != node.input(0).size())
    return contradiction("its weights have shape " + ir::to_text(weights) + " for an input of shape " +
                         ir::to_text(node.input(0)));
  const auto kernel = kernel_of(weights, last);
  if (const auto named = node.attributes().integers("kernel_shape", kernel); named != kernel)
    return contradiction("kernel_shape does not agree with its weights of shape " + ir::to_text(weights));
  ConvWork work;
  JAUGE_TRY(work.window, window_of(node, kernel));
  work.groups = node.attributes().integer("group", 1);
  work.out_channels = weights[0];
  work.in_channels_per_group = last ? weights.back() : weights[1];
  JAUGE_CHECK(check_channels(work));
  return work;
}

Result<ConvWork> runnable_conv_work(const NodeView& node, std::size_t weight_input) {
  if (!channels_last(node.attributes()))
    return not_supported("kernels run channels-last graphs only", "passes::make_deployable makes one");
  return conv_work(node, weight_input);
}

ir::Shape output_shape(const NodeView& node, const ConvWork& work) {
  return output_shape(work.window, work.out_channels, channels_last(node.attributes()));
}

Macs macs_of(const NodeView& node, std::size_t weight_input) {
  const ir::Shape& weights = node.input(weight_input);
  const std::int64_t taps = weights[0] == 0 ? 0 : ir::elements(weights) / weights[0];
  return {saturating_product({ir::elements(node.output()), taps})};
}

Result<void> check_bias(const NodeView& node, std::size_t bias_input, std::int64_t out_channels) {
  if (!node.has_input(bias_input)) return {};
  return require_shape(node, bias_input, {out_channels}, "bias");
}

std::optional<std::int64_t> st_macc_of(const NodeView& node, std::size_t weight_input, std::size_t bias_input) {
  const std::int64_t bias = node.has_input(bias_input) ? node.input(weight_input)[0] : 0;
  return macs_of(node, weight_input).value + bias;
}

std::vector<AttributeRule> window_attributes(std::initializer_list<AttributeRule> further) {
  std::vector<AttributeRule> rules = {
      {"kernel_shape", AttributeType::integers}, {"strides", AttributeType::integers},
      {"dilations", AttributeType::integers},    {"pads", AttributeType::integers},
      {"auto_pad", AttributeType::text},         {"channels_last", AttributeType::integer}};
  rules.insert(rules.end(), further.begin(), further.end());
  return rules;
}

}  // namespace jauge::ops
