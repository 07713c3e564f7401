#include "analyzer/import/containers/json.h"

#include <nlohmann/json.hpp>

#include "analyzer/base/json_nesting.h"

namespace jauge::import {
namespace {

constexpr int max_depth = 100;

Error damaged(const std::string& where, std::string what) {
  return {.kind = ErrorKind::damaged_file, .where = where, .what = std::move(what), .hint = "save the file again"};
}

}  // namespace

Result<nlohmann::json> parse_json(std::string_view text, const std::string& where) {
  if (json_nesting(text) > max_depth) return damaged(where, "the JSON nests deeper than 100 levels");
  try {
    return nlohmann::json::parse(text);
  } catch (const nlohmann::json::parse_error& error) {
    return damaged(where, "is not JSON from byte " + std::to_string(error.byte) + " on");
  } catch (const nlohmann::json::exception&) {
    return damaged(where, "holds text that is not UTF-8");
  }
}

}  // namespace jauge::import
