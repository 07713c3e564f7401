// SPDX-License-Identifier: GPL-3.0-or-later
// All figures of what is selected, how each was got, and what would help.
#pragma once

#include <QScrollArea>

#include "analyzer/target/target.h"

namespace jauge::gui {

class FactSheet;
class Session;

class Inspector : public QScrollArea {
  Q_OBJECT
 public:
  explicit Inspector(Session& session, QWidget* parent = nullptr);

  // The Compare page is about parts, the others about layers.
  void show_parts(bool parts);
  QString as_text() const;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void refresh();
  void show_model();
  void show_layer();
  void show_layer_time(int layer);
  void show_layer_weights(int layer);
  void show_part();
  void show_market(const target::Target& target);

  Session& session_;
  FactSheet* sheet_;
  bool parts_ = false;
};

}  // namespace jauge::gui
