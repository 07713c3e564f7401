// What quantize says, as JSON.
#pragma once

#include <optional>
#include <string>

#include "analyzer/dataset/model_input.h"
#include "analyzer/quantize/post_training.h"
#include "reports/json/json.h"

namespace jauge::reports::json {

// A model before or after: what it takes on a chip.
struct Deployed {
  std::string dtype;
  std::int64_t weight_bytes = 0, arena_bytes = 0;
};

// The largest output against the label on common samples.
struct AccuracyChange {
  std::string on;  // "held-back calibration samples", or the name of the data
  std::int64_t samples = 0, correct_before = 0, correct_after = 0;

  double lost_points() const {
    return 100 * static_cast<double>(correct_before - correct_after) / static_cast<double>(samples);
  }
};

struct Quantisation {
  std::string output, format;
  std::int64_t file_bytes = 0, calibration_samples = 0;
  Deployed before, after;
  std::optional<AccuracyChange> accuracy;  // without labels: none
  dataset::Applied applied;
  const quantize::Quantised* result = nullptr;
};

Json quantize_result(const Quantisation& quantisation);

}  // namespace jauge::reports::json
