// The picture formats that are little more than pixels: BMP and the binary PPM and PGM.
#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <optional>

#include "analyzer/base/byte_reader.h"
#include "analyzer/dataset/picture.h"
#include "analyzer/dataset/reader.h"

namespace jauge::dataset {
namespace {

struct BmpHeader {
  std::uint32_t pixels_at = 0, palette_at = 0, colors = 0;
  std::int32_t width = 0, height = 0;  // height < 0: rows from the top
  int bits = 0;
};

Result<BmpHeader> parse_bmp_header(std::span<const std::byte> bytes, const std::string& where) {
  ByteReader reader(bytes);
  BmpHeader header;
  reader.bytes(10);
  header.pixels_at = reader.value<std::uint32_t>();
  const auto size = reader.value<std::uint32_t>();
  header.width = reader.value<std::int32_t>();
  header.height = reader.value<std::int32_t>();
  reader.value<std::uint16_t>();
  header.bits = reader.value<std::uint16_t>();
  const auto compression = reader.value<std::uint32_t>();
  reader.bytes(12);
  header.colors = reader.value<std::uint32_t>();
  if (!reader.ok() || size < 40 || size > 124) return damaged(where, "its BMP header is cut off or of an unknown size");
  if ((header.bits != 8 && header.bits != 24 && header.bits != 32) || (compression != 0 && compression != 3))
    return Error{ErrorKind::unsupported_format, where,
                 "is a BMP of " + std::to_string(header.bits) + " bits with compression " + std::to_string(compression),
                 "save it with 24 bits, not compressed"};
  if (header.width < 1 || header.height == 0 || header.height < -max_picture_side)
    return damaged(where,
                   "its BMP header says " + std::to_string(header.width) + " x " + std::to_string(header.height));
  header.palette_at = 14 + size;
  if (header.colors == 0 || header.colors > 256) header.colors = 256;
  return header;
}

// Palettes of greys are pictures of one channel.
bool is_gray(std::span<const std::byte> palette) {
  for (std::size_t i = 0; i + 3 < palette.size(); i += 4)
    if (palette[i] != palette[i + 1] || palette[i] != palette[i + 2]) return false;
  return true;
}

// Blue, green, red -> as our pictures are.
void take_bmp_row(std::span<const std::byte> row, std::span<const std::byte> palette, int bits, Picture& picture,
                  std::size_t to) {
  for (std::size_t x = 0; x < static_cast<std::size_t>(picture.width); ++x) {
    const std::size_t step = static_cast<std::size_t>(bits) / 8;
    std::span<const std::byte> color = row.subspan(x * step, step);
    if (bits == 8) color = palette.subspan(4 * std::to_integer<std::size_t>(color[0]), 4);
    for (std::size_t channel = 0; channel < static_cast<std::size_t>(picture.channels); ++channel)
      picture.pixels[to++] = color[2 - channel];
  }
}

// The next number of a PNM header; comments run from # to the end of a line.
std::optional<std::int64_t> next_number(std::span<const std::byte> bytes, std::size_t& position) {
  const auto at = [&](std::size_t i) { return std::to_integer<char>(bytes[i]); };
  while (position < bytes.size() && (std::isspace(static_cast<unsigned char>(at(position))) || at(position) == '#')) {
    if (at(position) == '#')
      while (position < bytes.size() && at(position) != '\n') ++position;
    else
      ++position;
  }
  std::int64_t value = 0;
  const std::size_t start = position;
  for (; position < bytes.size() && at(position) >= '0' && at(position) <= '9' && value < 1'000'000; ++position)
    value = value * 10 + (at(position) - '0');
  return position == start ? std::nullopt : std::optional(value);
}

}  // namespace

Result<Picture> parse_bmp(std::span<const std::byte> bytes, const std::string& where) {
  JAUGE_TRY(const BmpHeader header, parse_bmp_header(bytes, where));
  // Indices beyond the colours that a palette has are black.
  std::vector<std::byte> palette(std::size_t{256} * 4);
  if (header.bits == 8) {
    ByteReader reader(bytes);
    reader.skip_to(header.palette_at);
    const auto stored = reader.bytes(std::size_t{4} * header.colors);
    if (!reader.ok()) return damaged(where, "its palette ends after the file");
    std::ranges::copy(stored, palette.begin());
  }
  const bool gray = header.bits == 8 && is_gray(palette);
  JAUGE_TRY(auto picture, blank_picture(header.width, std::abs(header.height), gray ? 1 : 3, where));
  const std::size_t row_bytes =
      (static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(header.bits) / 8 + 3) / 4 * 4;
  const auto rows = static_cast<std::size_t>(picture.height);
  if (header.pixels_at > bytes.size() || (bytes.size() - header.pixels_at) / row_bytes < rows)
    return damaged(where, "its pixels end after the file");
  const auto picture_row = static_cast<std::size_t>(picture.width * picture.channels);
  for (std::size_t y = 0; y < rows; ++y) {
    const std::size_t stored = header.height < 0 ? y : rows - 1 - y;
    take_bmp_row(bytes.subspan(header.pixels_at + stored * row_bytes, row_bytes), palette, header.bits, picture,
                 y * picture_row);
  }
  return picture;
}

Result<Picture> parse_pnm(std::span<const std::byte> bytes, const std::string& where) {
  std::size_t position = 2;
  const auto width = next_number(bytes, position);
  const auto height = next_number(bytes, position);
  const auto largest = next_number(bytes, position);
  if (!width || !height || !largest) return damaged(where, "its header lacks width, height or the largest value");
  if (*largest != 255)
    return Error{ErrorKind::unsupported_format, where, "has values up to " + std::to_string(*largest),
                 "save it with 8 bits a channel"};
  JAUGE_TRY(auto picture, blank_picture(*width, *height, bytes[1] == std::byte{'5'} ? 1 : 3, where));
  ++position;  // one blank after the header
  if (position > bytes.size() || bytes.size() - position < picture.pixels.size())
    return damaged(where, "its pixels end after the file");
  const auto pixels = bytes.subspan(position, picture.pixels.size());
  picture.pixels.assign(pixels.begin(), pixels.end());
  return picture;
}

}  // namespace jauge::dataset
