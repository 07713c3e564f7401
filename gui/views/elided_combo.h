// SPDX-License-Identifier: GPL-3.0-or-later
// A combo box whose text ends in an ellipsis where there is no room for all of it; the list shows it whole.
#pragma once

#include <QComboBox>

namespace jauge::gui {

class ElidedCombo : public QComboBox {
  Q_OBJECT
 public:
  explicit ElidedCombo(QWidget* parent = nullptr) : QComboBox(parent) {}

 protected:
  void paintEvent(QPaintEvent* event) override;
};

}  // namespace jauge::gui
