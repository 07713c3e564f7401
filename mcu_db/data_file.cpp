#include "mcu_db/data_file.h"

#include "mcu_db/json_file.h"

namespace jauge::mcu_db {

using nlohmann::json;

namespace {

constexpr int schema_version = 1;

}  // namespace

Error bad_file(const std::filesystem::path& path, std::string what) {
  return {.kind = ErrorKind::bad_record,
          .where = path.string(),
          .what = std::move(what),
          .hint = "the form of the data files is described in mcu_db/README.md"};
}

Result<DataFile> open_data_file(const std::filesystem::path& path) {
  JAUGE_TRY(json content, read_json_file(path));
  if (content.value("schema", json()) != schema_version) return bad_file(path, "'schema' is not 1");
  Sources sources;
  const json listed = content.value("sources", json::object());
  if (!listed.is_object()) return bad_file(path, "'sources' is not an object");
  for (const auto& [id, text] : listed.items()) {
    if (!text.is_string() || text.get_ref<const std::string&>().empty())
      return bad_file(path, "source '" + id + "' is not a text");
    sources[id] = text.get_ref<const std::string&>();
  }
  return DataFile{std::move(content), std::move(sources)};
}

}  // namespace jauge::mcu_db
