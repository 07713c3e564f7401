// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/views/table_view.h"

#include <QEvent>
#include <QHeaderView>
#include <QScopedValueRollback>

#include "gui/theme/theme.h"
#include "gui/views/cell_delegate.h"

namespace jauge::gui {
namespace {

constexpr int row_height = 27;
constexpr int header_height = 28;
constexpr int rows_measured = 200;  // a column is not measured over 100 000 rows
constexpr int widest_column = 320;
constexpr int narrowest_stretched = 200;

}  // namespace

TableView::TableView(QWidget* parent) : QTableView(parent) {
  setItemDelegate(new CellDelegate(this));
  setSelectionBehavior(SelectRows);
  setSelectionMode(ExtendedSelection);
  setAlternatingRowColors(true);
  setShowGrid(false);
  setWordWrap(false);
  setTabKeyNavigation(false);
  setHorizontalScrollMode(ScrollPerPixel);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);  // it would move the columns when it comes and goes
  verticalHeader()->setVisible(false);
  verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  verticalHeader()->setDefaultSectionSize(row_height);
  verticalHeader()->setMinimumSectionSize(row_height);
  horizontalHeader()->setFixedHeight(header_height);
  horizontalHeader()->setHighlightSections(false);
  horizontalHeader()->setMinimumSectionSize(28);
}

void TableView::fit_columns(int stretched) {
  if (!model()) return;
  const QFontMetrics header_metrics(text_font(11, true));
  for (int column = 0; column < model()->columnCount(); ++column) {
    const QString title = model()->headerData(column, Qt::Horizontal).toString();
    const bool sort_mark = isSortingEnabled() && horizontalHeader()->sortIndicatorSection() == column;
    int width = header_metrics.horizontalAdvance(title) + 20 + (sort_mark ? 16 : 0);
    QStyleOptionViewItem option;
    for (int row = 0; row < qMin(rows_measured, model()->rowCount()); ++row)
      width = qMax(width, itemDelegate()->sizeHint(option, model()->index(row, column)).width());
    width = qMin(width, widest_column);
    setColumnWidth(column, width);
    if (column == stretched) stretched_needs_ = width;
  }
  stretched_ = stretched;
  stretch();
}

// The stretched column takes what the others leave; a long name is cut before the last columns go out of sight.
void TableView::stretch() {
  if (stretched_ < 0 || !model() || stretched_ >= model()->columnCount()) return;
  int used = 0;
  for (int column = 0; column < model()->columnCount(); ++column)
    if (column != stretched_) used += columnWidth(column);
  setColumnWidth(stretched_, qMax(qMin(stretched_needs_, narrowest_stretched), viewport()->width() - used));
}

void TableView::resizeEvent(QResizeEvent* event) {
  QTableView::resizeEvent(event);
  stretch();
}

int TableView::selected_row() const {
  const auto rows = selectionModel() ? selectionModel()->selectedRows() : QModelIndexList();
  return rows.isEmpty() ? -1 : rows.front().row();
}

void TableView::select_row(int row) {
  if (!selectionModel() || row == selected_row()) return;
  const QScopedValueRollback guard(told_from_outside_, true);
  if (row < 0 || row >= model()->rowCount()) {
    clearSelection();
    return;
  }
  selectRow(row);
  scrollTo(model()->index(row, 0), EnsureVisible);
}

void TableView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
  QTableView::selectionChanged(selected, deselected);
  if (!told_from_outside_) emit rowSelected(selected_row());
}

void TableView::changeEvent(QEvent* event) {
  QTableView::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) viewport()->update();
}

}  // namespace jauge::gui
