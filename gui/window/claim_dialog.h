// SPDX-License-Identifier: GPL-3.0-or-later
// Type the figures of a report: which of them cannot be true, together, of this model on this chip?
#pragma once

#include <QDialog>
#include <vector>

#include "gui/models/claim_check.h"

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace jauge::gui {

class FactSheet;
class Session;

class ClaimDialog : public QDialog {
  Q_OBJECT
 public:
  explicit ClaimDialog(Session& session, QWidget* parent = nullptr);

  void type(const ClaimTexts& texts);
  const ClaimAnswer& answer() const { return answer_; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  ClaimTexts texts() const;
  void retranslate();
  void refresh();

  Session& session_;
  ClaimAnswer answer_;
  std::vector<QLabel*> names_;
  std::vector<QLineEdit*> fields_;  // accuracy, latency, energy, parameters, Flash, RAM
  QLabel* about_;
  FactSheet* sheet_;
};

}  // namespace jauge::gui
