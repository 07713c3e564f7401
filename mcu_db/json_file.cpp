#include "mcu_db/json_file.h"

#include <string>
#include <string_view>

#include "analyzer/base/json_nesting.h"
#include "analyzer/base/safe_file.h"

namespace jauge::mcu_db {
namespace {

constexpr std::size_t largest_file = 16 * 1024 * 1024;
constexpr int deepest_nesting = 32;

Error damaged(const std::filesystem::path& path, std::string what) {
  return {.kind = ErrorKind::damaged_file, .where = path.string(), .what = std::move(what), .hint = ""};
}

}  // namespace

Result<nlohmann::json> read_json_file(const std::filesystem::path& path) {
  JAUGE_TRY(const auto bytes, read_file(path, largest_file));
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (json_nesting(text) > deepest_nesting) return damaged(path, "the values are nested too deeply");
  auto json = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (json.is_discarded()) return damaged(path, "not valid JSON");
  if (!json.is_object()) return damaged(path, "not a JSON object");
  return json;
}

}  // namespace jauge::mcu_db
