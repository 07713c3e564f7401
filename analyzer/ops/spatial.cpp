#include "analyzer/ops/spatial.h"

#include <algorithm>

#include "analyzer/base/checked_math.h"
#include "analyzer/ops/checks.h"

namespace jauge::ops {
namespace {

// Sizes up to this bound cannot overflow any product below: (2^31)^2 + 2^41 < 2^63.
constexpr std::int64_t largest_size = std::int64_t{1} << 31;

struct Lists {
  std::vector<std::int64_t> kernel, strides, dilations, pads;  // as in the node: one entry for each spatial axis
};

Result<void> check_list(const std::vector<std::int64_t>& list, std::size_t length, std::int64_t smallest,
                        std::string_view name) {
  if (list.size() != length)
    return contradiction(std::string(name) + " has " + std::to_string(list.size()) + " entries; " +
                         std::to_string(length) + " are needed");
  for (std::int64_t value : list)
    if (value < smallest || value > largest_size)
      return contradiction(std::string(name) + " contains " + std::to_string(value) + "; it must be at least " +
                           std::to_string(smallest));
  return {};
}

Result<Lists> read_lists(const ir::Attributes& attributes, std::span<const std::int64_t> kernel, std::size_t rank) {
  Lists lists;
  lists.kernel =
      kernel.empty() ? attributes.integers("kernel_shape") : std::vector<std::int64_t>(kernel.begin(), kernel.end());
  lists.strides = attributes.integers("strides", std::vector<std::int64_t>(rank, 1));
  lists.dilations = attributes.integers("dilations", std::vector<std::int64_t>(rank, 1));
  lists.pads = attributes.integers("pads", std::vector<std::int64_t>(2 * rank, 0));
  JAUGE_CHECK(check_list(lists.kernel, rank, 1, "kernel_shape"));
  JAUGE_CHECK(check_list(lists.strides, rank, 1, "strides"));
  JAUGE_CHECK(check_list(lists.dilations, rank, 1, "dilations"));
  JAUGE_CHECK(check_list(lists.pads, 2 * rank, 0, "pads"));
  return lists;
}

// One spatial axis.
struct Line {
  std::int64_t in, kernel, stride, dilation, pad_before, pad_after, out;

  std::int64_t reach() const { return (kernel - 1) * dilation + 1; }
};

Result<void> pad_as_named(Line& line, const std::string& auto_pad) {
  if (auto_pad == "NOTSET" || auto_pad.empty()) return {};
  line.pad_before = line.pad_after = 0;
  if (auto_pad == "VALID") return {};
  if (auto_pad != "SAME_UPPER" && auto_pad != "SAME_LOWER")
    return contradiction("auto_pad is '" + auto_pad.substr(0, 40) + "'");
  const std::int64_t out = ceil_divide(line.in, line.stride);
  const std::int64_t total = std::max<std::int64_t>((out - 1) * line.stride + line.reach() - line.in, 0);
  line.pad_before = auto_pad == "SAME_UPPER" ? total / 2 : total - total / 2;
  line.pad_after = total - line.pad_before;
  return {};
}

Result<void> solve(Line& line, bool ceil_mode) {
  if (line.in > (std::int64_t{1} << 40)) return contradiction("an input dimension of " + std::to_string(line.in));
  const std::int64_t room = line.in + line.pad_before + line.pad_after - line.reach();
  if (room < 0)
    return contradiction("its window reaches over " + std::to_string(line.reach()) +
                             " elements, but the padded input has " +
                             std::to_string(line.in + line.pad_before + line.pad_after),
                         "is the input shape right?");
  line.out = (ceil_mode ? ceil_divide(room, line.stride) : room / line.stride) + 1;
  // A window that would begin behind the input and its leading padding sees nothing: it does not count.
  if (ceil_mode && (line.out - 1) * line.stride >= line.in + line.pad_before) --line.out;
  return {};
}

Result<Line> line_of(const Lists& lists, const ir::Attributes& attributes, std::size_t i, std::int64_t in) {
  Line line{
      in, lists.kernel[i], lists.strides[i], lists.dilations[i], lists.pads[i], lists.pads[i + lists.kernel.size()], 1};
  JAUGE_CHECK(pad_as_named(line, attributes.text("auto_pad", "NOTSET")));
  JAUGE_CHECK(solve(line, attributes.integer("ceil_mode", 0) != 0));
  return line;
}

}  // namespace

bool channels_last(const ir::Attributes& attributes) {
  return attributes.integer("channels_last", 0) != 0;
}

Result<Window> window_of(const NodeView& node, std::span<const std::int64_t> kernel) {
  const ir::Shape& in = node.input(0);
  if (in.size() == 5)
    return not_supported("its input has shape " + ir::to_text(in) + ": three spatial dimensions",
                         "only one- and two-dimensional convolutions and pools are done");
  if (in.size() != 3 && in.size() != 4)
    return contradiction("its input has shape " + ir::to_text(in) +
                         "; batch, channels and one or two sizes are needed");
  const bool last = channels_last(node.attributes());
  Window window;
  window.spatial_rank = in.size() - 2;
  window.batch = in[0];
  window.in_channels = last ? in.back() : in[1];
  const std::size_t first = last ? 1 : 2;
  JAUGE_TRY(const Lists lists, read_lists(node.attributes(), kernel, window.spatial_rank));
  if (window.spatial_rank == 2) {
    JAUGE_TRY(const Line rows, line_of(lists, node.attributes(), 0, in[first]));
    window.in_height = rows.in, window.out_height = rows.out, window.kernel_height = rows.kernel;
    window.stride_height = rows.stride, window.dilation_height = rows.dilation;
    window.pad_top = rows.pad_before, window.pad_bottom = rows.pad_after;
  }
  const std::size_t across = window.spatial_rank - 1;
  JAUGE_TRY(const Line columns, line_of(lists, node.attributes(), across, in[first + across]));
  window.in_width = columns.in, window.out_width = columns.out, window.kernel_width = columns.kernel;
  window.stride_width = columns.stride, window.dilation_width = columns.dilation;
  window.pad_left = columns.pad_before, window.pad_right = columns.pad_after;
  return window;
}

ir::Shape output_shape(const Window& window, std::int64_t channels, bool channels_last) {
  ir::Shape shape = {window.batch};
  if (!channels_last) shape.push_back(channels);
  if (window.spatial_rank == 2) shape.push_back(window.out_height);
  shape.push_back(window.out_width);
  if (channels_last) shape.push_back(channels);
  return shape;
}

}  // namespace jauge::ops
