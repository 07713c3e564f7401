#include "mcu_db/own_parts.h"

#include <algorithm>
#include <cctype>
#include <cstdio>

#include "analyzer/base/safe_file.h"
#include "mcu_db/data_file.h"
#include "mcu_db/find_fault.h"
#include "mcu_db/json_file.h"
#include "mcu_db/names.h"
#include "mcu_db/read_records.h"

namespace jauge::mcu_db {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int schema = 1;

Error bad_part(const OwnPart& part, std::string what) {
  return {ErrorKind::bad_record, part.part.empty() ? "part" : part.part, std::move(what),
          "docs/adding_a_chip.md describes the record"};
}

// A name as a file name: "Silicon Labs" -> "silicon_labs". Nothing that leads out of the folder is left.
std::string file_word(const std::string& name) {
  std::string word;
  for (const char c : lower_case(name)) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0)
      word += c;
    else if (!word.empty() && word.back() != '_')
      word += '_';
  }
  while (!word.empty() && word.back() == '_') word.pop_back();
  return word;
}

std::string hexadecimal(std::uint64_t address) {
  char text[24];
  std::snprintf(text, sizeof text, "0x%08llx", static_cast<unsigned long long>(address));
  return text;
}

// Whole bytes stay whole numbers in the file.
json number(double value) {
  const auto whole = static_cast<std::int64_t>(value);
  return static_cast<double>(whole) == value ? json(whole) : json(value);
}

double sum_of(const OwnPart& part, bool flash) {
  double kib = 0;
  for (const OwnRegion& region : part.regions) {
    const auto kind = region_kind(region.kind);
    if (!kind) continue;
    const bool counts = flash ? *kind == target::MemoryKind::flash : target::is_internal_ram_for_data(*kind);
    if (counts) kib += region.kib;
  }
  return kib;
}

json record_of(const OwnPart& part, const std::string& source_id) {
  json record = {{"part", part.part}, {"source", source_id}, {"core", {{"value", {part.core}}}}};
  if (part.clock_mhz) record["clock"] = {{"value", number(*part.clock_mhz)}, {"unit", "MHz"}};
  for (const bool flash : {true, false})
    if (const double kib = sum_of(part, flash); kib > 0)
      record[flash ? "flash" : "ram"] = {{"value", number(kib)}, {"unit", "KiB"}};
  record["regions"] = json::array();
  for (const OwnRegion& region : part.regions) {
    json entry = {{"name", region.name}, {"size", number(region.kib)}, {"unit", "KiB"}, {"kind", region.kind}};
    if (region.start) entry["start"] = hexadecimal(*region.start);
    record["regions"].push_back(std::move(entry));
  }
  return record;
}

// The id under which the file already has this source, else a new one.
std::string source_id(json& file, const std::string& source) {
  for (const auto& [id, text] : file["sources"].items())
    if (text == source) return id;
  std::string id = "own" + std::to_string(file["sources"].size() + 1);
  file["sources"][id] = source;
  return id;
}

Result<json> open_or_start(const fs::path& path, const OwnPart& part) {
  std::error_code error;
  if (!fs::exists(path, error))
    return json{{"schema", schema},
                {"vendor", part.vendor},
                {"family", part.family},
                {"sources", json::object()},
                {"parts", json::array()}};
  JAUGE_TRY(auto file, read_json_file(path));
  const bool complete =
      file.contains("sources") && file["sources"].is_object() && file.contains("parts") && file["parts"].is_array();
  if (!complete) return bad_part(part, path.string() + " has no list of parts with sources");
  for (const json& entry : file["parts"])
    if (entry.is_object() && name_key(entry.value("part", "")) == name_key(part.part))
      return bad_part(part, path.string() + " already holds a part of this name");
  return file;
}

Result<CoreTable> core_table(const fs::path& folder) {
  CoreTable cores;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().extension() != ".json") continue;
    const auto core = read_core(entry->path());
    if (core && core->fault.empty()) cores.emplace(core->record.core, core->record);
  }
  if (cores.empty()) return Error{ErrorKind::unreadable_file, folder.string(), "holds no cores", ""};
  return cores;
}

// The record as the database will read it: written aside, read, judged.
Result<void> judge(const fs::path& aside, const std::string& text, const OwnPart& part, const CoreTable& cores) {
  JAUGE_CHECK(write_file_safely(aside, text, Overwrite::allow));
  const auto read = read_parts(aside);
  std::error_code ignored;
  fs::remove(aside, ignored);
  if (!read) return read.error();
  const auto& record = read->back();
  const auto fault = record.fault.empty() ? find_fault(record.record, cores) : record.fault;
  if (fault) return bad_part(part, *fault);
  return {};
}

}  // namespace

Result<fs::path> add_own_part(const fs::path& folder, const fs::path& cores, const OwnPart& part) {
  const std::string vendor = file_word(part.vendor), family = file_word(part.family);
  if (vendor.empty() || family.empty() || file_word(part.part).empty())
    return bad_part(part, "vendor, family and part need a name");
  if (part.source.empty()) return bad_part(part, "every figure needs a source: name the data sheet and its revision");
  if (part.regions.empty()) return bad_part(part, "at least one memory is needed");
  const fs::path path = folder / vendor / (family + ".json");
  JAUGE_TRY(auto file, open_or_start(path, part));
  JAUGE_TRY(const auto known, core_table(cores));
  file["parts"].push_back(record_of(part, source_id(file, part.source)));
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  const std::string text = file.dump(2) + "\n";
  JAUGE_CHECK(judge(path.parent_path() / (family + ".aside"), text, part, known));
  JAUGE_CHECK(write_file_safely(path, text, Overwrite::allow));
  return path;
}

}  // namespace jauge::mcu_db
