// SPDX-License-Identifier: GPL-3.0-or-later
// Draws every cell of our tables: figures in a monospaced face, pale zeros, family squares, share bars, verdict chips,
// stars, and the accent at the left edge of the selected row.
#pragma once

#include <QStyledItemDelegate>

namespace jauge::gui {

class CellDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  static void paint_text(QPainter* painter, QRect area, const QStyleOptionViewItem& option, const QModelIndex& index);
};

}  // namespace jauge::gui
