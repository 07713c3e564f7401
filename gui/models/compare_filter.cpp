// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/compare_filter.h"

#include <QRegularExpression>

#include "gui/models/compare_table.h"
#include "gui/models/roles.h"

namespace jauge::gui {
namespace {

// People type "nucleo h7" as readily as 'text~nucleo': bare words become text conditions.
QString with_bare_words_as_text(const QString& line) {
  QStringList words = line.split(' ', Qt::SkipEmptyParts);
  for (QString& word : words)
    if (!word.contains(QRegularExpression("[=<>~!]"))) word.prepend("text~");
  return words.join(' ');
}

}  // namespace

CompareFilter::CompareFilter(QObject* parent) : QSortFilterProxyModel(parent) {
  setSortRole(NumberRole);
}

void CompareFilter::set_line(const QString& line) {
  auto query = mcu_db::parse_query(with_bare_words_as_text(line).toStdString());
  fault_ = query ? QString() : QString::fromStdString(to_text(query.error()));
  if (!query) return;
  query_ = *std::move(query);
  invalidateFilter();
}

void CompareFilter::set_vendors(const QStringList& vendors) {
  vendors_ = vendors;
  invalidateFilter();
}

void CompareFilter::set_cores(const QStringList& cores) {
  cores_ = cores;
  invalidateFilter();
}

void CompareFilter::set_only_fitting(bool on) {
  only_fitting_ = on;
  invalidateFilter();
}

void CompareFilter::set_only_boards(bool on) {
  only_boards_ = on;
  invalidateFilter();
}

bool CompareFilter::filterAcceptsRow(int row, const QModelIndex&) const {
  const ComparedPart* part = static_cast<const CompareTable*>(sourceModel())->part(row);
  if (!part) return false;
  const target::Target& target = part->target;
  if (only_boards_ && target.board.empty()) return false;
  if (only_fitting_ && part->verdict.level != verdict::Level::fits && part->verdict.level != verdict::Level::tight)
    return false;
  if (!vendors_.isEmpty() && !vendors_.contains(QString::fromStdString(target.vendor))) return false;
  if (!cores_.isEmpty() && !cores_.contains(QString::fromStdString(target.core.name))) return false;
  return mcu_db::matches(target, query_);
}

bool CompareFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
  const QVariant a = left.data(NumberRole);
  const QVariant b = right.data(NumberRole);
  // Unknown figures stay at the end, whichever way the column is sorted.
  if (a.isValid() != b.isValid()) return a.isValid() == (sortOrder() == Qt::AscendingOrder);
  if (a.isValid() && a.toDouble() != b.toDouble()) return a.toDouble() < b.toDouble();
  if (!a.isValid()) {
    const int order = QString::localeAwareCompare(left.data().toString(), right.data().toString());
    if (order != 0) return order < 0;
  }
  return left.row() < right.row();
}

}  // namespace jauge::gui
