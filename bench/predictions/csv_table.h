// A CSV file with a header, cell by cell.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/base/result.h"

namespace jauge::predictions {

using CsvRow = std::map<std::string, std::string>;

// Quoted cells may hold commas, line ends and doubled quotes. Errors: unreadable_file.
Result<std::vector<CsvRow>> read_csv(const std::filesystem::path& path);

// A cell as a number; nothing when it is empty or none.
std::optional<double> number(const CsvRow& row, const std::string& column);

}  // namespace jauge::predictions
