#include "analyzer/cost/st/row_graph.h"

#include <numeric>
#include <utility>

namespace jauge::cost::st {

RowGraph::RowGraph(Rows rows)
    : rows_(std::move(rows)),
      there_(rows_.rows.size(), true),
      became_(static_cast<std::size_t>(rows_.value_count)),
      uses_(static_cast<std::size_t>(rows_.value_count)) {
  std::iota(became_.begin(), became_.end(), std::size_t{0});
  for (std::size_t index = 0; index < rows_.rows.size(); ++index) {
    for (const Value value : rows_.rows[index].writes)
      uses_[static_cast<std::size_t>(value)].writer = static_cast<int>(index);
    for (const Value value : rows_.rows[index].reads) {
      Use& use = uses_[static_cast<std::size_t>(value)];
      ++use.readers;
      use.sum_of_readers += static_cast<std::int64_t>(index);
    }
  }
  for (const Value value : rows_.outputs) uses_[static_cast<std::size_t>(value)].leaves_the_model = true;
}

std::size_t RowGraph::current(Value value) {
  auto root = static_cast<std::size_t>(value);
  while (became_[root] != root) root = became_[root];
  for (auto at = static_cast<std::size_t>(value); at != root;) at = std::exchange(became_[at], root);
  return root;
}

Row* RowGraph::row_before(const Row& row) {
  if (row.reads.empty()) return nullptr;
  const int writer = uses_[current(row.reads.front())].writer;
  return writer < 0 ? nullptr : &rows_.rows[static_cast<std::size_t>(writer)];
}

Row* RowGraph::only_row_after(const Row& row) {
  if (row.writes.size() != 1) return nullptr;
  const Use& use = uses_[current(row.writes.front())];
  if (use.readers != 1 || use.leaves_the_model) return nullptr;
  return &rows_.rows[static_cast<std::size_t>(use.sum_of_readers)];
}

void RowGraph::drop(const Row& row) {
  there_[index_of(row)] = false;
  if (row.reads.empty()) return;
  const std::size_t before = current(row.reads.front());
  for (const Value value : row.reads) {
    Use& use = uses_[current(value)];
    --use.readers;
    use.sum_of_readers -= static_cast<std::int64_t>(index_of(row));
  }
  for (const Value value : row.writes) {
    const std::size_t gone = current(value);
    if (gone == before) continue;
    uses_[before].readers += uses_[gone].readers;
    uses_[before].sum_of_readers += uses_[gone].sum_of_readers;
    uses_[before].leaves_the_model |= uses_[gone].leaves_the_model;
    became_[gone] = before;
  }
}

void RowGraph::absorb(Row& row, const Row& after, bool with_macc) {
  if (with_macc) row.macc = row.macc.value_or(0) + after.macc.value_or(0);
  row.output_shape = after.output_shape;
  drop(after);
}

void RowGraph::insert_before(const Row& row, Row inserted) {
  inserted_.emplace_back(index_of(row), std::move(inserted));
}

Rows RowGraph::finish() && {
  Rows result{.rows = {}, .value_count = rows_.value_count, .outputs = {}};
  std::size_t next = 0;  // of inserted_, which is in the order of the rows: passes walk them so
  for (std::size_t index = 0; index < rows_.rows.size(); ++index) {
    for (; next < inserted_.size() && inserted_[next].first == index; ++next)
      result.rows.push_back(std::move(inserted_[next].second));
    if (there_[index]) result.rows.push_back(std::move(rows_.rows[index]));
  }
  return result;
}

}  // namespace jauge::cost::st
