#include "analyzer/dataset/picture.h"

#include <algorithm>
#include <cstring>

#include "analyzer/dataset/reader.h"

namespace jauge::dataset {
namespace {

bool starts_with(std::span<const std::byte> bytes, std::string_view magic) {
  return bytes.size() >= magic.size() && std::memcmp(bytes.data(), magic.data(), magic.size()) == 0;
}

}  // namespace

bool is_picture(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  std::ranges::transform(extension, extension.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  constexpr std::string_view known[] = {".png", ".jpg", ".jpeg", ".bmp", ".ppm", ".pgm"};
  return std::ranges::find(known, extension) != std::end(known);
}

Result<Picture> parse_picture(std::span<const std::byte> bytes, const std::string& where) {
  if (starts_with(bytes, "\x89PNG")) return parse_png(bytes, where);
  if (starts_with(bytes, "\xFF\xD8")) return parse_jpeg(bytes, where);
  if (starts_with(bytes, "BM")) return parse_bmp(bytes, where);
  if (starts_with(bytes, "P5") || starts_with(bytes, "P6")) return parse_pnm(bytes, where);
  return Error{ErrorKind::unsupported_format, where, "is no PNG, JPEG, BMP, PPM or PGM", "convert it to PNG"};
}

Result<Picture> blank_picture(std::int64_t width, std::int64_t height, std::int64_t channels,
                              const std::string& where) {
  if (width < 1 || height < 1) return damaged(where, "has a side of 0 pixels");
  if (width > max_picture_side || height > max_picture_side)
    return Error{ErrorKind::too_large, where,
                 "says it has " + std::to_string(width) + " x " + std::to_string(height) + " pixels", ""};
  Picture picture{width, height, channels, {}};
  picture.pixels.resize(static_cast<std::size_t>(width * height * channels));
  return picture;
}

}  // namespace jauge::dataset
