#include "mcu_db/read_code.h"

#include <nlohmann/json.hpp>

#include "mcu_db/data_file.h"

namespace jauge::mcu_db {
namespace {

using nlohmann::json;

constexpr std::int64_t most_bytes = 1 << 24;

// Below 0 when it is none.
std::int64_t bytes_in(const json& value) {
  if (!value.is_number_integer()) return -1;
  const auto bytes = value.get<std::int64_t>();
  return bytes <= most_bytes ? bytes : -1;
}

std::string read_kernels(const json& kernels, target::CodeBuild& build) {
  for (const auto& [name, list] : kernels.items()) {
    if (!list.is_array()) return "the pieces of " + name + " are not a list";
    for (const json& piece : list) {
      const std::int64_t index = bytes_in(piece);
      if (index < 0 || static_cast<std::size_t>(index) >= build.pieces.size()) return name + " names no piece";
      build.kernels[name].push_back(static_cast<std::size_t>(index));
    }
  }
  return "";
}

std::string read_build(const json& record, target::CodeBuild& build) {
  if (!record.is_object()) return "a build is not an object";
  build.fixed = {bytes_in(record.value("fixed", json()))};
  build.per_kernel = {bytes_in(record.value("per_kernel", json()))};
  if (build.fixed < 0_B || build.per_kernel < 0_B) return "'fixed' or 'per_kernel' is no number of bytes";
  const json pieces = record.value("pieces", json()), kernels = record.value("kernels", json());
  if (!pieces.is_array() || !kernels.is_object()) return "a build lacks its pieces or its kernels";
  for (const json& piece : pieces) {
    if (!piece.is_array() || piece.size() != 3 || bytes_in(piece[1]) < 0 || bytes_in(piece[2]) < 0)
      return "a piece is not a name with its bytes of Flash and RAM";
    build.pieces.push_back({{bytes_in(piece[1])}, {bytes_in(piece[2])}});
  }
  return read_kernels(kernels, build);
}

}  // namespace

Result<CodeFile> read_code(const std::filesystem::path& path) {
  JAUGE_TRY(const DataFile read, open_data_file(path));
  FieldReader head(read.content, read.sources);
  CodeFile file;
  file.runtime = head.text("runtime");
  file.record.core = head.text("core");
  file.record.source = head.source();
  head.leave({"schema", "sources", "date", "ram", "builds"});
  if (const std::string fault = head.fault(); !fault.empty()) return bad_file(path, fault);
  file.record.ram = {bytes_in(read.content.value("ram", json()))};
  if (file.record.ram < 0_B) return bad_file(path, "'ram' is no number of bytes");
  const json builds = read.content.value("builds", json());
  if (!builds.is_object()) return bad_file(path, "there are no builds");
  for (const auto& [name, build] : builds.items())
    if (const std::string fault = read_build(build, file.record.builds[name]); !fault.empty())
      return bad_file(path, name + ": " + fault);
  return file;
}

}  // namespace jauge::mcu_db
