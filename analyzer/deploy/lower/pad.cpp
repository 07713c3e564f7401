// Pad with a constant.
#include <cstring>

#include "analyzer/deploy/lower/integers.h"
#include "analyzer/ops/checks.h"

namespace jauge::deploy {
namespace {

// What begins are, for every axis; the ends follow from the output's shape.
Result<std::vector<std::int64_t>> begins_of(const ops::NodeView& node) {
  const std::size_t rank = node.input(0).size();
  JAUGE_TRY(const std::vector<std::int64_t> pads, ops::integers_of(node, 1, "pads"));
  std::vector<std::int64_t> begins(rank, 0);
  if (!node.has_input(3)) {
    std::copy_n(pads.begin(), std::min(rank, pads.size()), begins.begin());
    return begins;
  }
  JAUGE_TRY(const std::vector<std::int64_t> listed, ops::integers_of(node, 3, "axes"));
  JAUGE_TRY(const std::vector<std::size_t> axes, ops::axes_of(listed, rank));
  for (std::size_t i = 0; i < axes.size() && i < pads.size(); ++i) begins[axes[i]] = pads[i];
  return begins;
}

Result<Blob> fill_of(const ops::NodeView& node) {
  const ir::Tensor& in = node.input_tensor(0);
  if (node.has_input(2)) {
    if (!node.constant(2)) return ops::not_supported("its fill value is computed by another node");
    ir::Tensor fill = node.input_tensor(2);
    fill.quant = in.quant;  // so that unsigned bytes are lowered like the input's
    return stored_bytes(fill);
  }
  if (is_quantised_byte(in)) return Blob(1, static_cast<char>(stored_zero(in)));
  return Blob(static_cast<std::size_t>(ir::bytes_of(in.type.dtype)), '\0');
}

}  // namespace

Result<LoweredOps> lower_pad(const ops::NodeView& node) {
  const ir::Shape& in = node.input(0);
  if (node.attributes().text("mode", "constant") != "constant")
    return ops::not_supported("it does not pad with a constant");
  JAUGE_TRY(const std::vector<std::int64_t> begins, begins_of(node));
  JAUGE_TRY(const Blob fill, fill_of(node));
  // Channels, width and rows from the end on; nothing may change before them, or rows of several pictures would mix.
  const std::size_t rank = in.size();
  jauge_pad pad = {};
  const auto begin = [&](std::size_t axis) { return static_cast<std::int32_t>(begins[axis]); };
  if (rank >= 1) pad.front = begin(rank - 1);
  if (rank == 2 || rank >= 4) pad.left = begin(rank - 2);
  if (rank == 3) pad.top = begin(1);
  if (rank >= 4) pad.top = begin(rank - 3);
  const std::size_t named = rank == 3 ? 2 : rank >= 4 ? 3 : rank;
  for (std::size_t axis = 0; axis + named < rank; ++axis)
    if (in[axis] != 1 || node.output()[axis] != 1)
      return ops::not_supported("it pads more than height, width and channels");
  std::memcpy(pad.fill, fill.data(), std::min(fill.size(), sizeof pad.fill));
  return LoweredOps{{.kernel = JAUGE_KERNEL_pad,
                     .inputs = {{node.node().inputs[0]}},
                     .outputs = {{node.node().outputs[0]}},
                     .parameters = blob_of(pad)}};
}

}  // namespace jauge::deploy
