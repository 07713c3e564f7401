// What a layer asks of the project's own kernels on a Cortex-M4: how often each of their loops turns. The loops are
// those of firmware_probe/runtime/kernels; what a turn costs is data (mcu_db/data/fits/jauge.json), fitted to cycles of
// the virtual board (bench/predictions).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/ops/operator.h"

namespace jauge::cost {

// All that the kernels' loops depend on, in pixels and channels. Layers of one shape take the same time.
struct LoopShape {
  std::string kernel;  // "conv", "depthwise", "dense", else the operator in lower case; empty: no code runs
  std::string world;   // how numbers are rounded: "tflite", "onnx"; "reals"; "bytes" where none are computed
  std::int64_t rows = 1, width = 1, channels = 1;           // of output 0
  std::int64_t in_rows = 1, in_width = 1, in_channels = 1;  // of input 0
  std::int64_t kernel_height = 1, kernel_width = 1, stride_height = 1, stride_width = 1;
  std::int64_t dilation_height = 1, dilation_width = 1, pad_top = 0, pad_left = 0;
  std::int64_t groups = 1;
  std::int64_t further_elements = 0;  // of the inputs behind input 0, constants included
  bool is_clamped = false;            // results are held in a range that saturation does not give
  bool is_plain = false;              // quick_loops.h: the weights or scales do not suit the quick loops
  bool has_table = false;             // a fused activation is looked up, byte by byte

  bool operator==(const LoopShape&) const = default;
};

LoopShape loop_shape(const ops::NodeView& node);

// How often the loops of one kernel turn for a layer.
struct Loops {
  std::string kernel;  // with its world: "conv.tflite". Variants with loops of their own have names of their own
  std::vector<std::pair<std::string_view, double>> turns;  // none is negative; zeros are left out
};

// Nothing turns where no code runs.
Loops loops_of(const LoopShape& shape);

}  // namespace jauge::cost
