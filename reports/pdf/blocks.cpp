#include "reports/pdf/blocks.h"

#include <algorithm>

#include "reports/pdf/painter_canvas.h"
#include "reports/pdf/table.h"
#include "reports/render/draw_charts.h"
#include "reports/render/palette.h"

namespace jauge::reports::pdf {
namespace {

const Style body{.size = 9};
const Style strong{.size = 9, .bold = true};
const Style small{.size = 7.5, .colour = QColor(render::muted_colour)};
const Style code{.size = 8, .fixed_pitch = true};
const Style section_style{.size = 15, .bold = true};
const Style heading_style{.size = 10.5, .bold = true};
constexpr double block_gap = 8;
constexpr double box_pad = 8;

void draw_lines(QPainter& painter, double x, double y, double width, const Lines& lines, const Style& style) {
  for (const QString& line : lines.lines) {
    draw_line(painter, x, y, width, line, style);
    y += lines.line_height;
  }
}

void draw_box(QPainter& painter, const QRectF& box, const char* border, const char* ground, Qt::PenStyle pen) {
  painter.setPen(QPen(QColor(border), 0.7, pen));
  painter.setBrush(ground == nullptr ? QBrush(Qt::NoBrush) : QBrush(QColor(ground)));
  painter.drawRoundedRect(box, 4, 4);
}

}  // namespace

void BlockPainter::text(const std::string& text, const Style& style, double indent) {
  const Lines lines = wrap(text, PageFlow::width - indent, style);
  // A paragraph leaves no single line behind at the foot of a page.
  flow_.need(lines.line_height * static_cast<double>(std::min<std::size_t>(lines.lines.size(), 2)));
  for (const QString& line : lines.lines) {
    flow_.need(lines.line_height);
    draw_line(flow_.painter(), flow_.left() + indent, flow_.y(), PageFlow::width - indent, line, style);
    flow_.advance(lines.line_height);
  }
}

void BlockPainter::section_title(const std::string& title) {
  constexpr double with_next = 110;
  flow_.space(18);
  flow_.need(with_next);
  text(title, section_style);
  flow_.painter().fillRect(QRectF(flow_.left(), flow_.y() + 2, PageFlow::width, 0.8), QColor(render::border_colour));
  flow_.advance(4 + block_gap);
}

void BlockPainter::operator()(const Heading& heading) {
  constexpr double with_next = 80;
  flow_.space(6);
  flow_.need(with_next);
  text(heading.text, heading_style);
  flow_.advance(4);
}

void BlockPainter::operator()(const Paragraph& paragraph) {
  text(paragraph.text, body);
  flow_.advance(block_gap);
}

void BlockPainter::operator()(const UserText& user) {
  text(user.text, body);
  flow_.advance(block_gap);
}

void BlockPainter::operator()(const Note& note) {
  const Lines lines = wrap(note.text, PageFlow::width - 2 * box_pad, body);
  const double height = lines.height() + 10;
  flow_.need(height);
  const QRectF box(flow_.left(), flow_.y(), PageFlow::width, height);
  flow_.painter().fillRect(box, QColor(render::selection_colour));
  flow_.painter().fillRect(QRectF(box.left(), box.top(), 2, height), QColor(render::accent_colour));
  draw_lines(flow_.painter(), box.left() + box_pad, box.top() + 5, box.width(), lines, body);
  flow_.advance(height + block_gap);
}

void BlockPainter::operator()(const Bullets& bullets) {
  for (const std::string& item : bullets.items) {
    const Lines lines = wrap(item, PageFlow::width - 12, body);
    flow_.need(lines.height());
    draw_line(flow_.painter(), flow_.left() + 2, flow_.y(), 10, QString(QChar(0x2022)), body);
    text(item, body, 12);
    flow_.advance(2);
  }
  flow_.advance(block_gap - 2);
}

void BlockPainter::operator()(const Verbatim& verbatim) {
  const Lines lines = wrap(verbatim.text, PageFlow::width - 2 * box_pad, code);
  for (const QString& line : lines.lines) {
    flow_.need(lines.line_height);
    flow_.painter().fillRect(QRectF(flow_.left(), flow_.y(), PageFlow::width, lines.line_height + 0.2),
                             QColor(render::sunken_colour));
    draw_line(flow_.painter(), flow_.left() + box_pad, flow_.y(), PageFlow::width, line, code);
    flow_.advance(lines.line_height);
  }
  flow_.advance(block_gap);
}

void BlockPainter::operator()(const Gap& gap) {
  constexpr double width = PageFlow::width - 2 * box_pad;
  const Lines what = wrap(gap.what, width, strong);
  const Lines filler = wrap(gap.filler, width, body);
  const Lines command = gap.command.empty() ? Lines{} : wrap(gap.command, width, code);
  const double height = what.height() + filler.height() + command.height() + 2 * box_pad + 4;
  flow_.need(height);
  draw_box(flow_.painter(), {flow_.left(), flow_.y(), PageFlow::width, height}, render::pale_colour, nullptr,
           Qt::DashLine);
  const double x = flow_.left() + box_pad;
  double y = flow_.y() + box_pad;
  draw_lines(flow_.painter(), x, y, width, what, strong);
  draw_lines(flow_.painter(), x, y += what.height(), width, filler, body);
  draw_lines(flow_.painter(), x, y += filler.height() + 3, width, command, code);
  flow_.advance(height + block_gap);
}

void BlockPainter::operator()(const Table& table) {
  flow_.space(2);
  TableLayout(table, PageFlow::width).flow(flow_);
  flow_.advance(block_gap + 2);
}

void BlockPainter::operator()(const TablePair& pair) {
  constexpr double gap = 16;
  const TableLayout left(pair.left, (PageFlow::width - gap) / 2);
  const TableLayout right(pair.right, (PageFlow::width - gap) / 2);
  const double height = std::max(left.height(), right.height());
  if (height > PageFlow::bottom - PageFlow::top) {
    (*this)(pair.left);
    return (*this)(pair.right);
  }
  flow_.need(height);
  left.draw_at(flow_.painter(), flow_.left(), flow_.y());
  right.draw_at(flow_.painter(), flow_.left() + (PageFlow::width + gap) / 2, flow_.y());
  flow_.advance(height + block_gap + 2);
}

void BlockPainter::operator()(const KeyFigures& figures) {
  constexpr std::size_t per_row = 4;
  constexpr double gap = 8, width = (PageFlow::width - gap * (per_row - 1)) / per_row, inner = width - 2 * box_pad;
  const Style value_style{.size = 12, .bold = true};
  double detail_height = 0;
  for (const KeyFigure& figure : figures.figures)
    detail_height = std::max(detail_height, wrap(figure.detail, inner, small).height());
  const double height = 38 + detail_height;
  for (std::size_t i = 0; i < figures.figures.size(); ++i) {
    const KeyFigure& figure = figures.figures[i];
    if (i % per_row == 0) flow_.need(height);
    const double x = flow_.left() + static_cast<double>(i % per_row) * (width + gap);
    draw_box(flow_.painter(), {x, flow_.y(), width, height}, render::border_colour, render::window_colour,
             Qt::SolidLine);
    draw_line(flow_.painter(), x + box_pad, flow_.y() + 6, inner, to_qt(figure.name), small);
    draw_line(flow_.painter(), x + box_pad, flow_.y() + 6, inner, to_qt(figure.origin), small, Qt::AlignRight);
    draw_line(flow_.painter(), x + box_pad, flow_.y() + 17, inner, to_qt(figure.value), value_style);
    draw_lines(flow_.painter(), x + box_pad, flow_.y() + 33, inner, wrap(figure.detail, inner, small), small);
    if (i % per_row == per_row - 1 || i + 1 == figures.figures.size()) flow_.advance(height + block_gap);
  }
}

void BlockPainter::operator()(const VerdictLine& line) {
  constexpr double inner = PageFlow::width - 2 * box_pad;
  const Lines subject = wrap(line.subject, inner - chip_width(line.tone, line.word, 9) - 10, heading_style);
  const Lines sentence = wrap(line.sentence, inner, body);
  const double height = subject.height() + sentence.height() + 2 * box_pad + 4;
  flow_.need(height);
  draw_box(flow_.painter(), {flow_.left(), flow_.y(), PageFlow::width, height}, render::border_colour, nullptr,
           Qt::SolidLine);
  const double x = flow_.left() + box_pad, y = flow_.y() + box_pad;
  draw_lines(flow_.painter(), x, y, inner, subject, heading_style);
  const double chip_x = x + width_of(subject.lines.back(), heading_style) + 10;
  draw_chip(flow_.painter(), chip_x, y + subject.height() - subject.line_height, line.tone, line.word, 9);
  draw_lines(flow_.painter(), x, y + subject.height() + 4, inner, sentence, body);
  flow_.advance(height + block_gap);
}

template <class Chart>
void BlockPainter::picture(const Chart& chart) {
  const double caption_height = wrap(chart.description, PageFlow::width, small).height() + 4;
  constexpr double room = PageFlow::bottom - PageFlow::top;
  const double chart_height = render::height_of(chart);
  const double scale = std::min(PageFlow::width / render::chart_width, (room - caption_height) / chart_height);
  flow_.need(chart_height * scale + caption_height);
  {
    PainterCanvas canvas(flow_.painter(), flow_.left(), flow_.y(), scale);
    render::draw(chart, canvas);
  }
  flow_.advance(chart_height * scale + 4);
  text(chart.description, small);
  flow_.advance(block_gap + 2);
}

void BlockPainter::operator()(const BarChart& chart) {
  picture(chart);
}
void BlockPainter::operator()(const StepChart& chart) {
  picture(chart);
}
void BlockPainter::operator()(const ArenaMap& map) {
  picture(map);
}

}  // namespace jauge::reports::pdf
