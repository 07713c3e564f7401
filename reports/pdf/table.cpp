#include "reports/pdf/table.h"

#include <algorithm>
#include <numeric>

#include "reports/render/palette.h"

namespace jauge::reports::pdf {
namespace {

constexpr double pad_x = 4, pad_y = 2.6;
constexpr double bar_width = 24, bar_gap = 4;
constexpr double square_size = 5, square_gap = 4;
constexpr double title_gap = 3, note_gap = 3;
constexpr double text_size = 7.5, least_text_size = 6;

const Style title_style{.size = 8.5, .bold = true};
const Style note_style{.size = 7, .colour = QColor(render::muted_colour)};

Style head_style(double size) {
  return {.size = size - 0.5, .bold = true, .colour = QColor(render::muted_colour)};
}

Style style_of(const Cell& cell, const Column& column, double size) {
  Style style{.size = size, .bold = cell.tone == Tone::strong, .fixed_pitch = column.figures};
  if (column.figures) style.size = size - 0.5;
  style.colour = QColor(render::colours_of(cell.tone).text);
  return style;
}

QString chip_text(Tone tone, const std::string& word) {
  return QString::fromUtf8(render::colours_of(tone).sign) + " " + to_qt(word);
}

// Room beside the text: a bar or a square.
double ornament_width(const Cell& cell) {
  if (cell.bar) return bar_width + bar_gap;
  return cell.family ? square_size + square_gap : 0;
}

struct Demand {
  double natural = 0;  // everything on one line
  double least = 0;    // the longest word
};

Demand demand_of(const Cell& cell, const Column& column, double size) {
  if (render::is_verdict(cell.tone)) {
    const double width = chip_width(cell.tone, cell.text, size);
    return {width, width};
  }
  const Style style = style_of(cell, column, size);
  const double ornament = ornament_width(cell);
  constexpr double longest_word = 110;  // longer ones are broken
  return {natural_width(cell.text, style) + ornament, std::min(word_width(cell.text, style), longest_word) + ornament};
}

// Gives every column its least width and shares the rest by what each would still like to have.
std::vector<double> share_out(const std::vector<Demand>& demands, double width) {
  std::vector<double> widths;
  double natural = 0, least = 0;
  for (const Demand& demand : demands) {
    natural += demand.natural;
    least += demand.least;
  }
  for (const Demand& demand : demands) {
    if (natural <= width)
      widths.push_back(demand.natural + (width - natural) / static_cast<double>(demands.size()));
    else if (least >= width)
      widths.push_back(demand.least * width / least);
    else
      widths.push_back(demand.least + (demand.natural - demand.least) * (width - least) / (natural - least));
  }
  return widths;
}

}  // namespace

double chip_width(Tone tone, const std::string& word, double size) {
  return width_of(chip_text(tone, word), {.size = size, .bold = true}) + 10;
}

double draw_chip(QPainter& painter, double x, double y, Tone tone, const std::string& word, double size) {
  const render::ToneColours colours = render::colours_of(tone);
  const double width = chip_width(tone, word, size);
  painter.setPen(Qt::NoPen);
  painter.setBrush(QColor(colours.ground));
  const double height = size * 1.5;
  painter.drawRoundedRect(QRectF(x, y, width, height), height / 2, height / 2);
  draw_line(painter, x + 5, y + size * 0.08, width, chip_text(tone, word),
            {.size = size, .bold = true, .colour = QColor(colours.text)});
  return width;
}

TableLayout::TableLayout(const Table& table, double width) : table_(table), width_(width) {
  // Wide tables get smaller letters before they get broken words.
  text_size_ = text_size;
  while (!lay_out_columns(text_size_) && text_size_ > least_text_size) text_size_ -= 0.5;
  if (!table.title.empty()) title_ = wrap(table.title, width, title_style);
  if (!table.note.empty()) note_ = wrap(table.note, width, note_style);
  std::vector<Cell> titles;
  for (const Column& column : table.columns) titles.push_back({column.title});
  head_ = lay_out(titles, true);
  for (const auto& row : table.rows) rows_.push_back(lay_out(row, false));
}

bool TableLayout::lay_out_columns(double text_size) {
  std::vector<Demand> demands;
  double least = 0;
  for (std::size_t i = 0; i < table_.columns.size(); ++i) {
    const std::string& title = table_.columns[i].title;
    Demand demand{natural_width(title, head_style(text_size)), word_width(title, head_style(text_size))};
    for (const auto& row : table_.rows) {
      const Demand cell = demand_of(row[i], table_.columns[i], text_size);
      demand.natural = std::max(demand.natural, cell.natural);
      demand.least = std::max(demand.least, cell.least);
    }
    // A figure is read as a whole; only a value with an interval behind it may take two lines.
    constexpr double longest_figure = 90;
    if (table_.columns[i].figures && demand.natural < longest_figure) demand.least = demand.natural;
    demands.push_back({demand.natural + 2 * pad_x, demand.least + 2 * pad_x});
    least += demands.back().least;
  }
  column_widths_ = share_out(demands, width_);
  return least <= width_;
}

TableLayout::Row TableLayout::lay_out(const std::vector<Cell>& cells, bool is_head) const {
  Row row;
  for (std::size_t i = 0; i < cells.size() && i < column_widths_.size(); ++i) {
    const double room = column_widths_[i] - 2 * pad_x - ornament_width(cells[i]) + 0.1;
    const Style style = is_head ? head_style(text_size_) : style_of(cells[i], table_.columns[i], text_size_);
    row.cells.push_back(wrap(cells[i].text, room, style));
    row.height = std::max(row.height, row.cells.back().height() + 2 * pad_y);
  }
  return row;
}

double TableLayout::height() const {
  double height = head_.height + (title_.lines.empty() ? 0 : title_.height() + title_gap) +
                  (note_.lines.empty() ? 0 : note_.height() + note_gap);
  for (const Row& row : rows_) height += row.height;
  return height;
}

double TableLayout::draw_head(QPainter& painter, double x, double y) const {
  painter.fillRect(QRectF(x, y, width_, head_.height), QColor(render::sunken_colour));
  double left = x;
  for (std::size_t i = 0; i < head_.cells.size(); ++i) {
    const auto alignment = table_.columns[i].figures ? Qt::AlignRight : Qt::AlignLeft;
    double top = y + pad_y;
    for (const QString& line : head_.cells[i].lines) {
      draw_line(painter, left + pad_x, top, column_widths_[i] - 2 * pad_x, line, head_style(text_size_), alignment);
      top += head_.cells[i].line_height;
    }
    left += column_widths_[i];
  }
  return head_.height;
}

void TableLayout::draw_cell(QPainter& painter, double x, double y, std::size_t row, std::size_t column) const {
  const Cell& cell = table_.rows[row][column];
  const Lines& lines = rows_[row].cells[column];
  double width = column_widths_[column] - 2 * pad_x;
  if (render::is_verdict(cell.tone)) {
    draw_chip(painter, x, y - 0.6, cell.tone, cell.text, text_size_);
    return;
  }
  const QColor colour(render::colour_of(cell.family.value_or(ops::Family::data_movement)));
  if (cell.bar) {
    painter.fillRect(QRectF(x, y + 3, bar_width, 4), QColor(render::sunken_colour));
    painter.fillRect(QRectF(x, y + 3, bar_width * std::clamp(*cell.bar, 0.0, 1.0), 4), colour);
  } else if (cell.family) {
    painter.fillRect(QRectF(x, y + 3, square_size, square_size), colour);
  }
  x += ornament_width(cell);
  width -= ornament_width(cell);
  const auto alignment = table_.columns[column].figures ? Qt::AlignRight : Qt::AlignLeft;
  for (const QString& line : lines.lines) {
    draw_line(painter, x, y, width, line, style_of(cell, table_.columns[column], text_size_), alignment);
    y += lines.line_height;
  }
}

void TableLayout::draw_row(QPainter& painter, double x, double y, std::size_t row) const {
  const bool total = table_.last_row_is_total && row + 1 == rows_.size();
  const QColor line(total ? render::pale_colour : render::grid_colour);
  painter.fillRect(QRectF(x, total ? y : y + rows_[row].height - 0.4, width_, 0.4), line);
  for (std::size_t column = 0; column < rows_[row].cells.size(); ++column) {
    draw_cell(painter, x + pad_x, y + pad_y, row, column);
    x += column_widths_[column];
  }
}

double TableLayout::draw_at(QPainter& painter, double x, double y) const {
  const double start = y;
  for (const QString& line : title_.lines) {
    draw_line(painter, x, y, width_, line, title_style);
    y += title_.line_height;
  }
  if (!title_.lines.empty()) y += title_gap;
  y += draw_head(painter, x, y);
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    draw_row(painter, x, y, row);
    y += rows_[row].height;
  }
  if (!note_.lines.empty()) y += note_gap;
  for (const QString& line : note_.lines) {
    draw_line(painter, x, y, width_, line, note_style);
    y += note_.line_height;
  }
  return y - start;
}

