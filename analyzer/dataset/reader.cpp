#include "analyzer/dataset/reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include "analyzer/base/safe_file.h"

namespace jauge::dataset {
namespace {

namespace fs = std::filesystem;

std::optional<std::int64_t> number_in(const std::string& word) {
  double value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
  constexpr double most = 1e9;
  if (!(value >= -most && value <= most) || value != std::floor(value)) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

Error unknown_class(const std::string& where, std::size_t row, const std::string& word,
                    const std::vector<std::string>& classes) {
  std::string known;
  for (const std::string& name : classes) known += (known.empty() ? "" : ", ") + name;
  return damaged(where, "label " + std::to_string(row) + " is '" + word + "'; the classes are " + known);
}

}  // namespace

std::string Place::extension() const {
  std::string text = path.extension().string();
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

Result<fs::path> Place::beside(const std::string& name) const {
  const fs::path folder = is_folder ? path : path.parent_path();
  const fs::path relative = fs::path(name).lexically_normal();
  if (relative.empty() || relative.is_absolute() || *relative.begin() == "..")
    return Error{ErrorKind::bad_record, this->name(), "names '" + name + "', which lies outside its folder", ""};
  std::error_code failure;
  const fs::path home = fs::weakly_canonical(folder.empty() ? "." : folder, failure);
  const fs::path target = fs::weakly_canonical(home / relative, failure);
  const auto [home_end, differs] = std::mismatch(home.begin(), home.end(), target.begin(), target.end());
  if (failure || home_end != home.end())
    return Error{ErrorKind::bad_record, this->name(), "names '" + name + "', which leads outside its folder", ""};
  return folder / relative;
}

Result<std::vector<fs::path>> list(const fs::path& folder, Entries kind) {
  std::error_code failure;
  std::vector<fs::path> result;
  for (auto entry = fs::directory_iterator(folder, failure); entry != fs::directory_iterator();
       entry.increment(failure)) {
    if (failure) break;
    const bool wanted = kind == Entries::files ? entry->is_regular_file(failure) : entry->is_directory(failure);
    if (wanted && !entry->path().filename().string().starts_with('.')) result.push_back(entry->path());
    if (result.size() > max_files) return Error{ErrorKind::too_large, folder.string(), "holds too many files", ""};
  }
  if (failure) return Error{ErrorKind::unreadable_file, folder.string(), failure.message(), ""};
  std::ranges::sort(result);
  return result;
}

Result<std::vector<std::byte>> read_data_file(const fs::path& path) {
  return read_file(path, max_data_bytes);
}

Error damaged(const std::string& where, std::string what, std::string hint) {
  return {ErrorKind::damaged_file, where, std::move(what), std::move(hint)};
}

Error damaged(const Place& place, std::string what, std::string hint) {
  return damaged(place.name(), std::move(what), std::move(hint));
}

Samples described(const Place& place) {
  Samples samples;
  samples.name = place.name();
  samples.values = place.description.values;
  samples.layout = place.description.layout;
  samples.preprocess = place.description.preprocess;
  samples.class_names = place.description.classes;
  samples.rate_hz = place.description.rate_hz;
  samples.unit = place.description.unit;
  return samples;
}

Result<std::vector<std::int64_t>> to_labels(const std::vector<std::string>& words, std::vector<std::string>& classes,
                                            const std::string& where) {
  const bool all_numbers =
      std::ranges::all_of(words, [](const std::string& word) { return number_in(word).has_value(); });
  if (classes.empty() && !all_numbers) {
    const std::set<std::string> distinct(words.begin(), words.end());
    classes.assign(distinct.begin(), distinct.end());
  }
  std::vector<std::int64_t> labels;
  labels.reserve(words.size());
  for (std::size_t row = 0; row < words.size(); ++row) {
    const auto named = std::ranges::find(classes, words[row]);
    const auto number = number_in(words[row]);
    if (named != classes.end())
      labels.push_back(named - classes.begin());
    else if (number)
      labels.push_back(*number);
    else
      return unknown_class(where, row, words[row], classes);
  }
  return labels;
}

}  // namespace jauge::dataset
