// SPDX-License-Identifier: GPL-3.0-or-later
// The target of every page: part or board, runtime, and what the user's own program keeps for itself.
#pragma once

#include <QDialog>
#include <string>

#include "analyzer/base/result.h"

class QComboBox;
class QLabel;
class QSpinBox;

namespace jauge::gui {

class Session;

class TargetDialog : public QDialog {
  Q_OBJECT
 public:
  explicit TargetDialog(Session& session, QWidget* parent = nullptr);

  // Every change takes effect at once and can be undone.
  void choose_part(const QString& part);
  void choose_runtime(const QString& name);  // empty: the default
  void choose_reserve(int ram_kib, int flash_kib, int stack_kib);
  // Keeps what firmware of that name needs: "freertos". Errors: unknown_name; those of known_reserves().
  Result<void> choose_firmware(const std::string& name);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void refresh();
  void fill_parts();
  void fill_runtimes();
  void fill_firmware();
  void take_reserve();

  Session& session_;
  QComboBox *part_, *runtime_, *firmware_;
  QSpinBox *ram_, *flash_, *stack_;
  QLabel *part_name_, *runtime_name_, *firmware_name_, *ram_name_, *flash_name_, *stack_name_, *note_;
};

}  // namespace jauge::gui
