// One table: features and a label a row, or a recording that is cut into windows.
#include "analyzer/base/safe_file.h"
#include "analyzer/dataset/json_text.h"
#include "analyzer/dataset/label_file.h"
#include "analyzer/dataset/table_samples.h"

namespace jauge::dataset {
namespace {

bool recognises(const Place& place) {
  if (place.is_folder) return false;
  const std::string extension = place.extension();
  return place.description.format == "csv" || extension == ".csv" || extension == ".tsv" || extension == ".txt";
}

// A label file beside the table stands for a label column.
Result<void> take_label_file(const Place& place, Samples& samples) {
  if (place.description.labels.empty() || place.description.window) return {};
  JAUGE_TRY(const auto file, place.beside(place.description.labels));
  samples.names.clear();
  samples.labels.clear();
  return read_label_file(file, place.description, samples);
}

Result<Samples> read(const Place& place) {
  JAUGE_TRY(const auto bytes, read_file(place.path, max_table_bytes));
  JAUGE_TRY(const auto table, CsvTable::parse(std::string(text_of(bytes)), place.name()));
  TableSamples gathered(place);
  JAUGE_CHECK(gathered.add(table, place.name(), std::nullopt, std::nullopt));
  JAUGE_TRY(auto samples, std::move(gathered).finish());
  JAUGE_CHECK(take_label_file(place, samples));
  return samples;
}

}  // namespace

const Reader csv_reader = {"csv", "CSV (a row a sample, or windows of a recording)", recognises, read};

}  // namespace jauge::dataset
