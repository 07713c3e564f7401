// One NumPy array; labels lie in a second file whose name says y or labels instead of x: x_test.npy and y_test.npy.
#include "analyzer/dataset/label_file.h"
#include "analyzer/dataset/npy.h"
#include "analyzer/dataset/reader.h"

namespace jauge::dataset {
namespace {

namespace fs = std::filesystem;

bool recognises(const Place& place) {
  if (place.is_folder) return false;
  return place.extension() == ".npy" || (place.head.size() > 6 && place.head[0] == std::byte{0x93});
}

// "X_test.npy" -> "y_test.npy", "Y_test.npy"; "cifar_xtest.npy" -> "cifar_ytest.npy".
fs::path labels_beside(const Place& place) {
  const std::pair<std::string_view, std::string_view> swaps[] = {
      {"X", "Y"}, {"X", "y"}, {"x", "y"}, {"inputs", "outputs"}, {"data", "labels"}, {"images", "labels"}};
  std::error_code ignored;
  for (const auto& [word, other] : swaps) {
    const std::string name = place.name();
    for (std::size_t at = name.find(word); at != std::string::npos; at = name.find(word, at + 1)) {
      std::string changed = name;
      changed.replace(at, word.size(), other);
      const fs::path path = place.path.parent_path() / changed;
      if (fs::is_regular_file(path, ignored)) return path;
    }
  }
  return {};
}

Result<Samples> read(const Place& place) {
  JAUGE_TRY(const auto bytes, read_data_file(place.path));
  JAUGE_TRY(auto array, parse_npy(bytes, place.name()));
  Samples samples = described(place);
  JAUGE_CHECK(take_samples(std::move(array), samples));
  fs::path labels = labels_beside(place);
  if (!place.description.labels.empty()) {
    JAUGE_TRY(labels, place.beside(place.description.labels));
  }
  if (!labels.empty()) JAUGE_CHECK(read_label_file(labels, place.description, samples));
  return samples;
}

}  // namespace

const Reader npy_reader = {"npy", "NumPy array (.npy, labels in a second file)", recognises, read};

}  // namespace jauge::dataset
