// Samples back to back in one file; a dataset.json says their type and shape, and where the labels are.
#include "analyzer/dataset/label_file.h"
#include "analyzer/dataset/reader.h"

namespace jauge::dataset {
namespace {

bool recognises(const Place& place) {
  return !place.is_folder && place.description.shape && place.description.dtype &&
         (place.description.format.empty() || place.description.format == "raw");
}

Result<Samples> read(const Place& place) {
  JAUGE_TRY(auto bytes, read_data_file(place.path));
  Samples samples = described(place);
  samples.dtype = *place.description.dtype;
  samples.shape = *place.description.shape;
  const std::int64_t size = samples.sample_bytes();
  const auto available = static_cast<std::int64_t>(bytes.size());
  if (size == 0 || available % size != 0)
    return damaged(place, std::to_string(available) + " bytes are not a whole number of samples of " +
                              std::to_string(size) + " bytes (" + std::string(ir::name_of(samples.dtype)) + " " +
                              ir::to_text(samples.shape) + ")");
  samples.count = available / size;
  samples.bytes = std::move(bytes);
  if (!place.description.labels.empty()) {
    JAUGE_TRY(const auto file, place.beside(place.description.labels));
    JAUGE_CHECK(read_label_file(file, place.description, samples));
  }
  return samples;
}

}  // namespace

const Reader raw_reader = {"raw", "raw samples with a dataset.json that gives dtype and shape", recognises, read};

}  // namespace jauge::dataset
