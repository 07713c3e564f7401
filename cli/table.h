// Tables for terminals: columns as wide as their widest cell, figures to the right.
#pragma once

#include <string>
#include <vector>

#include "analyzer/base/language.h"
#include "analyzer/verdict/verdict.h"

namespace jauge::cli {

struct TextColumn {
  std::string title;
  bool figures = false;
};

class TextTable {
 public:
  explicit TextTable(std::vector<TextColumn> columns) : columns_(std::move(columns)) {}

  // Cells that come from files must have passed visible_name.
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  // A line above the rows that follow: totals.
  void rule() { rows_.emplace_back(); }
  std::string text() const;

 private:
  std::vector<TextColumn> columns_;
  std::vector<std::vector<std::string>> rows_;  // an empty row is a rule
};

// The verdict in its word, coloured when the terminal wants that.
std::string verdict_text(verdict::Level level, Language language, bool colors);

// Indented, broken at 96 columns, with a dash before the first line.
std::string bullet(const std::string& sentence);

}  // namespace jauge::cli
