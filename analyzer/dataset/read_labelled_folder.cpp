// A folder as MLPerf Tiny has it: y_labels.csv without header (file, number of classes, class), and the files. Two more
// columns (window bytes, stride bytes) cut each file into windows, as the anomaly benchmark does.
#include <algorithm>

#include "analyzer/base/safe_file.h"
#include "analyzer/dataset/csv_table.h"
#include "analyzer/dataset/json_text.h"
#include "analyzer/dataset/npy.h"
#include "analyzer/dataset/picture.h"
#include "analyzer/dataset/reader.h"

namespace jauge::dataset {
namespace {

namespace fs = std::filesystem;

bool recognises(const Place& place) {
  std::error_code ignored;
  return place.is_folder && fs::is_regular_file(place.path / "y_labels.csv", ignored);
}

struct Entry {
  std::string file;
  std::int64_t classes = 0, label = 0;
  std::optional<std::int64_t> window_bytes, stride_bytes;
};

Result<std::int64_t> whole_number(const CsvTable& table, std::size_t row, std::size_t column) {
  const auto value = table.number(row, column);
  if (value && *value >= 0 && *value < 1e9 && *value == static_cast<double>(static_cast<std::int64_t>(*value)))
    return static_cast<std::int64_t>(*value);
  return damaged("y_labels.csv", "line " + std::to_string(table.line_of(row)) + ": '" +
                                     std::string(table.cell(row, column)) + "' is no whole number");
}

Result<std::vector<Entry>> entries_of(const Place& place) {
  JAUGE_TRY(const auto bytes, read_file(place.path / "y_labels.csv", max_table_bytes));
  JAUGE_TRY(const auto table, CsvTable::parse(std::string(text_of(bytes)), "y_labels.csv", false));
  if (table.columns() != 3 && table.columns() != 5)
    return damaged("y_labels.csv",
                   "has " + std::to_string(table.columns()) + " columns; file, classes, class are needed");
  std::vector<Entry> entries;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Entry entry;
    entry.file = std::string(table.cell(row, 0));
    JAUGE_TRY(entry.classes, whole_number(table, row, 1));
    JAUGE_TRY(entry.label, whole_number(table, row, 2));
    if (entry.label >= entry.classes)
      return damaged("y_labels.csv", "line " + std::to_string(table.line_of(row)) + ": class " +
                                         std::to_string(entry.label) + " of " + std::to_string(entry.classes));
    if (table.columns() == 5) {
      JAUGE_TRY(entry.window_bytes, whole_number(table, row, 3));
      JAUGE_TRY(entry.stride_bytes, whole_number(table, row, 4));
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

// Element type of raw files: as described, else as the model takes them when the size says so, else single bytes.
ir::DType dtype_of_raw(const Place& place, std::int64_t sample_bytes) {
  if (place.description.dtype) return *place.description.dtype;
  const auto& expected = place.options.expected;
  if (!expected) return ir::DType::uint8;
  const std::int64_t elements = ir::elements(expected->shape);
  if (sample_bytes == 4 * elements) return ir::DType::float32;
  return expected->dtype == ir::DType::int8 ? ir::DType::int8 : ir::DType::uint8;
}

ir::Shape shape_of_raw(const Place& place, std::int64_t elements) {
  if (place.description.shape) return *place.description.shape;
  const auto& expected = place.options.expected;
  return expected && ir::elements(expected->shape) == elements ? expected->shape : ir::Shape{elements};
}

Result<ir::Array> read_sample_file(const Place& place, const fs::path& path, const Entry& entry) {
  JAUGE_TRY(auto bytes, read_data_file(path));
  if (path.extension() == ".npy") return parse_npy(bytes, entry.file);
  ir::Array array;
  if (is_picture(path)) {
    JAUGE_TRY(auto picture, parse_picture(bytes, entry.file));
    array.type = {ir::DType::uint8, {picture.height, picture.width, picture.channels}};
    array.bytes = std::move(picture.pixels);
    return array;
  }
  const auto size = static_cast<std::int64_t>(bytes.size());
  array.type.dtype = dtype_of_raw(place, entry.window_bytes.value_or(size));
  const std::int64_t each = ir::bytes_of(array.type.dtype);
  if (size % each != 0) return damaged(entry.file, std::to_string(size) + " bytes are no whole number of values");
  array.type.shape = entry.window_bytes ? ir::Shape{size / each} : shape_of_raw(place, size / each);
  array.bytes = std::move(bytes);
  return array;
}

class Folder {
 public:
  explicit Folder(const Place& place) : samples_(described(place)) {}

  Result<void> add(const Place& place, const Entry& entry, const ir::Array& array) {
    const auto size = static_cast<std::int64_t>(array.bytes.size());
    const std::int64_t window = entry.window_bytes.value_or(size), stride = entry.stride_bytes.value_or(size);
    const std::int64_t each = ir::bytes_of(array.type.dtype);
    if (window < 1 || stride < 1 || window > size || window % each != 0 || stride % each != 0)
      return damaged(entry.file, "has " + std::to_string(size) + " bytes; windows of " + std::to_string(window) +
                                     " every " + std::to_string(stride) + " are asked for");
    const ir::Shape shape = entry.window_bytes ? shape_of_raw(place, window / each) : array.type.shape;
    if (samples_.count == 0) {
      samples_.dtype = array.type.dtype;
      samples_.shape = shape;
    }
    if (samples_.dtype != array.type.dtype || ir::bytes_of({array.type.dtype, shape}).value != samples_.sample_bytes())
      return damaged(entry.file, "holds " + std::string(ir::name_of(array.type.dtype)) + " " + ir::to_text(shape) +
                                     "; the files before it " + std::string(ir::name_of(samples_.dtype)) + " " +
                                     ir::to_text(samples_.shape));
    samples_.group_names.push_back(entry.file);
    for (std::int64_t start = 0; start + window <= size; start += stride) take(entry, array, {start, start + window});
    return samples_.bytes.size() <= max_data_bytes
               ? Result<void>()
               : Error{ErrorKind::too_large, samples_.name, "its samples take more than 1 GiB", "use --limit"};
  }

  Samples finish() && { return std::move(samples_); }
  Samples& samples() { return samples_; }

 private:
  void take(const Entry& entry, const ir::Array& array, Window window) {
    const auto bytes =
        std::span(array.bytes)
            .subspan(static_cast<std::size_t>(window.first), static_cast<std::size_t>(window.end - window.first));
    samples_.bytes.insert(samples_.bytes.end(), bytes.begin(), bytes.end());
    samples_.labels.push_back(entry.label);
    samples_.names.push_back(entry.file);
    samples_.groups.push_back(static_cast<int>(samples_.group_names.size()) - 1);
    if (entry.window_bytes) samples_.windows.push_back(window);
    ++samples_.count;
  }

  Samples samples_;
};

Result<Samples> read(const Place& place) {
  JAUGE_TRY(const auto entries, entries_of(place));
  Folder folder(place);
  std::size_t absent = 0;
  for (const Entry& entry : entries) {
    if (place.options.limit && folder.samples().count >= *place.options.limit) break;
    JAUGE_TRY(const fs::path path, place.beside(entry.file));
    std::error_code ignored;
    if (!fs::is_regular_file(path, ignored)) {
      ++absent;
      continue;
    }
    JAUGE_TRY(const auto array, read_sample_file(place, path, entry));
    JAUGE_CHECK(folder.add(place, entry, array));
  }
  if (folder.samples().count == 0)
    return damaged(place, "none of the " + std::to_string(entries.size()) + " files that y_labels.csv names is there");
  if (absent > 0)
    folder.samples().notes.push_back(
        {"files_absent", place.name(),
         std::to_string(absent) + " of " + std::to_string(entries.size()) + " files that y_labels.csv names are absent",
         "the result is of the others only"});
  return std::move(folder).finish();
}

}  // namespace

const Reader labelled_folder_reader = {"mlperf-tiny", "folder with y_labels.csv (MLPerf Tiny)", recognises, read};

}  // namespace jauge::dataset
