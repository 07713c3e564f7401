// Tables as text: commas, semicolons, tabs or blanks between the cells, told from the first line.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/result.h"

namespace jauge::dataset {

class CsvTable {
 public:
  // Cells may be quoted ("a ""b""", line feeds inside excluded). Lines that are empty or start with # are skipped. The
  // first line is a header when it holds a cell that is no number and `header` does not say otherwise.
  // Errors: damaged_file naming the line whose number of cells differs from the first one's.
  static Result<CsvTable> parse(std::string text, const std::string& where, std::optional<bool> header = std::nullopt);

  std::size_t rows() const { return columns() == 0 ? 0 : cells_.size() / columns(); }
  std::size_t columns() const { return columns_; }
  std::string_view cell(std::size_t row, std::size_t column) const { return cells_[row * columns_ + column]; }
  // Empty when the file has none.
  const std::vector<std::string>& header() const { return header_; }
  // In the file, from 1: for messages.
  std::size_t line_of(std::size_t row) const { return lines_[row]; }

  // With a decimal comma where semicolons separate. Nothing for what is no number.
  std::optional<double> number(std::size_t row, std::size_t column) const;
  // By name (any case), or by number from 0 when no column has that name.
  std::optional<std::size_t> column(std::string_view name) const;
  std::string column_name(std::size_t column) const;

 private:
  std::vector<std::string> header_;
  std::vector<std::string> cells_;
  std::vector<std::size_t> lines_;
  std::size_t columns_ = 0;
  bool decimal_comma_ = false;
};

std::optional<double> parse_number(std::string_view text, bool decimal_comma);

}  // namespace jauge::dataset
