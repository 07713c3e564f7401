#include "analyzer/dataset/dataset.h"

#include <algorithm>
#include <fstream>

#include "analyzer/dataset/reader.h"

namespace jauge::dataset {
namespace {

namespace fs = std::filesystem;

// The first that recognises the data reads them: what names itself stands before what is told by its size.
const Reader* const readers[] = {&npy_reader,        &npz_reader,          &idx_reader,
                                 &csv_reader,        &cifar_reader,        &labelled_folder_reader,
                                 &recordings_reader, &image_folder_reader, &raw_reader};

std::vector<std::byte> head_of(const fs::path& file) {
  std::vector<std::byte> head(64);
  std::ifstream stream(file, std::ios::binary);
  stream.read(reinterpret_cast<char*>(head.data()), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(stream.gcount()));
  return head;
}

Result<Place> place_of(const fs::path& data, const ReadOptions& options) {
  std::error_code failure;
  const fs::file_status status = fs::status(data, failure);
  if (failure || !fs::exists(status))
    return Error{ErrorKind::unreadable_file, data.string(), "there is no such file or folder", ""};
  Place place{.path = data, .is_folder = fs::is_directory(status), .description = {}, .options = options, .head = {}};
  if (!place.is_folder && !fs::is_regular_file(status))
    return Error{ErrorKind::unreadable_file, data.string(), "is neither a file nor a folder", ""};
  JAUGE_TRY(auto description, description_of(data));
  if (description) place.description = *std::move(description);
  // A folder whose description names the one file with all samples.
  if (place.is_folder && !place.description.samples.empty()) {
    JAUGE_TRY(place.path, place.beside(place.description.samples));
    place.is_folder = fs::is_directory(place.path, failure);
  }
  if (!place.is_folder) place.head = head_of(place.path);
  return place;
}

Error unknown_format(const Place& place) {
  std::string known;
  for (const Reader* reader : readers) known += (known.empty() ? "" : "; ") + std::string(reader->summary);
  return {ErrorKind::unsupported_format, place.name(), "is no data that we read", "known are: " + known};
}

}  // namespace

Result<Samples> read(const fs::path& data, const ReadOptions& options) {
  if (options.limit && *options.limit < 1)
    return Error{ErrorKind::usage, "--limit", "at least one sample must be left", ""};
  JAUGE_TRY(const Place place, place_of(data, options));
  const auto found = std::ranges::find_if(readers, [&](const Reader* reader) { return reader->recognises(place); });
  if (found == std::end(readers)) return unknown_format(place);
  JAUGE_TRY(Samples samples, (*found)->read(place));
  // Arrays do not name their axes; a description may.
  const std::vector<std::string>& columns = place.description.columns;
  const bool names_last_axis = !samples.shape.empty() && std::ssize(columns) == samples.shape.back();
  if (samples.feature_names.empty() && names_last_axis) samples.feature_names = columns;
  if (options.limit) samples = first_of(std::move(samples), *options.limit);
  if (auto fault = find_fault(samples)) return *fault;
  return samples;
}

}  // namespace jauge::dataset
