// CIFAR-10 in its binary form: records of 3073 bytes, the label and then the red, green and blue plane of 32 x 32.
#include <algorithm>

#include "analyzer/dataset/reader.h"

namespace jauge::dataset {
namespace {

constexpr std::size_t side = 32, plane = side * side, record = 1 + 3 * plane;
constexpr int classes = 10;

bool recognises(const Place& place) {
  if (place.is_folder) return false;
  if (place.description.format == "cifar10-binary") return true;
  if (!place.description.format.empty() || place.description.shape || place.extension() != ".bin") return false;
  std::error_code failure;
  const auto size = std::filesystem::file_size(place.path, failure);
  return !failure && size > 0 && size % record == 0 && !place.head.empty() &&
         std::to_integer<int>(place.head[0]) < classes;
}

// Planes -> pixels.
void append_picture(std::span<const std::byte> planes, std::vector<std::byte>& pixels) {
  for (std::size_t i = 0; i < plane; ++i)
    for (std::size_t channel = 0; channel < 3; ++channel) pixels.push_back(planes[channel * plane + i]);
}

Result<Samples> read(const Place& place) {
  JAUGE_TRY(const auto bytes, read_data_file(place.path));
  if (bytes.empty() || bytes.size() % record != 0)
    return damaged(place, std::to_string(bytes.size()) + " bytes are not a whole number of records of 3073 bytes");
  Samples samples = described(place);
  samples.dtype = ir::DType::uint8;
  samples.shape = {side, side, 3};
  samples.layout = "HWC";
  samples.count = static_cast<std::int64_t>(bytes.size() / record);
  samples.bytes.reserve(bytes.size());
  for (std::size_t start = 0; start < bytes.size(); start += record) {
    const int label = std::to_integer<int>(bytes[start]);
    if (label >= classes)
      return damaged(
          place, "byte " + std::to_string(start) + " should be a label from 0 to 9 and is " + std::to_string(label));
    samples.labels.push_back(label);
    append_picture(std::span(bytes).subspan(start + 1, 3 * plane), samples.bytes);
  }
  return samples;
}

}  // namespace

const Reader cifar_reader = {"cifar10-binary", "CIFAR-10 binary (records of 3073 bytes)", recognises, read};

}  // namespace jauge::dataset
