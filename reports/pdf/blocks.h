// Every kind of block on paper.
#pragma once

#include "reports/document.h"
#include "reports/pdf/page_flow.h"
#include "reports/pdf/text.h"

namespace jauge::reports::pdf {

class BlockPainter {
 public:
  explicit BlockPainter(PageFlow& flow) : flow_(flow) {}

  void section_title(const std::string& title);

  void operator()(const Heading& heading);
  void operator()(const Paragraph& paragraph);
  void operator()(const Note& note);
  void operator()(const Bullets& bullets);
  void operator()(const Verbatim& verbatim);
  void operator()(const UserText& text);
  void operator()(const Gap& gap);
  void operator()(const Table& table);
  void operator()(const TablePair& pair);
  void operator()(const KeyFigures& figures);
  void operator()(const VerdictLine& line);
  void operator()(const BarChart& chart);
  void operator()(const StepChart& chart);
  void operator()(const ArenaMap& map);

 private:
  // Line after line, over as many pages as it takes.
  void text(const std::string& text, const Style& style, double indent = 0);
  template <class Chart>
  void picture(const Chart& chart);

  PageFlow& flow_;
};

}  // namespace jauge::reports::pdf
