// Which samples a model learns from and which judge it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analyzer/dataset/samples.h"

namespace jauge::dataset {

struct Split {
  std::vector<std::int64_t> train, test;  // sample indices, ascending
};

// Whole persons or recordings go to one side, so that the test asks for people the model has never met. The test side
// gets at least one group and grows until it holds `test_share` of the samples.
// Errors: usage, when there are fewer than two groups or the share is not between 0 and 1.
Result<Split> split_by_group(const Samples& samples, double test_share, std::uint64_t seed);

// Sample by sample, every class in the same proportion. For data without groups.
Result<Split> split_by_sample(const Samples& samples, double test_share, std::uint64_t seed);

// Says when the test side is no fair judge: overlapping windows of a recording on both sides, or one person on both.
std::optional<Note> find_leak(const Samples& samples, const Split& split);

}  // namespace jauge::dataset
