#include "analyzer/import/containers/json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace jauge::import {
namespace {

constexpr int max_depth = 100;

// Brackets inside strings do not nest.
int nesting_of(std::string_view text) {
  int depth = 0, deepest = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      deepest = std::max(deepest, ++depth);
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return deepest;
}

Error damaged(const std::string& where, std::string what) {
  return {.kind = ErrorKind::damaged_file, .where = where, .what = std::move(what), .hint = "save the file again"};
}

}  // namespace

Result<nlohmann::json> parse_json(std::string_view text, const std::string& where) {
  if (nesting_of(text) > max_depth) return damaged(where, "the JSON nests deeper than 100 levels");
  try {
    return nlohmann::json::parse(text);
  } catch (const nlohmann::json::parse_error& error) {
    return damaged(where, "is not JSON from byte " + std::to_string(error.byte) + " on");
  } catch (const nlohmann::json::exception&) {
    return damaged(where, "holds text that is not UTF-8");
  }
}

}  // namespace jauge::import
