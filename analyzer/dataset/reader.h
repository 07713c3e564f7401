// A kind of data file. One reader, one file; dataset.cpp lists them.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/dataset/dataset.h"
#include "analyzer/dataset/description.h"

namespace jauge::dataset {

// Where the samples lie and what is known about them before they are read.
struct Place {
  std::filesystem::path path;
  bool is_folder = false;
  Description description;
  ReadOptions options;
  std::vector<std::byte> head;  // the first bytes of a file

  std::string name() const { return path.filename().string(); }
  // Lower case, with the dot.
  std::string extension() const;
  // A file that the description names, which must lie in the same folder or below.
  Result<std::filesystem::path> beside(const std::string& name) const;
};

struct Reader {
  std::string_view name;
  std::string_view summary;
  bool (*recognises)(const Place&) = nullptr;
  Result<Samples> (*read)(const Place&) = nullptr;
};

extern const Reader cifar_reader, idx_reader, npy_reader, npz_reader, csv_reader, recordings_reader,
    image_folder_reader, labelled_folder_reader, raw_reader;

// No data set is larger: it is held in memory.
inline constexpr std::size_t max_data_bytes = std::size_t{1} << 30;
// Cells of text take ten times their room in memory.
inline constexpr std::size_t max_table_bytes = std::size_t{256} << 20;
// Folders with more entries are refused.
inline constexpr std::size_t max_files = 1'000'000;

// Files (or folders) directly below `folder`, by name; hidden ones excluded. Errors: unreadable_file, too_large.
enum class Entries { files, folders };
Result<std::vector<std::filesystem::path>> list(const std::filesystem::path& folder, Entries kind);

// The whole file. Errors: unreadable_file, too_large.
Result<std::vector<std::byte>> read_data_file(const std::filesystem::path& path);

Error damaged(const Place& place, std::string what, std::string hint = {});
Error damaged(const std::string& where, std::string what, std::string hint = {});

// Fills what all readers take from the description: name, values, layout, preprocess, class names, rate, unit.
Samples described(const Place& place);

// Labels as words or numbers -> class indices. `classes` known: words are looked up, numbers are indices into it;
// empty: numbers are kept, words are numbered in alphabetical order and become the classes.
// Errors name the first row that is neither.
Result<std::vector<std::int64_t>> to_labels(const std::vector<std::string>& words, std::vector<std::string>& classes,
                                            const std::string& where);

}  // namespace jauge::dataset
