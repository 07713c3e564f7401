// Tables on paper: columns as wide as their texts need, rows never cut, the head again on every page.
#pragma once

#include <vector>

#include "reports/document.h"
#include "reports/pdf/page_flow.h"
#include "reports/pdf/text.h"

namespace jauge::reports::pdf {

class TableLayout {
 public:
  TableLayout(const Table& table, double width);

  // Of title, head, all rows and note.
  double height() const;
  // All of it at once, without turning pages. Returns the height.
  double draw_at(QPainter& painter, double x, double y) const;
  // As part of the text, over as many pages as it takes.
  void flow(PageFlow& flow) const;

 private:
  struct Row {
    std::vector<Lines> cells;
    double height = 0;
  };

  // The columns' demands at a text size; true when the least ones fit.
  bool lay_out_columns(double text_size);
  Row lay_out(const std::vector<Cell>& cells, bool is_head) const;
  double draw_head(QPainter& painter, double x, double y) const;
  void draw_row(QPainter& painter, double x, double y, std::size_t row) const;
  void draw_cell(QPainter& painter, double x, double y, std::size_t row, std::size_t column) const;

  const Table& table_;
  double width_ = 0;
  double text_size_ = 0;
  std::vector<double> column_widths_;
  Lines title_, note_;
  Row head_;
  std::vector<Row> rows_;
};

// The coloured word of a verdict; returns its width.
double draw_chip(QPainter& painter, double x, double y, Tone tone, const std::string& word, double size);
double chip_width(Tone tone, const std::string& word, double size);

}  // namespace jauge::reports::pdf
