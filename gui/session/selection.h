// SPDX-License-Identifier: GPL-3.0-or-later
// The one selection of the program: every table, chart and the inspector show it and set it.
#pragma once

#include <QObject>
#include <QString>

namespace jauge::gui {

// Which of the two graphs of a study a layer belongs to.
enum class GraphKind { model, deployable };

class Selection : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;

  GraphKind graph() const { return graph_; }
  int layer() const { return layer_; }           // index in the graph; -1: none
  const QString& part() const { return part_; }  // a row of the comparison; empty: none

  void select_graph(GraphKind graph);
  void select_layer(int layer);
  void select_part(const QString& part);
  void clear();

 signals:
  void graphChanged();
  void layerChanged();
  void partChanged();

 private:
  GraphKind graph_ = GraphKind::deployable;
  int layer_ = -1;
  QString part_;
};

}  // namespace jauge::gui
