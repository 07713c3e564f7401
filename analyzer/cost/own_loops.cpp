#include "analyzer/cost/own_loops.h"

#include <algorithm>
#include <cmath>

#include "firmware_probe/runtime/scratch.h"
#include "firmware_probe/runtime/weights.h"

namespace jauge::cost {
namespace {

constexpr std::int64_t largest_extent = std::int64_t{1} << 24;

class Turns {
 public:
  explicit Turns(std::string kernel) { loops_.kernel = std::move(kernel); }

  Turns& of(std::string_view loop, double turns) {
    if (turns > 0) loops_.turns.emplace_back(loop, turns);
    return *this;
  }
  Loops take() { return std::move(loops_); }

 private:
  Loops loops_;
};

double real(std::int64_t count) {
  return static_cast<double>(count);
}

double outputs_of(const LoopShape& s) {
  return real(s.rows) * real(s.width) * real(s.channels);
}

double inputs_of(const LoopShape& s) {
  return real(s.in_rows) * real(s.in_width) * real(s.in_channels);
}

double window_of(const LoopShape& s) {
  return real(s.kernel_height) * real(s.kernel_width);
}

std::string with_world(const std::string& kernel, const LoopShape& s) {
  return kernel + "." + s.world;
}

std::int32_t held(std::int64_t extent) {
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(extent, 0, largest_extent));
}

jauge_window runtime_window(const LoopShape& s) {
  return {.kernel_height = held(s.kernel_height),
          .kernel_width = held(s.kernel_width),
          .stride_height = held(s.stride_height),
          .stride_width = held(s.stride_width),
          .dilation_height = held(s.dilation_height),
          .dilation_width = held(s.dilation_width),
          .pad_top = held(s.pad_top),
          .pad_left = held(s.pad_left)};
}

// Window rows that lie wholly in the padding above or below the input, over all output rows.
double rows_outside(const LoopShape& s) {
  double outside = 0;
  for (std::int64_t ky = 0; ky < std::min(s.kernel_height, largest_extent); ++ky) {
    const std::int64_t above = s.pad_top - ky * s.dilation_height;              // rows r with r * stride < above
    const std::int64_t below = s.in_rows + s.pad_top - ky * s.dilation_height;  // and r * stride >= below
    const std::int64_t stride = std::max<std::int64_t>(1, s.stride_height);
    const std::int64_t first = std::clamp<std::int64_t>((above + stride - 1) / stride, 0, s.rows);
    const std::int64_t end = std::clamp<std::int64_t>((below + stride - 1) / stride, first, s.rows);
    outside += real(s.rows - (end - first));
  }
  return outside;
}

// What comes after the sums of a row, whatever the kernel.
void add_afterwork(const LoopShape& s, Turns& turns) {
  turns.of("clamp", s.is_clamped ? outputs_of(s) : 0).of("table", s.has_table ? outputs_of(s) : 0);
}

// Filters are multiplied four at a time where that costs little Flash (analyzer/deploy: packed()).
bool is_by_four_filters(const LoopShape& s, std::int64_t taps) {
  return 4 * jauge_dual_bytes(taps, s.channels) <= 5 * taps * s.channels;
}

std::string conv_name(const jauge_wide& wide) {
  if (wide.laid_out) return "stem";
  if (wide.in_pairs) return "pointwise";
  return wide.in_planes ? "planes" : "conv";
}

// Rows that are made together, as far as the scratch that the planner gives (analyzer/ops/scratch.cpp) has room for
// them: what a row costs is paid once for all.
std::int64_t rows_together(const LoopShape& s, const jauge_window& window, const jauge_wide& wide) {
  const std::int64_t plain = jauge_conv_scratch(&window, s.in_channels, s.width, s.channels, 1);
  const std::int64_t rest = s.channels % 4 ? 4 * s.width : 0;
  if (wide.in_pairs)
    return s.in_rows == s.rows && s.in_width == s.width ? jauge_rows_at_once(&window, s.rows, s.width) : 1;
  if (s.dilation_height != 1) return 1;
  std::int64_t one = wide.scratch_bytes, all = std::max(plain, one), row = wide.row_bytes * s.stride_height;
  if (wide.laid_out) {
    const std::int32_t usual = jauge_stem_rows(&window, held(s.rows), held(s.width));
    const jauge_stem stem = jauge_stem_of(&window, held(s.in_channels), 1, held(s.width));
    one = jauge_stem_scratch(&window, s.in_channels, 1, s.width, s.channels);
    all = std::max(plain, jauge_stem_scratch(&window, s.in_channels, usual, s.width, s.channels));
    row = s.stride_height * stem.row_bytes + stem.laid_bytes + rest;
  }
  return row > 0 ? std::clamp<std::int64_t>((all - one) / row + 1, 1, s.rows) : 1;
}

// Two taps of two pixels and four filters a step, unrolled for 16 and 8 taps (kernels/cortex_m4/block.S).
void add_products(Turns& turns, double row_blocks, double pairs, double single, double runs, std::int64_t taps) {
  turns.of("pair", row_blocks * pairs).of("pair run", row_blocks * pairs * runs);
  turns.of("pair 16 taps", row_blocks * pairs * runs * real(taps / 16));
  turns.of("pair 8 taps", row_blocks * pairs * runs * real(taps % 16 / 8));
  turns.of("pair 2 taps", row_blocks * pairs * runs * real(taps % 8 / 2));
  turns.of("single", row_blocks * single).of("single run", row_blocks * single * runs);
  turns.of("single 16 taps", row_blocks * single * runs * real(taps / 16));
  turns.of("single 2 taps", row_blocks * single * runs * real(taps % 16 / 2));
}

// Window rows are widened to 16 bits, all for each output row or only those that are new to it.
void add_widening(Turns& turns, const LoopShape& s, const jauge_wide& wide) {
  const double widened = real(s.rows) * real(s.kernel_height), outside = rows_outside(s);
  const double columns = real((s.width - 1) * s.stride_width + s.kernel_width), channels = real(s.in_channels);
  const double borders = std::max(0.0, columns - real(s.in_width));
  const double share_new = std::min(1.0, real(s.stride_height) / real(s.kernel_height));
  turns.of("window row", widened).of("window row, new", widened * share_new);
  turns.of("widened", (widened - outside) * (columns - borders) * channels);
  turns.of("widened, new", (widened - outside) * share_new * (columns - borders) * channels);
  turns.of("filled", (outside * columns + (widened - outside) * borders) * channels);
  if (wide.laid_out) turns.of("window", real(s.rows) * real(s.width));
  if (wide.laid_out) turns.of("laid run", real(s.rows) * real(s.width) * real(s.kernel_height));
  if (wide.laid_out) turns.of("laid tap", real(s.rows) * real(s.width) * real(wide.padded_taps));
}

// Blocks of four filters (kernels/cortex_m4/conv.c, stem.c).
Loops of_conv(const LoopShape& s) {
  const jauge_window window = runtime_window(s);
  const jauge_wide wide = jauge_wide_of(&window, held(s.in_channels), held(s.width), held(s.channels));
  const std::int64_t together = rows_together(s, window, wide);
  const std::int64_t width = wide.laid_out || wide.in_pairs ? s.width * together : s.width;
  const double groups = std::ceil(real(s.rows) / real(together));
  const double rows = wide.laid_out || wide.in_pairs ? groups : real(s.rows), blocks = std::ceil(real(s.channels) / 4);
  const double words = real(wide.block_words);
  Turns turns(with_world(conv_name(wide), s));
  turns.of("layer", 1).of("row", real(s.rows)).of("rows together", groups).of("filters", blocks);
  turns.of("block", rows * blocks)
      .of("blocks together", groups * blocks)
      .of("rest pixel", s.channels % 4 ? rows * real(width) : 0);
  add_products(turns, rows * blocks, real(width / 2), real(width % 2), wide.laid_out ? 1 : real(wide.runs),
               wide.padded_taps);
  add_widening(turns, s, wide);
  const bool is_copied = wide.block_words > JAUGE_WORDS_IN_CACHE;
  turns.of("copied word", is_copied ? rows * blocks * words : 0)
      .of("copied word, once", is_copied ? groups * blocks * words : 0);
  turns.of("cached word", is_copied ? 0 : rows * blocks * words);
  turns.of("remade word", wide.is_remade ? rows * blocks * words : 0);
  add_afterwork(s, turns);
  return turns.take();
}

// Filters of groups, dilated windows, few filters: one pixel at a time (kernels/conv_s8.c).
Loops of_plain_conv(const LoopShape& s) {
  const double pixels = real(s.rows) * real(s.width), taps = window_of(s) * real(s.in_channels) / real(s.groups);
  Turns turns(with_world("conv plain", s));
  turns.of("layer", 1).of("row", real(s.rows)).of("pixel", pixels).of("window tap", pixels * window_of(s));
  turns.of("gathered", pixels * taps).of("output", outputs_of(s)).of("mac", outputs_of(s) * taps);
  add_afterwork(s, turns);
  return turns.take();
}

bool is_by_four_channels(const LoopShape& s) {
  const jauge_window window = runtime_window(s);
  return !s.is_plain && s.groups == s.channels && s.dilation_width == 1 && s.stride_height > 0 &&
         jauge_is_tall(&window, held(s.channels), held(s.width));
}

// Extents of the parts that a line of `size` results is cut into, added up: what each part reads is a little more.
struct Parts {
  double count = 1, pairs_or_columns = 0;
};

Parts rows_in_parts(const LoopShape& s) {
  const std::int64_t most = s.stride_height == 1 ? 2 * JAUGE_MAP_PAIRS - 2 : JAUGE_MAP_PAIRS - 1;
  const double parts = std::ceil(real(s.rows) / real(most));
  return {parts, s.stride_height == 1 ? real(s.rows) / 2 + 1.5 * parts : real(s.rows) + parts};
}

Parts columns_in_parts(const LoopShape& s) {
  const std::int64_t most = (JAUGE_MAP_COLUMNS - 3) / std::max<std::int64_t>(1, s.stride_width) + 1;
  const double parts = std::ceil(real(s.width) / real(most));
  return {parts, real(s.width) * real(s.stride_width) + parts * real(3 - s.stride_width)};
}

// 3 x 3: the picture in parts, four channels at a time, two rows a word (kernels/cortex_m4/depthwise_3x3.c).
Loops of_map(const LoopShape& s) {
  const Parts rows = rows_in_parts(s), columns = columns_in_parts(s);
  const double fours = std::ceil(real(s.channels) / 4), parts = rows.count * columns.count;
  const double channels = real(s.channels), width = real(s.width);
  Turns turns(with_world(s.stride_height == 1 ? "depthwise 3x3" : "depthwise 3x3 strided", s));
  turns.of("layer", 1).of("row", real(s.rows)).of("part", parts).of("part of four", parts * fours);
  turns.of("part line", rows.pairs_or_columns * columns.count);
  turns.of("gathered line", fours * rows.pairs_or_columns * columns.count);
  turns.of("gathered", fours * rows.pairs_or_columns * columns.pairs_or_columns);
  turns.of("channel", parts * channels).of("column", channels * rows.count * width);
  turns.of("column pair", channels * width * std::ceil(real(s.rows) / 2)).of("output", outputs_of(s));
  turns.of("odd row", s.rows % 2 ? channels * width : 0);
  add_afterwork(s, turns);
  return turns.take();
}

// Four channels of one pixel at a time, from rows with their borders (kernels/cortex_m4/depthwise.c).
Loops of_depthwise(const LoopShape& s) {
  const double rows = real(s.rows), fours = std::ceil(real(s.channels) / 4);
  const double window_rows = rows * real(s.kernel_height), outside = rows_outside(s), channels = real(s.channels);
  const double columns = real((s.width - 1) * s.stride_width + s.kernel_width);
  const double borders = std::max(0.0, columns - real(s.in_width));
  Turns turns(with_world("depthwise", s));
  turns.of("layer", 1).of("row", rows).of("made ready", fours).of("made ready tap", fours * window_of(s));
  turns.of("window row", window_rows).of("copied", (window_rows - outside) * (columns - borders) * channels);
  turns.of("filled", (outside * columns + (window_rows - outside) * borders) * channels);
  turns.of("block", rows * fours).of("block pixel", rows * fours * real(s.width));
  turns.of("block window row", rows * fours * real(s.width) * real(s.kernel_height));
  turns.of("block tap", rows * fours * real(s.width) * window_of(s));
  add_afterwork(s, turns);
  return turns.take();
}

Loops of_any_depthwise_by_fours(const LoopShape& s) {
  const jauge_window window = runtime_window(s);
  return jauge_is_mapped(&window) && s.dilation_height == 1 ? of_map(s) : of_depthwise(s);
}

// Every output by itself (kernels/depthwise_s8.c).
Loops of_plain_depthwise(const LoopShape& s) {
  Turns turns(with_world("depthwise plain", s));
  turns.of("layer", 1).of("row", real(s.rows)).of("pixel", real(s.rows) * real(s.width));
  turns.of("output", outputs_of(s)).of("window row", outputs_of(s) * real(s.kernel_height));
  turns.of("mac", outputs_of(s) * window_of(s));
  add_afterwork(s, turns);
  return turns.take();
}

// One filter after the other (kernels/dense_s8.c).
Loops of_plain_dense(const LoopShape& s) {
  const double pixels = real(s.rows) * real(s.width);
  Turns turns(with_world("dense plain", s));
  turns.of("layer", 1).of("row", real(s.rows)).of("pixel", pixels).of("output", outputs_of(s));
  turns.of("mac", outputs_of(s) * real(s.in_channels));
  add_afterwork(s, turns);
  return turns.take();
}

// Four outputs at a time, 32 taps a turn, weights straight from Flash (kernels/cortex_m4/dense.S).
Loops of_dense(const LoopShape& s) {
  const double pixels = real(s.rows) * real(s.width), blocks = real(s.channels / 4);
  const std::int64_t taps = (s.in_channels + 1) / 2 * 2;
  Turns turns(with_world("dense", s));
  turns.of("layer", 1).of("row", real(s.rows)).of("pixel", pixels).of("widened", pixels * real(s.in_channels));
  turns.of("block", pixels * blocks).of("block 32 taps", pixels * blocks * real(taps / 32));
  turns.of("block 2 taps", pixels * blocks * real(taps % 32 / 2));
  turns.of("rest", s.channels % 4 ? pixels : 0).of("rest 2 taps", s.channels % 4 ? pixels * real(taps / 2) : 0);
  turns.of("weight word", s.rows * s.width > 1 ? pixels * blocks * real(taps) : 0);
  add_afterwork(s, turns);
  return turns.take();
}

// Four filters over four pixels, or over one (kernels/cortex_m4/conv_f32.c). Whole window rows are one run where they
// lie inside the input.
Loops of_real_conv(const LoopShape& s) {
  const bool is_depthwise = s.kernel == "depthwise";
  const double rows = real(s.rows), blocks = std::ceil(real(s.channels) / 4);
  const double fours = rows * real(s.width / 4), ones = rows * real(s.width % 4);
  const double taps = window_of(s) * (is_depthwise ? 1 : real(s.in_channels));
  const double share_inside = 1 - rows_outside(s) / (rows * real(s.kernel_height));
  Turns turns(with_world(is_depthwise ? "depthwise" : window_of(s) == 1 ? "pointwise" : "conv", s));
  turns.of("layer", 1).of("row", rows).of("zero", rows * real(s.in_channels));
  turns.of("four pixels", fours).of("four pixels tap", fours * window_of(s));
  turns.of("four pixels block", fours * blocks).of("four pixels block row", fours * blocks * real(s.kernel_height));
  turns.of("four pixels block window", fours * blocks * window_of(s));
  turns.of("four pixels mac", fours * blocks * taps * share_inside);
  turns.of("pixel", ones).of("pixel tap", ones * window_of(s)).of("pixel block", ones * blocks);
  turns.of("pixel block row", ones * blocks * real(s.kernel_height));
  turns.of("pixel block window", ones * blocks * window_of(s)).of("pixel mac", ones * blocks * taps * share_inside);
  turns.of("output", outputs_of(s));
  add_afterwork(s, turns);
  return turns.take();
}

Loops of_real_dense(const LoopShape& s) {
  const double pixels = real(s.rows) * real(s.width), blocks = std::ceil(real(s.channels) / 4);
  Turns turns(with_world("dense", s));
  turns.of("layer", 1).of("row", real(s.rows)).of("pixel", pixels).of("block", pixels * blocks);
  turns.of("mac", pixels * blocks * real(s.in_channels)).of("output", outputs_of(s));
  add_afterwork(s, turns);
  return turns.take();
}

// Means take channels by fours, the rest one by one (kernels/average_pool_s8.c, max_pool_s8.c and their float twins).
Loops of_pool(const LoopShape& s) {
  const double pixels = real(s.rows) * real(s.width), fours = real(s.channels / 4), rest = real(s.channels % 4);
  const double inside = 1 - rows_outside(s) / (real(s.rows) * real(s.kernel_height));
  Turns turns(with_world(s.kernel, s));
  turns.of("layer", 1).of("row", real(s.rows)).of("pixel", pixels).of("output", outputs_of(s));
  turns.of("window tap", pixels * window_of(s));
  turns.of("window row", outputs_of(s) * real(s.kernel_height)).of("tap", outputs_of(s) * window_of(s) * inside);
  turns.of("four", pixels * fours).of("four row", pixels * fours * real(s.kernel_height));
  turns.of("four tap", pixels * fours * window_of(s) * inside);
  turns.of("rest", pixels * rest).of("rest tap", pixels * rest * window_of(s) * inside);
  add_afterwork(s, turns);
  return turns.take();
}

// Loops over elements: what most other kernels are.
Loops of_elements(const LoopShape& s) {
  Turns turns(with_world(s.kernel, s));
  turns.of("layer", 1).of("row", real(s.rows)).of("input row", real(s.in_rows));
  turns.of("pixel", real(s.rows) * real(s.width)).of("output", outputs_of(s)).of("input", inputs_of(s));
  add_afterwork(s, turns);
  return turns.take();
}

// Two tensors of one shape run side by side; what is repeated is looked up element by element.
Loops of_binary(LoopShape s) {
  if (real(s.further_elements) != outputs_of(s) || inputs_of(s) != outputs_of(s)) s.kernel += " repeated";
  return of_elements(s);
}

Loops of_integer_conv(const LoopShape& s) {
  const std::int64_t taps = held(s.kernel_height) * held(s.kernel_width) * s.in_channels;
  const bool is_blocked = !s.is_plain && s.groups == 1 && s.dilation_width == 1 && is_by_four_filters(s, taps);
  return is_blocked ? of_conv(s) : of_plain_conv(s);
}

bool is_any_of(const std::string& kernel, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, kernel) != names.end();
}

}  // namespace

Loops loops_of(const LoopShape& s) {
  if (s.kernel.empty() || outputs_of(s) <= 0) return {};
  const bool is_real = s.world == "reals";
  if (s.kernel == "conv") return is_real ? s.groups == 1 ? of_real_conv(s) : of_plain_conv(s) : of_integer_conv(s);
  if (s.kernel == "depthwise" && is_real) return s.groups == s.channels ? of_real_conv(s) : of_plain_depthwise(s);
  if (s.kernel == "depthwise") return is_by_four_channels(s) ? of_any_depthwise_by_fours(s) : of_plain_depthwise(s);
  if (s.kernel == "dense")
    return is_real                                               ? of_real_dense(s)
           : !s.is_plain && is_by_four_filters(s, s.in_channels) ? of_dense(s)
                                                                 : of_plain_dense(s);
  if (is_any_of(s.kernel, {"maxpool", "averagepool"})) return of_pool(s);
  if (is_any_of(s.kernel, {"add", "sub", "mul", "div", "max", "min", "pow", "prelu"})) return of_binary(s);
  return of_elements(s);
}

}  // namespace jauge::cost
