// Small JSON files of users.
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/result.h"

namespace jauge::dataset {

inline constexpr std::size_t max_json_bytes = std::size_t{1} << 20;

// Errors: damaged_file when it is not JSON or not an object.
Result<nlohmann::json> parse_json_object(std::string_view text, const std::string& where);

// A number, or a list of numbers; nothing for anything else.
std::optional<std::vector<double>> numbers_in(const nlohmann::json& value);

std::string_view text_of(std::span<const std::byte> bytes);

}  // namespace jauge::dataset
