// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

#include <vector>

#include "analyzer/ir/graph.h"
#include "analyzer/memory/plan.h"
#include "analyzer/ops/operator.h"

namespace jauge::gui {

struct ArenaRectangle {
  int first_step = 0, end_step = 0;
  double offset = 0, end = 0;  // bytes
  QColor colour;
  QString name;
};

std::vector<ArenaRectangle> arena_rectangles(const ir::Graph& graph, const memory::Plan& plan,
                                             const std::vector<ops::Family>& family_of_node);

// Draws a rectangle for each tensor and its name where there is room.
class ArenaRectangles : public QCPAbstractPlottable {
  Q_OBJECT
 public:
  ArenaRectangles(QCPAxis* steps, QCPAxis* bytes);

  void show(std::vector<ArenaRectangle> rectangles);
  void highlight_step(int step) { step_ = step; }

  double selectTest(const QPointF& place, bool only_selectable, QVariant* details) const override;
  QCPRange getKeyRange(bool& found, QCP::SignDomain domain) const override;
  QCPRange getValueRange(bool& found, QCP::SignDomain domain, const QCPRange& keys) const override;

 protected:
  void draw(QCPPainter* painter) override;
  void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

 private:
  void draw_one(QCPPainter* painter, const ArenaRectangle& rectangle) const;

  std::vector<ArenaRectangle> rectangles_;
  int step_ = -1;
};

}  // namespace jauge::gui
