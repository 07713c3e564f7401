// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/views/arena_rectangles.h"

#include <algorithm>

#include "gui/models/text.h"
#include "gui/theme/tokens.h"
#include "gui/views/chart_style.h"

namespace jauge::gui {
namespace {

// An output that takes its input's bytes over lives there from its own step on: drawn so, nothing lies over another.
void end_where_another_takes_over(std::vector<ArenaRectangle>& rectangles) {
  std::vector<ArenaRectangle*> by_place;
  for (auto& rectangle : rectangles) by_place.push_back(&rectangle);
  std::stable_sort(by_place.begin(), by_place.end(), [](const ArenaRectangle* a, const ArenaRectangle* b) {
    return std::pair(a->offset, a->first_step) < std::pair(b->offset, b->first_step);
  });
  for (std::size_t i = 0; i + 1 < by_place.size(); ++i) {
    const ArenaRectangle& next = *by_place[i + 1];
    if (next.offset == by_place[i]->offset && next.first_step > by_place[i]->first_step)
      by_place[i]->end_step = std::min(by_place[i]->end_step, next.first_step);
  }
}

}  // namespace

std::vector<ArenaRectangle> arena_rectangles(const ir::Graph& graph, const memory::Plan& plan,
                                             const std::vector<ops::Family>& family_of_node) {
  const std::vector<int> producer = ir::producers(graph);
  std::vector<ArenaRectangle> rectangles;
  for (const memory::TensorPlace& place : plan.tensors) {
    const int node = producer[ir::index_of(place.tensor)];
    const bool written = node >= 0 && static_cast<std::size_t>(node) < family_of_node.size();
    rectangles.push_back({.first_step = place.first_step,
                          .end_step = place.last_step + 1,
                          .offset = static_cast<double>(place.offset.value),
                          .end = static_cast<double>((place.offset + place.size).value),
                          .colour = written ? colour_of(family_of_node[static_cast<std::size_t>(node)])
                                            : colour_of(ops::Family::data_movement),
                          .name = shown(place.name),
                          .ring_rows = place.ring_rows});
  }
  end_where_another_takes_over(rectangles);
  return rectangles;
}

ArenaRectangles::ArenaRectangles(QCPAxis* steps, QCPAxis* bytes) : QCPAbstractPlottable(steps, bytes) {}

void ArenaRectangles::show(std::vector<ArenaRectangle> rectangles, std::vector<memory::Move> moves,
                           std::vector<memory::Group> groups) {
  rectangles_ = std::move(rectangles);
  moves_ = std::move(moves);
  groups_ = std::move(groups);
}

double ArenaRectangles::selectTest(const QPointF&, bool, QVariant*) const {
  return -1;
}

QCPRange ArenaRectangles::getKeyRange(bool& found, QCP::SignDomain) const {
  found = !rectangles_.empty();
  QCPRange range(0, 1);
  for (const auto& rectangle : rectangles_) range.expand(QCPRange(rectangle.first_step, rectangle.end_step));
  return range;
}

QCPRange ArenaRectangles::getValueRange(bool& found, QCP::SignDomain, const QCPRange&) const {
  found = !rectangles_.empty();
  QCPRange range(0, 1);
  for (const auto& rectangle : rectangles_) range.expand(QCPRange(rectangle.offset, rectangle.end));
  return range;
}

void ArenaRectangles::draw(QCPPainter* painter) {
  const QCPRange steps = mKeyAxis->range();
  for (const memory::Group& group : groups_)
    if (group.last_step + 1 >= steps.lower && group.first_step <= steps.upper) draw_group(painter, group);
  for (const auto& rectangle : rectangles_)
    if (rectangle.end_step >= steps.lower && rectangle.first_step <= steps.upper) draw_one(painter, rectangle);
  for (const memory::Move& move : moves_)
    if (move.step >= steps.lower && move.step <= steps.upper) draw_move(painter, move);
}

void ArenaRectangles::draw_group(QCPPainter* painter, const memory::Group& group) const {
  const QRectF plot = mKeyAxis->axisRect()->rect();
  const double left = mKeyAxis->coordToPixel(group.first_step), right = mKeyAxis->coordToPixel(group.last_step + 1);
  QColor veil = tokens().accent;
  veil.setAlphaF(0.08F);
  painter->setPen(QPen(tokens().accent, 1, Qt::DotLine));
  painter->setBrush(veil);
  const QRectF band(left, plot.top(), right - left, plot.height());
  painter->drawRect(band.adjusted(0.5, 0.5, -0.5, -0.5));
  const QString word = tr("row by row");
  painter->setFont(chart_font());
  if (painter->fontMetrics().horizontalAdvance(word) + 6 > band.width()) return;
  painter->setPen(tokens().accent);
  painter->drawText(band.adjusted(3, 1, -3, 0), int(Qt::AlignTop | Qt::AlignHCenter), word);
}

// From the middle of the old place to that of the new one.
void ArenaRectangles::draw_move(QCPPainter* painter, const memory::Move& move) const {
  const double x = mKeyAxis->coordToPixel(move.step), half = static_cast<double>(move.size.value) / 2;
  const double from = mValueAxis->coordToPixel(static_cast<double>(move.from.value) + half);
  const double to = mValueAxis->coordToPixel(static_cast<double>(move.to.value) + half);
  const double towards = to < from ? 1 : -1;
  painter->setPen(QPen(tokens().text, 1.4));
  painter->setBrush(tokens().text);
  painter->drawLine(QPointF(x, from), QPointF(x, to));
  painter->drawPolygon(QPolygonF({{x, to}, {x - 3.5, to + 6 * towards}, {x + 3.5, to + 6 * towards}}));
}

void ArenaRectangles::draw_one(QCPPainter* painter, const ArenaRectangle& rectangle) const {
  const QRectF area =
      QRectF(QPointF(mKeyAxis->coordToPixel(rectangle.first_step), mValueAxis->coordToPixel(rectangle.end)),
             QPointF(mKeyAxis->coordToPixel(rectangle.end_step), mValueAxis->coordToPixel(rectangle.offset)))
          .normalized();
  const bool alive = rectangle.first_step <= step_ && step_ < rectangle.end_step;
  QColor fill = rectangle.colour;
  fill.setAlphaF(alive ? 0.75F : 0.40F);
  painter->setBrush(fill);
  painter->setPen(alive ? QPen(tokens().text, 1.6) : QPen(rectangle.colour, 1));
  painter->drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5));
  if (rectangle.ring_rows > 0) {
    painter->setPen(Qt::NoPen);
    painter->setBrush(QBrush(rectangle.colour, Qt::BDiagPattern));
    painter->drawRect(area.adjusted(1, 1, -1, -1));
  }
  if (area.width() < 24 || area.height() < 13) return;
  painter->setFont(chart_font());
  painter->setPen(tokens().text);
  const QString name =
      painter->fontMetrics().elidedText(rectangle.name, Qt::ElideRight, static_cast<int>(area.width()) - 6);
  painter->drawText(area.adjusted(3, 0, -3, 0), int(Qt::AlignCenter), name);
}

void ArenaRectangles::drawLegendIcon(QCPPainter*, const QRectF&) const {}

}  // namespace jauge::gui
