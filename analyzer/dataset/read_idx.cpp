// IDX, as MNIST comes: big-endian dimensions after a magic number, samples along the first of them. Labels lie in a
// file of their own: train-images-idx3-ubyte and train-labels-idx1-ubyte.
#include <algorithm>

#include "analyzer/base/checked_math.h"
#include "analyzer/dataset/reader.h"

namespace jauge::dataset {
namespace {

namespace fs = std::filesystem;

struct Idx {
  ir::Shape shape;
  std::span<const std::byte> values;
};

bool recognises(const Place& place) {
  if (place.is_folder) return false;
  if (place.description.format == "idx") return true;
  const auto byte = [&](std::size_t i) { return std::to_integer<int>(place.head[i]); };
  return place.head.size() >= 8 && place.description.format.empty() && byte(0) == 0 && byte(1) == 0 && byte(2) == 8 &&
         byte(3) >= 1 && byte(3) <= 4;
}

std::int64_t big_endian(std::span<const std::byte> bytes) {
  std::int64_t value = 0;
  for (const std::byte byte : bytes.first(4)) value = value * 256 + std::to_integer<std::int64_t>(byte);
  return value;
}

Result<Idx> parse(std::span<const std::byte> bytes, const std::string& where) {
  if (bytes.size() < 8 || bytes[0] != std::byte{0} || bytes[1] != std::byte{0} || bytes[2] != std::byte{8})
    return damaged(where, "does not start as IDX with bytes as elements (00 00 08)", "unpack it if it ends in .gz");
  const auto rank = std::to_integer<std::size_t>(bytes[3]);
  if (rank < 1 || rank > 4 || bytes.size() < 4 + 4 * rank)
    return damaged(where, "byte 3 gives " + std::to_string(rank) + " dimensions");
  Idx result;
  for (std::size_t i = 0; i < rank; ++i) result.shape.push_back(big_endian(bytes.subspan(4 + 4 * i)));
  result.values = bytes.subspan(4 + 4 * rank);
  const auto elements = checked_product(result.shape);
  if (!elements || *elements != static_cast<std::int64_t>(result.values.size()))
    return damaged(where, "the header says " + ir::to_text(result.shape) + " bytes; " +
                              std::to_string(result.values.size()) + " follow");
  return result;
}

// The file of labels beside a file of images; empty when there is none.
fs::path labels_beside(const Place& place) {
  std::string name = place.name();
  for (const auto& [word, other] : {std::pair{"images", "labels"}, {"idx3", "idx1"}, {"idx4", "idx1"}})
    if (const auto at = name.find(word); at != std::string::npos)
      name.replace(at, std::string_view(word).size(), other);
  const fs::path path = place.path.parent_path() / name;
  std::error_code ignored;
  return name != place.name() && fs::is_regular_file(path, ignored) ? path : fs::path();
}

Result<void> take_labels(const Place& place, Samples& samples) {
  fs::path file = labels_beside(place);
  if (!place.description.labels.empty()) {
    JAUGE_TRY(file, place.beside(place.description.labels));
  }
  if (file.empty()) return {};
  JAUGE_TRY(const auto bytes, read_data_file(file));
  JAUGE_TRY(const Idx labels, parse(bytes, file.filename().string()));
  if (labels.shape.size() != 1) return damaged(file.filename().string(), "holds no list of labels");
  for (const std::byte label : labels.values) samples.labels.push_back(std::to_integer<std::int64_t>(label));
  return {};
}

Result<Samples> read(const Place& place) {
  JAUGE_TRY(const auto bytes, read_data_file(place.path));
  JAUGE_TRY(const Idx idx, parse(bytes, place.name()));
  if (idx.shape.size() < 2)
    return damaged(place, "holds a list of single bytes, as files of labels do", "name the file with the images");
  Samples samples = described(place);
  samples.dtype = ir::DType::uint8;
  samples.count = idx.shape[0];
  samples.shape.assign(idx.shape.begin() + 1, idx.shape.end());
  if (samples.layout.empty() && samples.shape.size() == 2) samples.layout = "HW";
  samples.bytes.assign(idx.values.begin(), idx.values.end());
  JAUGE_CHECK(take_labels(place, samples));
  return samples;
}

}  // namespace

const Reader idx_reader = {"idx", "IDX (MNIST)", recognises, read};

}  // namespace jauge::dataset
