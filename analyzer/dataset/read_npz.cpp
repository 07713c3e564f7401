// Several NumPy arrays in one zip: x_test and y_test, or m_inputs and m_outputs as ST's tools write them.
#include <zip.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>

#include "analyzer/dataset/npy.h"
#include "analyzer/dataset/reader.h"

namespace jauge::dataset {
namespace {

constexpr zip_int64_t most_entries = 1000;
// A zip can claim a thousand times what it holds: no array may be larger than this, nor all together.
constexpr zip_uint64_t most_bytes = max_data_bytes;

constexpr std::string_view input_names[] = {"x_test", "x",        "inputs", "m_inputs_1", "m_inputs", "data",
                                            "images", "features", "specs",  "samples",    "x_train"};
constexpr std::string_view label_names[] = {"y_test",  "y",       "labels", "m_outputs_1", "m_outputs",
                                            "outputs", "targets", "target", "label",       "y_train"};

constexpr std::string_view group_names[] = {"groups",  "people",     "person",   "subjects",
                                            "subject", "recordings", "recording"};

struct ZipCloser {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct EntryCloser {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, ZipCloser>;

bool recognises(const Place& place) {
  return !place.is_folder && place.extension() == ".npz";
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

// Entry numbers by lower-case name without ".npy".
Result<std::map<std::string, zip_uint64_t>> entries_of(zip_t& archive, const Place& place) {
  const zip_int64_t count = zip_get_num_entries(&archive, 0);
  if (count > most_entries)
    return Error{ErrorKind::too_large, place.name(), "holds " + std::to_string(count) + " arrays", ""};
  std::map<std::string, zip_uint64_t> result;
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
    const char* name = zip_get_name(&archive, i, 0);
    if (name == nullptr) continue;
    std::string key = lower(name);
    if (key.ends_with(".npy")) result.emplace(key.substr(0, key.size() - 4), i);
  }
  return result;
}

std::optional<zip_uint64_t> find(const std::map<std::string, zip_uint64_t>& entries,
                                 std::span<const std::string_view> names, const std::string& wanted) {
  if (!wanted.empty()) {
    const auto found = entries.find(lower(wanted));
    return found == entries.end() ? std::nullopt : std::optional(found->second);
  }
  for (const std::string_view name : names)
    if (const auto found = entries.find(std::string(name)); found != entries.end()) return found->second;
  return std::nullopt;
}

Result<ir::Array> read_entry(zip_t& archive, zip_uint64_t index, const Place& place) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(&archive, index, 0, &stat) != 0 || (stat.valid & ZIP_STAT_SIZE) == 0)
    return damaged(place, "array " + std::to_string(index) + " has no size");
  const std::string where = place.name() + ": " + stat.name;
  if (stat.size > most_bytes)
    return Error{ErrorKind::too_large, where, "says it has " + std::to_string(stat.size) + " bytes", ""};
  const std::unique_ptr<zip_file_t, EntryCloser> file(zip_fopen_index(&archive, index, 0));
  if (!file) return damaged(where, "cannot be unpacked");
  // Grown as bytes arrive: what an entry claims is not yet a reason to allocate.
  std::vector<std::byte> bytes;
  std::vector<std::byte> block(std::size_t{1} << 20);
  while (bytes.size() <= stat.size) {
    const zip_int64_t got = zip_fread(file.get(), block.data(), block.size());
    if (got < 0) return damaged(where, "cannot be unpacked from byte " + std::to_string(bytes.size()) + " on");
    if (got == 0) break;
    bytes.insert(bytes.end(), block.begin(), block.begin() + got);
  }
  return parse_npy(bytes, where);
}

Error no_input(const Place& place, const std::map<std::string, zip_uint64_t>& entries) {
  std::string names;
  for (const auto& [name, index] : entries) names += (names.empty() ? "" : ", ") + name;
  return {ErrorKind::damaged_file, place.name(), "has no array called x_test, x, inputs or m_inputs; it holds " + names,
          "numpy.savez(FILE, x_test=inputs, y_test=labels)"};
}

// Who each sample was recorded from: whole numbers, of which each is a group.
Result<void> take_groups(const ir::Array& array, const std::string& where, Samples& samples) {
  const std::vector<double> values = ir::to_doubles(array.view());
  if (static_cast<std::int64_t>(values.size()) != samples.count)
    return damaged(
        where, "holds " + std::to_string(values.size()) + " groups for " + std::to_string(samples.count) + " samples");
  std::map<std::int64_t, int> known;
  for (const double value : values) {
    if (value != std::floor(value) || std::abs(value) > 1e9) return damaged(where, "holds a group that is no number");
    known.emplace(static_cast<std::int64_t>(value), 0);
  }
  for (auto& [number, index] : known) {
    index = static_cast<int>(samples.group_names.size());
    samples.group_names.push_back(std::to_string(number));
  }
  for (const double value : values) samples.groups.push_back(known.at(static_cast<std::int64_t>(value)));
  return {};
}

Result<Samples> read(const Place& place) {
  int failure = 0;
  const Archive archive(zip_open(place.path.c_str(), ZIP_RDONLY, &failure));
  if (!archive) return damaged(place, "is not a zip of NumPy arrays");
  JAUGE_TRY(const auto entries, entries_of(*archive, place));
  const auto inputs = find(entries, input_names, "");
  if (!inputs) return no_input(place, entries);
  JAUGE_TRY(auto array, read_entry(*archive, *inputs, place));
  Samples samples = described(place);
  JAUGE_CHECK(take_samples(std::move(array), samples));
  if (const auto labels = find(entries, label_names, place.description.labels)) {
    JAUGE_TRY(const auto values, read_entry(*archive, *labels, place));
    JAUGE_CHECK(take_labels(values, place.name() + ": labels", samples));
  }
  if (const auto groups = find(entries, group_names, place.description.group_column)) {
    JAUGE_TRY(const auto values, read_entry(*archive, *groups, place));
    JAUGE_CHECK(take_groups(values, place.name() + ": groups", samples));
  }
  return samples;
}

}  // namespace

const Reader npz_reader = {"npz", "NumPy archive (.npz with x_test and y_test, or m_inputs and m_outputs)", recognises,
                           read};

}  // namespace jauge::dataset
