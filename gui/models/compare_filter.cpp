// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/compare_filter.h"

#include <algorithm>
#include <numeric>

#include "gui/models/compare_table.h"
#include "gui/models/roles.h"

namespace jauge::gui {
namespace {

constexpr int no_facet = -1;  // of conditions that no slider stands for

int facet_of(mcu_db::Field field) {
  for (const FacetSpec& spec : facet_specs())
    if (spec.field == field) return static_cast<int>(spec.facet);
  return no_facet;
}

// A condition by itself, ready for mcu_db::matches.
struct Test {
  mcu_db::Query query;
  int facet = no_facet;
};

std::vector<Test> tests_of(const mcu_db::Query& query) {
  std::vector<Test> tests;
  for (const mcu_db::Condition& condition : query) tests.push_back({{condition}, facet_of(condition.field)});
  // The quick ones first: a part that fails one of them need not be searched for words.
  std::ranges::stable_partition(tests, [](const Test& test) { return test.facet != no_facet; });
  return tests;
}

enum class Passed { all, all_but_one_facet, no };
struct Outcome {
  Passed passed = Passed::all;
  int facet = no_facet;  // that alone keeps the part out
};

Outcome outcome_of(const target::Target& target, const std::vector<Test>& tests) {
  Outcome outcome;
  for (const Test& test : tests) {
    if (test.facet != no_facet && test.facet == outcome.facet) continue;
    if (mcu_db::matches(target, test.query)) continue;
    if (test.facet == no_facet || outcome.facet != no_facet) return {Passed::no, no_facet};
    outcome = {Passed::all_but_one_facet, test.facet};
  }
  return outcome;
}

// What a row is sorted by: unknown figures stay at the end, whichever way the column is sorted.
struct SortKey {
  bool known = false;
  double number = 0;
  QString text;  // where there are no figures
};

bool comes_before(const SortKey& a, const SortKey& b, bool rising) {
  if (a.known != b.known) return a.known;
  if (a.known) return rising ? a.number < b.number : a.number > b.number;
  const int order = a.text.compare(b.text, Qt::CaseInsensitive);
  return rising ? order < 0 : order > 0;
}

}  // namespace

CompareFilter::CompareFilter(QObject* parent) : QAbstractProxyModel(parent) {}

void CompareFilter::setSourceModel(QAbstractItemModel* source) {
  QAbstractProxyModel::setSourceModel(source);
  table_ = static_cast<CompareTable*>(source);
  connect(source, &QAbstractItemModel::modelAboutToBeReset, this, [this] { beginResetModel(); });
  connect(source, &QAbstractItemModel::modelReset, this, [this] {
    take_source();
    endResetModel();
    emit filtered();
  });
  connect(source, &QAbstractItemModel::dataChanged, this, &CompareFilter::pass_on_data);
  connect(source, &QAbstractItemModel::headerDataChanged, this, &QAbstractItemModel::headerDataChanged);
  beginResetModel();
  take_source();
  endResetModel();
}

void CompareFilter::take_source() {
  values_.clear();
  for (int row = 0; row < table_->rowCount(); ++row) values_.push_back(facet_values(*table_->part(row)));
  sort_rows();
  filter_rows();
}

// Whole columns change (language, shortlist): their rows need not be told one by one.
void CompareFilter::pass_on_data(const QModelIndex& first, const QModelIndex& last, const QList<int>& roles) {
  if (rows_.empty()) return;
  emit dataChanged(index(0, first.column()), index(rowCount() - 1, last.column()), roles);
}

void CompareFilter::sort(int column, Qt::SortOrder order) {
  sort_column_ = column;
  sort_order_ = order;
  beginResetModel();
  sort_rows();
  filter_rows();
  endResetModel();
  emit filtered();
}

void CompareFilter::sort_rows() {
  sorted_.resize(static_cast<std::size_t>(table_->rowCount()));
  std::iota(sorted_.begin(), sorted_.end(), 0);
  if (sort_column_ < 0) return;
  std::vector<SortKey> keys;
  for (const int row : sorted_) {
    const QModelIndex cell = table_->index(row, sort_column_);
    const QVariant number = cell.data(NumberRole);
    keys.push_back({number.isValid(), number.toDouble(), number.isValid() ? QString() : cell.data().toString()});
  }
  const bool rising = sort_order_ == Qt::AscendingOrder;
  std::ranges::stable_sort(sorted_, [&](int a, int b) {
    return comes_before(keys[static_cast<std::size_t>(a)], keys[static_cast<std::size_t>(b)], rising);
  });
}

bool CompareFilter::passes_ticks(const ComparedPart& part) const {
  const target::Target& target = part.target;
  if (only_boards_ && target.board.empty()) return false;
  const auto level = part.verdict.level;
  if (only_fitting_ && level != verdict::Level::fits && level != verdict::Level::tight) return false;
  if (!vendors_.isEmpty() && !vendors_.contains(QString::fromStdString(target.vendor))) return false;
  return cores_.isEmpty() || cores_.contains(QString::fromStdString(target.core.name));
}

void CompareFilter::filter_rows() {
  for (const FacetSpec& spec : facet_specs())
    histograms_[static_cast<std::size_t>(spec.facet)].assign(bin_count(spec), 0);
  const auto count = [this](std::size_t facet, int row) {
    const auto& value = values_[static_cast<std::size_t>(row)][facet];
    if (value) ++histograms_[facet][bin_of(facet_specs()[facet], *value)];
  };
  const std::vector<Test> tests = tests_of(query_);
  rows_.clear();
  places_.assign(sorted_.size(), -1);
  for (const int row : sorted_) {
    const ComparedPart& part = *table_->part(row);
    if (!passes_ticks(part)) continue;
    const Outcome outcome = outcome_of(part.target, tests);
    if (outcome.passed == Passed::no) continue;
    if (outcome.passed == Passed::all_but_one_facet) {
      count(static_cast<std::size_t>(outcome.facet), row);
      continue;
    }
    for (std::size_t facet = 0; facet < facet_count; ++facet) count(facet, row);
    places_[static_cast<std::size_t>(row)] = static_cast<int>(rows_.size());
    rows_.push_back(row);
  }
}

void CompareFilter::filter_again() {
  if (!table_) return;
  beginResetModel();
  filter_rows();
  endResetModel();
  emit filtered();
}

void CompareFilter::set_line(const QString& line) {
  auto query = mcu_db::parse_query(line.toStdString());
  fault_ = query ? QString() : QString::fromStdString(to_text(query.error()));
  if (!query || *query == query_) return;
  query_ = *std::move(query);
  filter_again();
}

void CompareFilter::set_vendors(const QStringList& vendors) {
  vendors_ = vendors;
  filter_again();
}

void CompareFilter::set_cores(const QStringList& cores) {
  cores_ = cores;
  filter_again();
}

void CompareFilter::set_only_fitting(bool on) {
  only_fitting_ = on;
  filter_again();
}

void CompareFilter::set_only_boards(bool on) {
  only_boards_ = on;
  filter_again();
}

QModelIndex CompareFilter::mapToSource(const QModelIndex& index) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  return table_->index(rows_[static_cast<std::size_t>(index.row())], index.column());
}

QModelIndex CompareFilter::mapFromSource(const QModelIndex& source) const {
  if (!source.isValid() || source.row() >= static_cast<int>(places_.size())) return {};
  const int row = places_[static_cast<std::size_t>(source.row())];
  return row < 0 ? QModelIndex() : index(row, source.column());
}

QModelIndex CompareFilter::index(int row, int column, const QModelIndex& parent) const {
  return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex CompareFilter::parent(const QModelIndex&) const {
  return {};
}

int CompareFilter::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int CompareFilter::columnCount(const QModelIndex& parent) const {
  return parent.isValid() || !table_ ? 0 : table_->columnCount();
}

QVariant CompareFilter::headerData(int section, Qt::Orientation orientation, int role) const {
  return table_ ? table_->headerData(section, orientation, role) : QVariant();
}

}  // namespace jauge::gui
