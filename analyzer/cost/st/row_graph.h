// Rows while the C graph is made of them: who reads what, and taking rows out. Every step costs the same whatever the
// size of the model.
#pragma once

#include "analyzer/cost/st/rows.h"

namespace jauge::cost::st {

class RowGraph {
 public:
  explicit RowGraph(Rows rows);

  // In order, with rows that were dropped: those are skipped by asking is_there.
  std::vector<Row>& rows() { return rows_.rows; }
  bool is_there(const Row& row) const { return there_[index_of(row)]; }

  // The row that writes what `row` reads first; nothing for inputs of the model.
  Row* row_before(const Row& row);
  // The one row that reads what `row` writes; nothing when there are several, when it reads it twice, or when the
  // value also leaves the model.
  Row* only_row_after(const Row& row);

  // Takes the row out; who read its output reads its first input instead.
  void drop(const Row& row);
  // `row` also does what `after`, its only reader, did, and counts it when `with_macc`. `after` is dropped.
  void absorb(Row& row, const Row& after, bool with_macc);
  // Lists a new row just before `row`, which must not stand before a row that got one already. Nobody reads its value.
  void insert_before(const Row& row, Row inserted);

  // The rows that are left.
  Rows finish() &&;

 private:
  struct Use {
    int writer = -1;
    int readers = 0;
    std::int64_t sum_of_readers = 0;  // the reader, when there is one
    bool leaves_the_model = false;
  };

  std::size_t index_of(const Row& row) const { return static_cast<std::size_t>(&row - rows_.rows.data()); }
  // The value that `value` has become after rows between were dropped.
  std::size_t current(Value value);

  Rows rows_;
  std::vector<bool> there_;
  std::vector<std::size_t> became_;
  std::vector<Use> uses_;
  std::vector<std::pair<std::size_t, Row>> inserted_;
};

}  // namespace jauge::cost::st
