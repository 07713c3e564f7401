// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/selection.h"

namespace jauge::gui {

void Selection::select_graph(GraphKind graph) {
  if (graph == graph_) return;
  graph_ = graph;
  layer_ = -1;  // the other graph numbers its layers differently
  emit graphChanged();
  emit layerChanged();
}

void Selection::select_layer(int layer) {
  if (layer == layer_) return;
  layer_ = layer;
  emit layerChanged();
}

void Selection::select_part(const QString& part) {
  if (part == part_) return;
  part_ = part;
  emit partChanged();
}

void Selection::clear() {
  select_layer(-1);
  select_part({});
}

}  // namespace jauge::gui
