// Pages that fill from top to bottom. All lengths are in points.
#pragma once

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <string>

namespace jauge::reports::pdf {

struct PageTexts {
  std::string title;      // in the head of every page but the first
  std::string page_word;  // "Page"
  std::string made_by;    // in the foot
  int page_count = 0;     // 0: not known yet
};

class PageFlow {
 public:
  static constexpr double margin = 42;
  static constexpr double page_width = 595, page_height = 842;  // A4
  static constexpr double width = page_width - 2 * margin;
  static constexpr double top = margin + 20, bottom = page_height - margin - 20;

  PageFlow(QBuffer& buffer, PageTexts texts);
  ~PageFlow();
  bool is_writing() const { return painter_.isActive(); }

  QPainter& painter() { return painter_; }
  double left() const { return margin; }
  double y() const { return y_; }
  int page() const { return page_; }

  // Turns the page unless `height` fits below; never on an empty page.
  void need(double height);
  bool fits(double height) const { return y_ + height <= bottom; }
  void advance(double height) { y_ += height; }
  // Space that vanishes at the top of a page.
  void space(double height);
  void turn_page();

 private:
  void draw_head_and_foot();

  PageTexts texts_;
  QPdfWriter writer_;
  QPainter painter_;
  double y_ = top;
  int page_ = 1;
};

}  // namespace jauge::reports::pdf
