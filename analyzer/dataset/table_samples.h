// Rows of tables -> samples: each row one, or each window of consecutive rows one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/dataset/csv_table.h"
#include "analyzer/dataset/reader.h"

namespace jauge::dataset {

// What the columns of a table are.
struct Columns {
  std::vector<std::size_t> features;
  std::optional<std::size_t> label, group;
};

// By the description; else a column called label, class, target ... is the label, one called index, time ... is left
// out, and of tables without header the last is the label when the model takes one value less than there are columns.
// Errors: bad_record for columns that are not there; damaged_file when no feature is left.
Result<Columns> columns_of(const CsvTable& table, const Place& place);

// Gathers samples from one table or many, whose features must agree.
class TableSamples {
 public:
  explicit TableSamples(const Place& place) : place_(&place), samples_(described(place)) {}

  // `label` and `recording` of the whole table, for tables without such columns.
  Result<void> add(const CsvTable& table, const std::string& where, const std::optional<std::string>& label,
                   const std::optional<std::string>& recording);
  Result<Samples> finish() &&;

 private:
  struct Rows;
  Result<void> add_rows(const Rows& rows);
  Result<void> add_windows(const Rows& rows);
  Result<void> add_sample(const Rows& rows, std::size_t first, std::size_t end);
  int group_named(const std::string& name);

  const Place* place_;
  Samples samples_;
  std::vector<std::string> label_words_;
  std::int64_t straddling_ = 0;  // windows left out because the label changes inside
  std::int64_t short_tables_ = 0;
};

}  // namespace jauge::dataset
