// The formats Jauge reads. A new format is a folder and a line in formats.cpp.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "analyzer/import/import.h"

namespace jauge::import {

struct ModelFile {
  std::span<const std::byte> bytes;
  std::string name;              // without folder
  std::filesystem::path folder;  // where external data may lie
};

struct Format {
  std::string_view name;
  // By content, never by the file's name. Cheap; may say yes to a damaged file of its kind.
  bool (*recognises)(std::span<const std::byte> bytes);
  Result<Imported> (*read)(const ModelFile& file, const ReadOptions& options);
};

std::span<const Format> all_formats();

}  // namespace jauge::import
