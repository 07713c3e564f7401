// SPDX-License-Identifier: GPL-3.0-or-later
// The answer never leaves the screen: model, target, verdict with one sentence, and four tiles.
#pragma once

#include <QWidget>
#include <memory>

#include "analyzer/analysis/analysis.h"

namespace jauge::gui {

class ElidedLabel;
class Session;
class Tile;
class VerdictChip;

class AnswerStrip : public QWidget {
  Q_OBJECT
 public:
  explicit AnswerStrip(Session& session, QWidget* parent = nullptr);
  QString sentence() const;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void refresh();
  void show_nothing(const QString& why);
  void show_analysis(const analysis::Analysis& analysis);
  void show_accuracy();

  Session& session_;
  ElidedLabel* model_;
  ElidedLabel* target_;
  VerdictChip* chip_;
  ElidedLabel* sentence_;
  Tile *flash_, *ram_, *latency_, *accuracy_;
};

}  // namespace jauge::gui
