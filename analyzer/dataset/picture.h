// Pictures: PNG, JPEG, BMP, PPM and PGM.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "analyzer/base/result.h"

namespace jauge::dataset {

struct Picture {
  std::int64_t width = 0, height = 0, channels = 0;  // channels: 1 (grey) or 3 (red, green, blue)
  std::vector<std::byte> pixels;                     // row by row from the top, channels of a pixel side by side
};

// No side is longer, which bounds what a small file can make us allocate.
inline constexpr std::int64_t max_picture_side = 8192;

bool is_picture(const std::filesystem::path& path);  // by its extension

// Transparency is laid on black. Errors: damaged_file, unsupported_format, too_large.
Result<Picture> parse_picture(std::span<const std::byte> bytes, const std::string& where);

Result<Picture> parse_png(std::span<const std::byte> bytes, const std::string& where);
Result<Picture> parse_jpeg(std::span<const std::byte> bytes, const std::string& where);
Result<Picture> parse_bmp(std::span<const std::byte> bytes, const std::string& where);
Result<Picture> parse_pnm(std::span<const std::byte> bytes, const std::string& where);

// An empty picture of this size. Errors: damaged_file for a side of 0, too_large.
Result<Picture> blank_picture(std::int64_t width, std::int64_t height, std::int64_t channels, const std::string& where);

}  // namespace jauge::dataset
