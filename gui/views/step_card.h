// SPDX-License-Identifier: GPL-3.0-or-later
// One step on the way to a measurement: its number, or a tick when it is ready, its name, one line, and what it offers.
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;

namespace jauge::gui {

class ElidedLabel;

class StepCard : public QFrame {
  Q_OBJECT
 public:
  enum class State { open, ready, running, failed };
  explicit StepCard(int number, QWidget* parent = nullptr);

  void show_step(const QString& name, const QString& line, State state);
  State state() const { return state_; }
  QString line() const;
  // Right of the name: buttons.
  QHBoxLayout* controls() const { return controls_; }
  static constexpr int wide_control = 8;  // stretch of a control that takes what room there is
  // Below the line: a progress bar.
  void add_below(QWidget* widget);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void show_mark();

  int number_;
  State state_ = State::open;
  QLabel *mark_, *name_;
  ElidedLabel* line_;
  QHBoxLayout* controls_;
};

}  // namespace jauge::gui
