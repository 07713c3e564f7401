// A data set in memory: samples of one shape and element type, what each of them is, and where it came from.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/dataset/preprocess.h"
#include "analyzer/ir/array.h"

namespace jauge::dataset {

// What the user should know about data although it was read.
struct Note {
  std::string code, where, what, hint;
};

// What the stored numbers stand for: physical values, or the integers an already quantised model takes.
enum class Values { real, quantized };

// The rows [first, end) of its recording that a sample was cut from.
struct Window {
  std::int64_t first = 0, end = 0;
};

struct Samples {
  std::string name;  // of the file or folder
  ir::DType dtype = ir::DType::float32;
  ir::Shape shape;     // of one sample
  std::string layout;  // of pictures: "HWC", "CHW", "HW"; of signals: "TC" (time, axis); empty: not known
  Values values = Values::real;
  std::vector<std::byte> bytes;  // all samples, one after the other, row-major
  std::int64_t count = 0;

  // Each of these holds one entry a sample, or is empty.
  std::vector<std::int64_t> labels;  // class
  std::vector<std::string> names;    // file or row
  std::vector<int> groups;           // person or recording: index into group_names
  std::vector<Window> windows;       // of time series

  std::vector<std::string> class_names;
  std::vector<std::string> group_names;
  std::vector<std::string> feature_names;  // of the last axis
  std::vector<double> targets;             // expected outputs: target_size a sample; empty: none
  std::int64_t target_size = 0;
  std::optional<double> rate_hz;         // of signals
  std::string unit;                      // of signals: "g", "m/s2"
  std::optional<Preprocess> preprocess;  // what the data's own description recommends
  std::vector<Note> notes;

  std::int64_t sample_bytes() const { return ir::bytes_of({dtype, shape}).value; }
  ir::ConstArrayView sample(std::int64_t index) const {
    const auto size = static_cast<std::size_t>(sample_bytes());
    return {{dtype, shape}, std::span(bytes).subspan(static_cast<std::size_t>(index) * size, size)};
  }
  // "sample 12 (dog_07.png)"
  std::string name_of(std::int64_t index) const;
};

// The judge of every reader: sizes agree, labels are known classes, no NaN or infinity. Errors name the sample.
std::optional<Error> find_fault(const Samples& samples);

// The samples of these indices, in this order.
Samples pick(const Samples& samples, std::span<const std::int64_t> indices);
// The first `count`, or all when there are fewer.
Samples first_of(Samples samples, std::int64_t count);

// The smallest and the largest stored number.
struct Range {
  double low = 0, high = 0;
};
Range range_of(const Samples& samples);

}  // namespace jauge::dataset
