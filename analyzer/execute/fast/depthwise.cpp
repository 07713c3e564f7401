// Depthwise convolutions: each lane is a channel, all taps of a window in a row. Channels with several filters stand
// several times in the copy.
#include <memory>

#include "analyzer/execute/fast/kernel.h"
#include "analyzer/execute/fast/layer.h"
#include "analyzer/execute/fast/window_copy.h"

#if defined(__x86_64__)
#include <immintrin.h>

namespace jauge::execute::fast {
namespace {

constexpr std::int64_t lanes = 8;

struct Depthwise {
  Layer layer;
  WindowCopy copy;
  std::int64_t padded_channels = 0;
  std::vector<std::int64_t> tap_offsets;  // numbers from the window's first one
  AlignedBytes filters;                   // [tap][padded channel], int32 or float
};

#pragma GCC push_options
#pragma GCC target("avx2,fma")

void sum_integers(const Depthwise& d, const std::int16_t* window, std::int32_t* sums) {
  const auto* filters = reinterpret_cast<const std::int32_t*>(d.filters.data());
  for (std::int64_t c = 0; c < d.padded_channels; c += lanes) {
    __m256i sum = _mm256_setzero_si256();
    const std::int32_t* filter = filters + c;
    for (const std::int64_t offset : d.tap_offsets) {
      const __m256i x = _mm256_cvtepi16_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(window + offset + c)));
      const __m256i w = _mm256_load_si256(reinterpret_cast<const __m256i*>(filter));
      sum = _mm256_add_epi32(sum, _mm256_mullo_epi32(x, w));
      filter += d.padded_channels;
    }
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + c), sum);
  }
}

void sum_reals(const Depthwise& d, const float* window, float* sums) {
  const auto* filters = reinterpret_cast<const float*>(d.filters.data());
  for (std::int64_t c = 0; c < d.padded_channels; c += lanes) {
    __m256 sum = _mm256_setzero_ps();
    const float* filter = filters + c;
    for (const std::int64_t offset : d.tap_offsets) {
      sum = _mm256_fmadd_ps(_mm256_loadu_ps(window + offset + c), _mm256_load_ps(filter), sum);
      filter += d.padded_channels;
    }
    _mm256_storeu_ps(sums + c, sum);
  }
}

#pragma GCC pop_options

void run_image(const Depthwise& d, const std::byte* image, std::byte* out, std::byte* sums) {
  const std::int64_t channels = d.layer.work.out_channels;
  for (const std::int32_t offset : d.copy.pixel_bytes) {
    if (d.layer.integers) {
      sum_integers(d, reinterpret_cast<const std::int16_t*>(image + offset), reinterpret_cast<std::int32_t*>(sums));
      requantise_row(d.layer.requantise, 0, reinterpret_cast<const std::int32_t*>(sums), channels,
                     reinterpret_cast<std::uint8_t*>(out));
      out += channels;
    } else {
      sum_reals(d, reinterpret_cast<const float*>(image + offset), reinterpret_cast<float*>(sums));
      finish_reals(d.layer, reinterpret_cast<const float*>(sums), 0, channels, reinterpret_cast<float*>(out));
      out += channels * static_cast<std::int64_t>(sizeof(float));
    }
  }
}

void run(const Depthwise& d, ops::InputArrays inputs, ops::OutputArrays outputs, Scratch& scratch) {
  const std::int64_t batch = d.copy.window.batch;
  const std::size_t out_bytes = outputs[0].bytes.size() / static_cast<std::size_t>(batch);
  std::byte* sums = scratch.sums(static_cast<std::size_t>(d.padded_channels * step_bytes));
  for (std::int64_t n = 0; n < batch; ++n) {
    std::byte* padded = scratch.padded(d.copy.bytes());
    fill(d.copy, *inputs[0], n, d.layer.in_zero, padded);
    run_image(d, padded, outputs[0].bytes.data() + static_cast<std::size_t>(n) * out_bytes, sums);
  }
}

void pack(Depthwise& d) {
  const std::int64_t channels = d.layer.work.out_channels, taps = d.layer.taps();
  d.padded_channels = (channels + lanes - 1) / lanes * lanes;
  d.tap_offsets = runs_of(d.copy, 0, 1).offsets;
  d.filters = AlignedBytes(static_cast<std::size_t>(taps * d.padded_channels * step_bytes));
  for (std::int64_t tap = 0; tap < taps; ++tap)
    for (std::int64_t c = 0; c < channels; ++c) {
      std::byte* to = d.filters.data() + (tap * d.padded_channels + c) * step_bytes;
      if (d.layer.integers)
        *reinterpret_cast<std::int32_t*>(to) = static_cast<std::int32_t>(d.layer.filter(c, tap));
      else
        *reinterpret_cast<float*>(to) = static_cast<float>(d.layer.filter(c, tap));
    }
}

}  // namespace

std::optional<Kernel> prepare_depthwise(const ops::NodeView& node, Instructions instructions) {
  if (instructions == Instructions::none || node.node().op != "Conv") return std::nullopt;
  auto layer = layer_of(node);
  if (!layer || layer->work.in_channels_per_group != 1 || layer->work.groups < 2 || layer->work.window.batch < 1)
    return std::nullopt;
  auto d = std::make_shared<Depthwise>();
  d->layer = *std::move(layer);
  d->copy = window_copy(d->layer.work.window, d->layer.integers ? Element::word : Element::real,
                        d->layer.work.out_channels / d->layer.work.groups);
  pack(*d);
  d->layer.filters.clear();
  return
      [d](ops::InputArrays inputs, ops::OutputArrays outputs, Scratch& scratch) { run(*d, inputs, outputs, scratch); };
}

}  // namespace jauge::execute::fast

#else

namespace jauge::execute::fast {

std::optional<Kernel> prepare_depthwise(const ops::NodeView&, Instructions) {
  return std::nullopt;
}

}  // namespace jauge::execute::fast

#endif
