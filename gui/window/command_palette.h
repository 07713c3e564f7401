// SPDX-License-Identifier: GPL-3.0-or-later
// A list that one types into: every command with its keys, or every layer, part and model. Arrows work from the field.
#pragma once

#include <QDialog>
#include <functional>
#include <vector>

class QLineEdit;
class QListWidget;

namespace jauge::gui {

struct PaletteEntry {
  QString text;
  QString detail;  // keys, or what kind of thing it is
  std::function<void()> choose;
};

class CommandPalette : public QDialog {
  Q_OBJECT
 public:
  CommandPalette(const QString& title, std::vector<PaletteEntry> entries, QWidget* parent);

  int visible_entries() const;
  void type(const QString& text);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void filter(const QString& text);
  void choose_current();

  std::vector<PaletteEntry> entries_;
  QLineEdit* field_;
  QListWidget* list_;
};

}  // namespace jauge::gui
