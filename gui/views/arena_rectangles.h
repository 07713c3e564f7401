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
  int ring_rows = 0;  // above 0: only so many rows of the tensor are kept
};

std::vector<ArenaRectangle> arena_rectangles(const ir::Graph& graph, const memory::Plan& plan,
                                             const std::vector<ops::Family>& family_of_node);

// Draws a rectangle for each tensor and its name where there is room; rings are hatched. Bands behind them are groups
// of steps that run together, row by row; arrows are bytes moved before a step.
class ArenaRectangles : public QCPAbstractPlottable {
  Q_OBJECT
 public:
  ArenaRectangles(QCPAxis* steps, QCPAxis* bytes);

  void show(std::vector<ArenaRectangle> rectangles, std::vector<memory::Move> moves, std::vector<memory::Group> groups);
  void highlight_step(int step) { step_ = step; }

  double selectTest(const QPointF& place, bool only_selectable, QVariant* details) const override;
  QCPRange getKeyRange(bool& found, QCP::SignDomain domain) const override;
  QCPRange getValueRange(bool& found, QCP::SignDomain domain, const QCPRange& keys) const override;

 protected:
  void draw(QCPPainter* painter) override;
  void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

 private:
  void draw_one(QCPPainter* painter, const ArenaRectangle& rectangle) const;
  void draw_group(QCPPainter* painter, const memory::Group& group) const;
  void draw_move(QCPPainter* painter, const memory::Move& move) const;

  std::vector<ArenaRectangle> rectangles_;
  std::vector<memory::Move> moves_;
  std::vector<memory::Group> groups_;
  int step_ = -1;
};

}  // namespace jauge::gui
