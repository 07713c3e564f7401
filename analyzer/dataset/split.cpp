#include "analyzer/dataset/split.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace jauge::dataset {
namespace {

// std::shuffle differs between libraries; a split must not.
class Shuffler {
 public:
  explicit Shuffler(std::uint64_t seed) : state_(seed) {}

  template <class T>
  void operator()(std::vector<T>& values) {
    for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[next() % i]);
  }

 private:
  std::uint64_t next() {  // splitmix64
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  std::uint64_t state_;
};

Result<void> check_share(const Samples& samples, double share) {
  if (share > 0 && share < 1) return {};
  return Error{ErrorKind::usage, samples.name, "the test share must lie between 0 and 1", "for example 0.2"};
}

Split sorted(Split split) {
  std::ranges::sort(split.train);
  std::ranges::sort(split.test);
  return split;
}

bool overlap(const Window& a, const Window& b) {
  return a.first < b.end && b.first < a.end;
}

// Windows of the test side that share rows with a window of the training side.
std::int64_t overlapping_windows(const Samples& samples, const Split& split) {
  std::map<int, std::vector<Window>> by_group;
  const auto group_of = [&](std::int64_t i) {
    return samples.groups.empty() ? 0 : samples.groups[static_cast<std::size_t>(i)];
  };
  for (const std::int64_t i : split.train)
    by_group[group_of(i)].push_back(samples.windows[static_cast<std::size_t>(i)]);
  for (auto& [group, windows] : by_group) std::ranges::sort(windows, {}, &Window::first);
  std::int64_t count = 0;
  for (const std::int64_t i : split.test) {
    const Window& window = samples.windows[static_cast<std::size_t>(i)];
    const auto& others = by_group[group_of(i)];
    // Windows of one data set have one length: only neighbours can overlap.
    const auto after = std::ranges::lower_bound(others, window.first, {}, &Window::first);
    const bool with_next = after != others.end() && overlap(window, *after);
    const bool with_previous = after != others.begin() && overlap(window, *std::prev(after));
    count += with_next || with_previous;
  }
  return count;
}

}  // namespace

Result<Split> split_by_group(const Samples& samples, double test_share, std::uint64_t seed) {
  JAUGE_CHECK(check_share(samples, test_share));
  std::vector<int> groups = samples.groups;
  std::ranges::sort(groups);
  groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
  if (groups.size() < 2)
    return Error{ErrorKind::usage, samples.name, "there are not two persons or recordings to part",
                 "name the column: \"group_column\" in dataset.json"};
  Shuffler{seed}(groups);
  std::set<int> tested;
  std::int64_t count = 0;
  const double wanted = test_share * static_cast<double>(samples.count);
  for (const int group : groups) {
    const bool enough = !tested.empty() && static_cast<double>(count) >= wanted;
    if (enough || tested.size() + 1 == groups.size()) break;
    tested.insert(group);
    count += std::ranges::count(samples.groups, group);
  }
  Split split;
  for (std::int64_t i = 0; i < samples.count; ++i)
    (tested.contains(samples.groups[static_cast<std::size_t>(i)]) ? split.test : split.train).push_back(i);
  return split;
}

Result<Split> split_by_sample(const Samples& samples, double test_share, std::uint64_t seed) {
  JAUGE_CHECK(check_share(samples, test_share));
  std::map<std::int64_t, std::vector<std::int64_t>> by_class;
  for (std::int64_t i = 0; i < samples.count; ++i)
    by_class[samples.labels.empty() ? 0 : samples.labels[static_cast<std::size_t>(i)]].push_back(i);
  Split split;
  Shuffler shuffle(seed);
  for (auto& [label, indices] : by_class) {
    shuffle(indices);
    const auto tested = static_cast<std::ptrdiff_t>(test_share * static_cast<double>(indices.size()) + 0.5);
    split.test.insert(split.test.end(), indices.begin(), indices.begin() + tested);
    split.train.insert(split.train.end(), indices.begin() + tested, indices.end());
  }
  return sorted(std::move(split));
}

std::optional<Note> find_leak(const Samples& samples, const Split& split) {
  if (!samples.windows.empty()) {
    if (const std::int64_t count = overlapping_windows(samples, split); count > 0)
      return Note{"windows_leak", samples.name,
                  std::to_string(count) + " of " + std::to_string(split.test.size()) +
                      " test windows overlap a training window: the model has seen parts of them",
                  "split by person or recording"};
  }
  if (samples.groups.empty()) return std::nullopt;
  std::set<int> trained;
  for (const std::int64_t i : split.train) trained.insert(samples.groups[static_cast<std::size_t>(i)]);
  const auto known = std::ranges::count_if(
      split.test, [&](std::int64_t i) { return trained.contains(samples.groups[static_cast<std::size_t>(i)]); });
  if (known == 0) return std::nullopt;
  return Note{"groups_leak", samples.name,
              std::to_string(known) + " of " + std::to_string(split.test.size()) +
                  " test samples come from a person or recording that the model has learned from",
              "split by person or recording"};
}

}  // namespace jauge::dataset
