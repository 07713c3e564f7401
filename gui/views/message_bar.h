// SPDX-License-Identifier: GPL-3.0-or-later
// A line above a page: a question or a remark that does not stop the work.
#pragma once

#include <QFrame>
#include <functional>

class QHBoxLayout;
class QLabel;

namespace jauge::gui {

class MessageBar : public QFrame {
  Q_OBJECT
 public:
  explicit MessageBar(QWidget* parent = nullptr);

  void show_remark(const QString& text);
  // The bar goes when one of the buttons is pressed.
  struct Choice {
    QString text;
    std::function<void()> action;
  };
  void ask(const QString& question, const std::vector<Choice>& choices);
  QString text() const;

 private:
  void clear_buttons();

  QLabel* label_;
  QHBoxLayout* row_;
};

}  // namespace jauge::gui
