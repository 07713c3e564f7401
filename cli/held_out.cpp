#include "cli/held_out.h"

#include <set>

#include "analyzer/dataset/split.h"

namespace jauge::cli {
namespace {

std::string groups_of(const dataset::Samples& samples, const std::vector<std::int64_t>& indices) {
  if (samples.groups.empty()) return {};
  std::set<int> groups;
  for (const std::int64_t index : indices) groups.insert(samples.groups[static_cast<std::size_t>(index)]);
  std::string text;
  for (const int group : groups)
    text += (text.empty() ? ": " : ", ") + samples.group_names.at(static_cast<std::size_t>(group));
  return text;
}

}  // namespace

Result<dataset::Samples> held_out(const dataset::Samples& samples, const HoldOut& wish, std::uint64_t seed) {
  JAUGE_TRY(const auto split, wish.split == "person" ? dataset::split_by_group(samples, wish.share, seed)
                                                     : dataset::split_by_sample(samples, wish.share, seed));
  dataset::Samples judged = dataset::pick(samples, split.test);
  judged.notes.push_back({"held_out", samples.name,
                          std::to_string(judged.count) + " of " + std::to_string(samples.count) +
                              " samples are judged" + groups_of(samples, split.test),
                          "train on the others only"});
  if (const auto leak = dataset::find_leak(samples, split)) judged.notes.push_back(*leak);
  return judged;
}

}  // namespace jauge::cli
