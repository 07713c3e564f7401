// SPDX-License-Identifier: GPL-3.0-or-later
// Which parts are shown: a filter line as on the command line, and facets that are ticked.
#pragma once

#include <QSortFilterProxyModel>
#include <QString>
#include <QStringList>

#include "mcu_db/query.h"

namespace jauge::gui {

class CompareFilter : public QSortFilterProxyModel {
  Q_OBJECT
 public:
  explicit CompareFilter(QObject* parent = nullptr);

  // 'vendor=ST flash>=1MiB'. Words without a comparison are looked for in names. A line that cannot be read leaves the
  // rows alone and is explained by fault().
  void set_line(const QString& line);
  const QString& fault() const { return fault_; }

  void set_vendors(const QStringList& vendors);  // empty: all
  void set_cores(const QStringList& cores);
  void set_only_fitting(bool on);
  void set_only_boards(bool on);

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
  bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

 private:
  mcu_db::Query query_;
  QString fault_;
  QStringList vendors_, cores_;
  bool only_fitting_ = false;
  bool only_boards_ = false;
};

}  // namespace jauge::gui
