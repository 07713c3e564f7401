// SPDX-License-Identifier: GPL-3.0-or-later
// A chip that the database does not have: typed from its data sheet, written as the file that docs/adding_a_chip.md
// describes, and assessed at once.
#pragma once

#include <QDialog>
#include <vector>

#include "mcu_db/own_parts.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace jauge::gui {

class Session;

class PartDialog : public QDialog {
  Q_OBJECT
 public:
  explicit PartDialog(Session& session, QWidget* parent = nullptr);

  // As if it had been typed.
  void type(const mcu_db::OwnPart& part);
  // Errors: an address that is no number; else those of mcu_db::add_own_part.
  Result<mcu_db::OwnPart> typed() const;
  void add();
  QString message() const;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void fill_cores();
  void add_region(const mcu_db::OwnRegion& region);

  Session& session_;
  std::vector<QLabel*> names_;
  QLineEdit *vendor_, *family_, *part_, *source_;
  QComboBox* core_;
  QDoubleSpinBox* clock_;
  QTableWidget* regions_;
  QPushButton *more_, *less_, *add_;
  QLabel *about_, *message_, *regions_title_;
};

}  // namespace jauge::gui
