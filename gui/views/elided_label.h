// SPDX-License-Identifier: GPL-3.0-or-later
// A line of plain text that ends in "…" where room ends; the whole text is in the tooltip and for screen readers.
#pragma once

#include <QWidget>

namespace jauge::gui {

class ElidedLabel : public QWidget {
  Q_OBJECT
 public:
  enum class Look { normal, title, muted };
  explicit ElidedLabel(Look look, int lines = 1, QWidget* parent = nullptr);

  void show_text(const QString& text);
  const QString& text() const { return text_; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QFont font_of_look() const;

  Look look_;
  int lines_;
  QString text_;
};

}  // namespace jauge::gui
