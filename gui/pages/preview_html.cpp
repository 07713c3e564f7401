// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/preview_html.h"

#include <algorithm>

#include "reports/render/escape.h"
#include "reports/render/palette.h"
#include "reports/render/svg.h"

namespace jauge::gui {
namespace {

using namespace reports;
using render::escape_xml;

constexpr int bar_cells = 12;  // a bar inside a table cell is drawn with so many blocks

std::string coloured(const char* colour, const std::string& text) {
  return std::string("<span style=\"color:") + colour + "\">" + escape_xml(text) + "</span>";
}

std::string small(const std::string& text) {
  return std::string("<span style=\"font-size:11px; color:") + render::muted_colour + "\">" + escape_xml(text) +
         "</span>";
}

std::string chip(Tone tone, const std::string& word) {
  const auto colours = render::colours_of(tone);
  return std::string("<span style=\"font-weight:bold; color:") + colours.text + "; background-color:" + colours.ground +
         "\">&nbsp;" + colours.sign + " " + escape_xml(word) + "&nbsp;</span>";
}

std::string bar(double share, ops::Family family) {
  const int filled = static_cast<int>(bar_cells * std::clamp(share, 0.0, 1.0) + 0.5);
  std::string blocks;
  for (int i = 0; i < filled; ++i) blocks += "\u2588";
  return std::string("<span style=\"font-size:8px; color:") + render::colour_of(family) + "\">" + blocks + "</span> ";
}

std::string content_of(const Cell& cell) {
  if (render::is_verdict(cell.tone)) return chip(cell.tone, cell.text);
  std::string html;
  if (cell.bar)
    html += bar(*cell.bar, cell.family.value_or(ops::Family::data_movement));
  else if (cell.family)
    html += coloured(render::colour_of(*cell.family), "\u25a0") + " ";
  if (cell.tone == Tone::strong) return html + "<b>" + escape_xml(cell.text) + "</b>";
  return html +
         (cell.tone == Tone::plain ? escape_xml(cell.text) : coloured(render::colours_of(cell.tone).text, cell.text));
}

class Writer {
 public:
  void front(const Document& document) {
    text_.html += "<h1 style=\"font-size:22px\">" + escape_xml(document.title) + "</h1>";
    std::string by;
    for (const std::string& author : document.authors) by += (by.empty() ? "" : ", ") + author;
    for (const std::string& part : {document.date, document.made_by})
      if (!part.empty()) by += (by.empty() ? "" : " \u00b7 ") + part;
    text_.html += "<p>" + small(by) + "</p>";
  }

  void section(const Section& section) {
    text_.html += "<a name=\"" + escape_xml(section.id) + "\"></a><h2 style=\"font-size:17px; margin-top:26px\">" +
                  escape_xml(section.title) + "</h2>";
    for (const Block& block : section.blocks) std::visit(*this, block);
  }

  void operator()(const Heading& heading) {
    text_.html += "<h3 style=\"font-size:14px\">" + escape_xml(heading.text) + "</h3>";
  }
  void operator()(const Paragraph& paragraph) { text_.html += "<p>" + escape_xml(paragraph.text) + "</p>"; }
  void operator()(const Note& note) { boxed(render::selection_colour, escape_xml(note.text)); }
  void operator()(const Verbatim& verbatim) { text_.html += "<pre>" + escape_xml(verbatim.text) + "</pre>"; }
  void operator()(const Bullets& bullets) {
    text_.html += "<ul>";
    for (const std::string& item : bullets.items) text_.html += "<li>" + escape_xml(item) + "</li>";
    text_.html += "</ul>";
  }
  void operator()(const UserText& text) {
    std::string html = escape_xml(text.text);
    for (std::size_t at = 0; (at = html.find('\n', at)) != std::string::npos; at += 5) html.replace(at, 1, "<br/>");
    text_.html += "<p>" + html + "</p>";
  }
  void operator()(const Gap& gap) {
    std::string html = "<b>" + escape_xml(gap.what) + "</b> " + escape_xml(gap.filler);
    if (!gap.command.empty()) html += "<pre>" + escape_xml(gap.command) + "</pre>";
    boxed(render::sunken_colour, html);
  }
  void operator()(const VerdictLine& line) {
    text_.html += "<p><b>" + escape_xml(line.subject) + "</b> &nbsp; " + chip(line.tone, line.word) + "<br/>" +
                  escape_xml(line.sentence) + "</p>";
  }
  void operator()(const KeyFigures& figures) {
    text_.html += "<table width=\"100%\" cellspacing=\"6\" cellpadding=\"8\"><tr>";
    for (const KeyFigure& figure : figures.figures)
      text_.html += std::string("<td bgcolor=\"") + render::window_colour + "\">" +
                    small(figure.name + " \u00b7 " + figure.origin) + "<br/><span style=\"font-size:17px; " +
                    "font-weight:bold\">" + escape_xml(figure.value) + "</span><br/>" + small(figure.detail) + "</td>";
    text_.html += "</tr></table>";
  }
  void operator()(const Table& table) {
    text_.html += "<p style=\"margin-bottom:2px\"><b>" + escape_xml(table.title) +
                  "</b></p><table width=\"100%\" cellspacing=\"0\" cellpadding=\"4\"><tr>";
    for (const Column& column : table.columns)
      text_.html += std::string("<td bgcolor=\"") + render::sunken_colour + "\"" +
                    (column.figures ? " align=\"right\"" : "") + "><b>" + small(column.title) + "</b></td>";
    text_.html += "</tr>";
    for (std::size_t i = 0; i < table.rows.size(); ++i)
      row(table, table.rows[i], table.last_row_is_total && i + 1 == table.rows.size());
    text_.html += "</table>";
    if (!table.note.empty()) text_.html += "<p>" + small(table.note) + "</p>";
  }
  void operator()(const TablePair& pair) {
    (*this)(pair.left);
    (*this)(pair.right);
  }
  void operator()(const BarChart& chart) { picture(render::to_svg(chart), chart.description); }
  void operator()(const StepChart& chart) { picture(render::to_svg(chart), chart.description); }
  void operator()(const ArenaMap& map) { picture(render::to_svg(map), map.description); }

  PreviewText take() { return std::move(text_); }

 private:
  void row(const Table& table, const std::vector<Cell>& cells, bool total) {
    text_.html += "<tr>";
    for (std::size_t k = 0; k < cells.size() && k < table.columns.size(); ++k)
      text_.html += std::string("<td") + (table.columns[k].figures ? " align=\"right\"" : "") + ">" +
                    (total ? "<b>" : "") + content_of(cells[k]) + (total ? "</b>" : "") + "</td>";
    text_.html += "</tr>";
  }
  void boxed(const char* ground, const std::string& html) {
    text_.html += std::string("<table width=\"100%\" cellpadding=\"8\"><tr><td bgcolor=\"") + ground + "\">" + html +
                  "</td></tr></table>";
  }
  void picture(const std::string& svg, const std::string& caption) {
    text_.html += "<p><img src=\"chart:" + std::to_string(text_.charts.size()) + "\"/><br/>" + small(caption) + "</p>";
    text_.charts.push_back(svg);
  }

  PreviewText text_;
};

}  // namespace

PreviewText preview_of(const reports::Document& document) {
  Writer writer;
  writer.front(document);
  for (const Section& section : document.sections) writer.section(section);
  return writer.take();
}

}  // namespace jauge::gui