void TableLayout::flow(PageFlow& flow) const {
  // Title and head never stand alone: two rows come with them.
  double beginning = title_.height() + title_gap + head_.height;
  for (std::size_t row = 0; row < rows_.size() && row < 2; ++row) beginning += rows_[row].height;
  flow.need(beginning);
  for (const QString& line : title_.lines) {
    draw_line(flow.painter(), flow.left(), flow.y(), width_, line, title_style);
    flow.advance(title_.line_height);
  }
  if (!title_.lines.empty()) flow.advance(title_gap);
  flow.advance(draw_head(flow.painter(), flow.left(), flow.y()));
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    // The last two rows stay together, so that no total stands alone.
    const bool last_but_one = row + 2 == rows_.size();
    const double together = rows_[row].height + (last_but_one ? rows_[row + 1].height : 0);
    if (!flow.fits(together)) {
      flow.turn_page();
      flow.advance(draw_head(flow.painter(), flow.left(), flow.y()));
    }
    draw_row(flow.painter(), flow.left(), flow.y(), row);
    flow.advance(rows_[row].height);
  }
  if (note_.lines.empty()) return;
  flow.need(note_.height() + note_gap);
  flow.advance(note_gap);
  for (const QString& line : note_.lines) {
    draw_line(flow.painter(), flow.left(), flow.y(), width_, line, note_style);
    flow.advance(note_.line_height);
  }
}

}  // namespace jauge::reports::pdf
