// A folder for each class with pictures in it; or pictures side by side, without labels.
#include <algorithm>

#include "analyzer/dataset/picture.h"
#include "analyzer/dataset/reader.h"

namespace jauge::dataset {
namespace {

namespace fs = std::filesystem;

bool holds_picture(const fs::path& folder) {
  const auto files = list(folder, Entries::files);
  return files && std::ranges::any_of(*files, is_picture);
}

bool recognises(const Place& place) {
  if (!place.is_folder) return is_picture(place.path);
  if (holds_picture(place.path)) return true;
  const auto folders = list(place.path, Entries::folders);
  return folders && std::ranges::any_of(*folders, holds_picture);
}

struct Labelled {
  fs::path path;
  std::string folder;  // empty: not in a class folder
};

Result<std::vector<Labelled>> pictures_of(const Place& place) {
  std::vector<Labelled> pictures;
  if (!place.is_folder) return std::vector{Labelled{place.path, ""}};
  const auto gather = [&pictures](const fs::path& folder, const std::string& name) -> Result<void> {
    JAUGE_TRY(const auto files, list(folder, Entries::files));
    for (const fs::path& file : files)
      if (is_picture(file)) pictures.push_back({file, name});
    return {};
  };
  JAUGE_TRY(const auto folders, list(place.path, Entries::folders));
  for (const fs::path& folder : folders) JAUGE_CHECK(gather(folder, folder.filename().string()));
  // What lies beside class folders belongs to no class.
  if (pictures.empty()) JAUGE_CHECK(gather(place.path, ""));
  return pictures;
}

Error other_size(const Labelled& labelled, const Picture& picture, const Samples& samples) {
  const auto text = [](std::int64_t width, std::int64_t height, std::int64_t channels) {
    return std::to_string(width) + " x " + std::to_string(height) + (channels == 1 ? " grey" : " in colour");
  };
  return damaged(labelled.path.filename().string(),
                 "is " + text(picture.width, picture.height, picture.channels) + "; the pictures before it are " +
                     text(samples.shape[1], samples.shape[0], samples.shape[2]),
                 "bring all pictures to the size that the model takes");
}

Result<void> add(const Labelled& labelled, Samples& samples) {
  JAUGE_TRY(const auto bytes, read_data_file(labelled.path));
  JAUGE_TRY(const auto picture, parse_picture(bytes, labelled.path.filename().string()));
  const ir::Shape shape = {picture.height, picture.width, picture.channels};
  if (samples.count == 0) samples.shape = shape;
  if (samples.shape != shape) return other_size(labelled, picture, samples);
  if (samples.bytes.size() + picture.pixels.size() > max_data_bytes)
    return Error{ErrorKind::too_large, samples.name, "its pictures take more than 1 GiB", "use --limit"};
  samples.bytes.insert(samples.bytes.end(), picture.pixels.begin(), picture.pixels.end());
  samples.names.push_back(labelled.path.filename().string());
  ++samples.count;
  return {};
}

// With a limit every class gives its share, else the first class alone would fill it.
std::vector<Labelled> limited(std::vector<Labelled> pictures, std::optional<std::int64_t> limit) {
  if (!limit || static_cast<std::int64_t>(pictures.size()) <= *limit) return pictures;
  std::vector<Labelled> chosen;
  const auto total = static_cast<std::int64_t>(pictures.size());
  for (std::int64_t i = 0; i < *limit; ++i) chosen.push_back(pictures[static_cast<std::size_t>(i * total / *limit)]);
  return chosen;
}

Result<Samples> read(const Place& place) {
  JAUGE_TRY(auto pictures, pictures_of(place));
  pictures = limited(std::move(pictures), place.options.limit);
  Samples samples = described(place);
  samples.dtype = ir::DType::uint8;
  samples.layout = "HWC";
  std::vector<std::string> words;
  for (const Labelled& picture : pictures) {
    JAUGE_CHECK(add(picture, samples));
    if (!picture.folder.empty()) words.push_back(picture.folder);
  }
  if (words.empty()) return samples;
  // Folders called 0, 1, 2 are classes by number; any other names are classes in alphabetical order.
  JAUGE_TRY(samples.labels, to_labels(words, samples.class_names, samples.name));
  return samples;
}

}  // namespace

const Reader image_folder_reader = {"pictures", "folder of pictures, one folder a class (PNG, JPEG, BMP, PPM)",
                                    recognises, read};

}  // namespace jauge::dataset
