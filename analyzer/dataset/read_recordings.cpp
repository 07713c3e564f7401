// A folder of tables, each one recording of a sensor: cut into windows, or one sample each. The label is the class
// folder a file lies in, the part of its name before the first '_' (walking_07.csv), or a column.
#include <algorithm>

#include "analyzer/base/safe_file.h"
#include "analyzer/dataset/json_text.h"
#include "analyzer/dataset/table_samples.h"

namespace jauge::dataset {
namespace {

namespace fs = std::filesystem;

bool is_table(const fs::path& path) {
  return path.extension() == ".csv" && path.filename() != "y_labels.csv";
}

bool holds_table(const fs::path& folder) {
  const auto files = list(folder, Entries::files);
  return files && std::ranges::any_of(*files, is_table);
}

bool recognises(const Place& place) {
  if (!place.is_folder) return false;
  if (holds_table(place.path)) return true;
  const auto folders = list(place.path, Entries::folders);
  return folders && std::ranges::any_of(*folders, holds_table);
}

struct Recording {
  fs::path path;
  std::optional<std::string> label;
};

Result<void> gather(const fs::path& folder, const std::optional<std::string>& label, bool label_in_name,
                    std::vector<Recording>& recordings) {
  JAUGE_TRY(const auto files, list(folder, Entries::files));
  for (const fs::path& file : files) {
    if (!is_table(file)) continue;
    const std::string stem = file.stem().string();
    recordings.push_back({file, label_in_name ? std::optional(stem.substr(0, stem.find('_'))) : label});
  }
  return {};
}

Result<std::vector<Recording>> recordings_of(const Place& place) {
  const bool label_in_name = place.description.label_from == "file_name";
  std::vector<Recording> recordings;
  JAUGE_CHECK(gather(place.path, std::nullopt, label_in_name, recordings));
  JAUGE_TRY(const auto folders, list(place.path, Entries::folders));
  for (const fs::path& folder : folders)
    JAUGE_CHECK(gather(folder, folder.filename().string(), label_in_name, recordings));
  return recordings;
}

// Without windows every recording is one sample, and all must have the same length.
Result<Place> with_whole_recordings(const Place& place, std::size_t rows) {
  Place result = place;
  result.description.window = result.description.stride = static_cast<std::int64_t>(rows);
  return result;
}

Result<CsvTable> read_table(const fs::path& path) {
  JAUGE_TRY(const auto bytes, read_file(path, max_table_bytes));
  return CsvTable::parse(std::string(text_of(bytes)), path.filename().string());
}

Result<Samples> read(const Place& given) {
  JAUGE_TRY(const auto recordings, recordings_of(given));
  JAUGE_TRY(const auto first, read_table(recordings.front().path));
  const bool whole = !given.description.window;
  Place place = given;
  if (whole) {
    JAUGE_TRY(place, with_whole_recordings(given, first.rows()));
  }
  TableSamples gathered(place);
  for (const Recording& recording : recordings) {
    JAUGE_TRY(const auto table, read_table(recording.path));
    const std::string name = recording.path.filename().string();
    if (whole && table.rows() != first.rows())
      return damaged(name,
                     "has " + std::to_string(table.rows()) + " rows; " + recordings.front().path.filename().string() +
                         " has " + std::to_string(first.rows()),
                     "cut the recordings into windows: \"window\" and \"stride\" in a dataset.json");
    JAUGE_CHECK(gathered.add(table, name, recording.label, name));
  }
  return std::move(gathered).finish();
}

}  // namespace

const Reader recordings_reader = {"recordings", "folder of CSV recordings", recognises, read};

}  // namespace jauge::dataset
