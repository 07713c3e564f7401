#include "reports/pdf/page_flow.h"

#include <QPageLayout>
#include <QPageSize>

#include "reports/pdf/text.h"
#include "reports/render/palette.h"

namespace jauge::reports::pdf {
namespace {

constexpr int dots_per_inch = 1200;

}  // namespace

PageFlow::PageFlow(QBuffer& buffer, PageTexts texts) : texts_(std::move(texts)), writer_(&buffer) {
  writer_.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF(0, 0, 0, 0)));
  writer_.setResolution(dots_per_inch);
  writer_.setTitle(to_qt(texts_.title));
  writer_.setCreator(to_qt(texts_.made_by));
  if (!painter_.begin(&writer_)) return;
  painter_.scale(dots_per_inch / 72.0, dots_per_inch / 72.0);
  painter_.setRenderHint(QPainter::Antialiasing);
  draw_head_and_foot();
}

PageFlow::~PageFlow() {
  painter_.end();
}

void PageFlow::need(double height) {
  if (!fits(height) && y_ > top) turn_page();
}

void PageFlow::space(double height) {
  if (y_ > top) y_ += height;
}

void PageFlow::turn_page() {
  writer_.newPage();
  ++page_;
  y_ = top;
  draw_head_and_foot();
}

void PageFlow::draw_head_and_foot() {
  const Style small{.size = 7.5, .colour = QColor(render::muted_colour)};
  const QColor border(render::border_colour);
  if (page_ > 1) {
    const Lines title = wrap(texts_.title, width, small);
    draw_line(painter_, margin, margin - 4, width, title.lines.front(), small);
    painter_.fillRect(QRectF(margin, margin + 9, width, 0.5), border);
  }
  const double y = page_height - margin;
  painter_.fillRect(QRectF(margin, y - 6, width, 0.5), border);
  draw_line(painter_, margin, y - 2, width, to_qt(texts_.made_by), small);
  QString number = to_qt(texts_.page_word) + " " + QString::number(page_);
  if (texts_.page_count > 0) number += " / " + QString::number(texts_.page_count);
  draw_line(painter_, margin, y - 2, width, number, small, Qt::AlignRight);
}

}  // namespace jauge::reports::pdf
