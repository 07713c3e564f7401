// Convolutions (also grouped ones) and dense layers with tiles.
#include <algorithm>
#include <array>
#include <memory>

#include "analyzer/execute/fast/kernel.h"
#include "analyzer/execute/fast/layer.h"
#include "analyzer/execute/fast/window_copy.h"

namespace jauge::execute::fast {
namespace {

constexpr std::int64_t windows_at_once = 64;

struct Products {
  Layer layer;
  WindowCopy copy;
  std::vector<PackedFilters> groups;
  MultiplyTiles multiply = nullptr;
  bool reads_input = false;  // nothing to pad or convert: windows lie in the input itself
};

// 8-bit products where the processor has them and the filters fit.
Element element_of(const Layer& layer, Instructions instructions) {
  if (!layer.integers) return Element::real;
  const bool fit = std::ranges::all_of(layer.filters, [](double w) { return w >= -128 && w <= 127; });
  return fit && tiles_for(Element::biased_byte, instructions) ? Element::biased_byte : Element::word;
}

// What stored + 128 adds to the sums beside stored - zero point.
void take_off_bias_of_bytes(Layer& layer, bool is_signed) {
  const std::int64_t zero = layer.in_zero + (is_signed ? 128 : 0);
  for (std::int64_t out = 0; out < layer.work.out_channels; ++out) {
    std::int64_t sum = 0;
    for (std::int64_t i = 0; i < layer.taps(); ++i) sum += static_cast<std::int64_t>(layer.filter(out, i));
    std::int32_t& offset = layer.requantise.offsets[static_cast<std::size_t>(out)];
    offset = static_cast<std::int32_t>(offset - zero * sum);
  }
}

void pack(Products& p, Instructions instructions) {
  const std::int64_t channels = p.layer.work.in_channels_per_group;
  const std::int64_t group_out = p.layer.work.out_channels / p.layer.work.groups;
  for (std::int64_t group = 0; group < p.layer.work.groups; ++group) {
    const Runs runs = runs_of(p.copy, group * channels, channels);
    p.groups.push_back(pack_filters(p.copy.element, instructions, group_out, runs,
                                    [&](std::int64_t filter, std::int64_t run, std::int64_t i) {
                                      return p.layer.filter(group * group_out + filter, run * runs.length + i);
                                    }));
  }
}

bool needs_no_copy(const WindowCopy& copy) {
  const ops::Window& w = copy.window;
  return copy.element == Element::real && w.pad_top == 0 && w.pad_left == 0 && copy.height <= w.in_height &&
         copy.width == w.in_width;
}

void finish(const Products& p, std::int64_t group, const std::byte* sums, std::int64_t pixel, std::byte* out) {
  const std::int64_t channels = p.groups[static_cast<std::size_t>(group)].filters, first = group * channels;
  const std::int64_t place = pixel * p.layer.work.out_channels + first;
  if (!p.layer.integers)
    finish_reals(p.layer, reinterpret_cast<const float*>(sums), first, channels, reinterpret_cast<float*>(out) + place);
  else
    requantise_row(p.layer.requantise, first, reinterpret_cast<const std::int32_t*>(sums), channels,
                   reinterpret_cast<std::uint8_t*>(out) + place);
}

void run_image(const Products& p, const std::byte* image, std::byte* out, Scratch& scratch) {
  const auto pixels = static_cast<std::int64_t>(p.copy.pixel_bytes.size());
  std::array<const std::byte*, windows_at_once> windows;
  for (std::size_t group = 0; group < p.groups.size(); ++group) {
    const PackedFilters& filters = p.groups[group];
    const std::int64_t row_bytes = filters.padded_filters() * step_bytes;
    std::byte* sums = scratch.sums(static_cast<std::size_t>(windows_at_once * row_bytes));
    for (std::int64_t first = 0; first < pixels; first += windows_at_once) {
      const std::int64_t count = std::min(windows_at_once, pixels - first);
      for (std::int64_t i = 0; i < count; ++i)
        windows[static_cast<std::size_t>(i)] = image + p.copy.pixel_bytes[static_cast<std::size_t>(first + i)];
      p.multiply(filters, windows.data(), count, sums);
      for (std::int64_t i = 0; i < count; ++i)
        finish(p, static_cast<std::int64_t>(group), sums + i * row_bytes, first + i, out);
    }
  }
}

void run(const Products& p, ops::InputArrays inputs, ops::OutputArrays outputs, Scratch& scratch) {
  const ops::Window& w = p.copy.window;
  const std::size_t in_bytes = inputs[0]->bytes.size() / static_cast<std::size_t>(w.batch);
  const std::size_t out_bytes = outputs[0].bytes.size() / static_cast<std::size_t>(w.batch);
  for (std::int64_t n = 0; n < w.batch; ++n) {
    const std::byte* image = inputs[0]->bytes.data() + static_cast<std::size_t>(n) * in_bytes;
    if (!p.reads_input) {
      std::byte* padded = scratch.padded(p.copy.bytes());
      fill(p.copy, *inputs[0], n, p.layer.in_zero, padded);
      image = padded;
    }
    run_image(p, image, outputs[0].bytes.data() + static_cast<std::size_t>(n) * out_bytes, scratch);
  }
}

}  // namespace

std::optional<Kernel> prepare_products(const ops::NodeView& node, Instructions instructions) {
  auto layer = layer_of(node);
  if (!layer || layer->work.window.batch < 1) return std::nullopt;
  auto p = std::make_shared<Products>();
  p->layer = *std::move(layer);
  const Element element = element_of(p->layer, instructions);
  p->multiply = tiles_for(element, instructions);
  if (!p->multiply) return std::nullopt;
  if (element == Element::biased_byte) take_off_bias_of_bytes(p->layer, node.input_dtype(0) == ir::DType::int8);
  p->copy = window_copy(p->layer.work.window, element);
  pack(*p, instructions);
  p->layer.filters.clear();
  p->reads_input = needs_no_copy(p->copy);
  return
      [p](ops::InputArrays inputs, ops::OutputArrays outputs, Scratch& scratch) { run(*p, inputs, outputs, scratch); };
}

}  // namespace jauge::execute::fast
