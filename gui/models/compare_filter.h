// SPDX-License-Identifier: GPL-3.0-or-later
// Which parts are shown, and in which order: a filter line as on the command line, and facets that are ticked.
// Thousands of rows come and go with every letter, so rows are chosen in one pass and told as a whole; the sorted order
// is kept.
#pragma once

#include <QAbstractProxyModel>
#include <QString>
#include <QStringList>
#include <array>
#include <optional>
#include <vector>

#include "gui/models/compare_facets.h"
#include "mcu_db/query.h"

namespace jauge::gui {

class CompareTable;
struct ComparedPart;

class CompareFilter : public QAbstractProxyModel {
  Q_OBJECT
 public:
  explicit CompareFilter(QObject* parent = nullptr);

  void setSourceModel(QAbstractItemModel* source) override;  // a CompareTable

  // 'vendor=ST flash>=1MiB'. Words without a comparison are looked for in names. A line that cannot be read leaves the
  // rows alone and is explained by fault().
  void set_line(const QString& line);
  const QString& fault() const { return fault_; }
  const mcu_db::Query& query() const { return query_; }

  void set_vendors(const QStringList& vendors);  // empty: all
  void set_cores(const QStringList& cores);
  void set_only_fitting(bool on);
  void set_only_boards(bool on);

  // Of the parts that everything but this facet's own bounds leaves: how many lie in each bin.
  const std::vector<std::int64_t>& histogram(Facet facet) const { return histograms_[static_cast<std::size_t>(facet)]; }

  void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

  QModelIndex mapToSource(const QModelIndex& index) const override;
  QModelIndex mapFromSource(const QModelIndex& index) const override;
  QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  QModelIndex parent(const QModelIndex& index) const override;
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 signals:
  void filtered();

 private:
  void take_source();
  void pass_on_data(const QModelIndex& first, const QModelIndex& last, const QList<int>& roles);
  void sort_rows();
  void filter_rows();
  void filter_again();
  bool passes_ticks(const ComparedPart& part) const;

  CompareTable* table_ = nullptr;
  mcu_db::Query query_;
  QString fault_;
  QStringList vendors_, cores_;
  bool only_fitting_ = false;
  bool only_boards_ = false;
  int sort_column_ = -1;
  Qt::SortOrder sort_order_ = Qt::AscendingOrder;
  std::vector<FacetValues> values_;  // of each source row
  std::vector<int> sorted_;          // source rows, in order
  std::vector<int> rows_;            // those of them that are shown
  std::vector<int> places_;          // of source rows among rows_; -1: not shown
  std::array<std::vector<std::int64_t>, facet_count> histograms_;
};

}  // namespace jauge::gui
