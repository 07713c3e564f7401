#include "analyzer/dataset/json_text.h"

#include <nlohmann/json.hpp>

namespace jauge::dataset {

Result<nlohmann::json> parse_json_object(std::string_view text, const std::string& where) {
  // What nests deeper than these files do is dropped while parsing: destroying it would recurse.
  const auto not_too_deep = [](int depth, nlohmann::json::parse_event_t, nlohmann::json&) { return depth <= 8; };
  nlohmann::json parsed = nlohmann::json::parse(text, not_too_deep, false, true);
  if (parsed.is_object()) return parsed;
  return Error{ErrorKind::damaged_file, where, "is not a JSON object", "it should look like {\"scale\": 0.0039}"};
}

std::optional<std::vector<double>> numbers_in(const nlohmann::json& value) {
  if (value.is_number()) return std::vector{value.get<double>()};
  if (!value.is_array()) return std::nullopt;
  std::vector<double> numbers;
  for (const auto& item : value) {
    if (!item.is_number()) return std::nullopt;
    numbers.push_back(item.get<double>());
  }
  return numbers;
}

std::string_view text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace jauge::dataset
