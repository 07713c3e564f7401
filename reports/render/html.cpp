#include "reports/render/html.h"

#include <algorithm>
#include <cstdio>

#include "reports/render/escape.h"
#include "reports/render/html_style.h"
#include "reports/render/palette.h"
#include "reports/render/svg.h"

namespace jauge::reports::render {
namespace {

std::string class_of(Tone tone) {
  switch (tone) {
    case Tone::fits:
      return "fits";
    case Tone::tight:
      return "tight";
    case Tone::no:
      return "no";
    case Tone::unknown:
      return "unknown";
    case Tone::pale:
      return "pale";
    case Tone::strong:
      return "strong";
    case Tone::plain:
      break;
  }
  return "";
}

// An element with escaped text. Only our own class names and tags come in unescaped.
std::string element(const std::string& tag, const std::string& classes, const std::string& text) {
  return "<" + tag + (classes.empty() ? "" : " class=\"" + classes + "\"") + ">" + escape_xml(text) + "</" + tag + ">";
}

std::string chip(Tone tone, const std::string& word) {
  return element("span", "chip " + class_of(tone), std::string(colours_of(tone).sign) + " " + word);
}

std::string square(ops::Family family) {
  return std::string("<span class=\"square\" style=\"background:") + colour_of(family) + "\"></span>";
}

std::string bar(double share, ops::Family family) {
  char width[16];
  std::snprintf(width, sizeof width, "%d", static_cast<int>(100 * std::clamp(share, 0.0, 1.0) + 0.5));
  return std::string("<span class=\"bar\"><i style=\"width:") + width + "%;background:" + colour_of(family) +
         "\"></i></span>";
}

std::string content_of(const Cell& cell) {
  if (is_verdict(cell.tone)) return chip(cell.tone, cell.text);
  std::string html;
  if (cell.bar) html += bar(*cell.bar, cell.family.value_or(ops::Family::data_movement));
  if (cell.family && !cell.bar) html += square(*cell.family);
  if (cell.bar) return html + element("span", "share " + class_of(cell.tone), cell.text);
  return html + (cell.tone == Tone::plain ? escape_xml(cell.text) : element("span", class_of(cell.tone), cell.text));
}

class HtmlWriter {
 public:
  std::string take() { return std::move(out_); }

  void front(const Document& document) {
    out_ += element("h1", "", document.title) + "\n";
    std::string by;
    for (const std::string& author : document.authors) by += (by.empty() ? "" : ", ") + author;
    for (const std::string& part : {document.date, document.made_by})
      if (!part.empty()) by += (by.empty() ? "" : " \u00b7 ") + part;
    out_ += element("p", "by", by) + "\n<nav>" + element("b", "", document.contents_title) + "<ol>";
    for (std::size_t i = 0; i < document.sections.size(); ++i)
      out_ += "<li><a href=\"#" + anchor(i) + "\">" + escape_xml(document.sections[i].title) + "</a></li>";
    out_ += "</ol></nav>\n";
  }

  void section(const Section& section, std::size_t index) {
    out_ += "<section id=\"" + anchor(index) + (section.starts_page ? "\" class=\"page\">\n" : "\">\n") +
            element("h2", "", section.title) + "\n";
    for (const Block& block : section.blocks) std::visit(*this, block);
    out_ += "</section>\n";
  }

  void operator()(const Heading& heading) { out_ += element("h3", "", heading.text) + "\n"; }
  void operator()(const Paragraph& paragraph) { out_ += element("p", "", paragraph.text) + "\n"; }
  void operator()(const Note& note) { out_ += element("p", "remark", note.text) + "\n"; }
  void operator()(const Verbatim& verbatim) { out_ += element("pre", "", verbatim.text) + "\n"; }
  void operator()(const Bullets& bullets) {
    out_ += "<ul>";
    for (const std::string& item : bullets.items) out_ += element("li", "", item);
    out_ += "</ul>\n";
  }
  void operator()(const UserText& text) {
    std::string rest = text.text;
    while (!rest.empty()) {
      const std::size_t end = rest.find("\n\n");
      out_ += element("p", "", rest.substr(0, end)) + "\n";
      rest = end == std::string::npos ? "" : rest.substr(end + 2);
    }
  }
  void operator()(const Gap& gap) {
    out_ += "<div class=\"gap\">" + element("b", "", gap.what) + " " + escape_xml(gap.filler);
    if (!gap.command.empty()) out_ += element("pre", "", gap.command);
    out_ += "</div>\n";
  }
  void operator()(const VerdictLine& line) {
    out_ += "<div class=\"verdict\">" + element("b", "", line.subject) + chip(line.tone, line.word) +
            element("p", "", line.sentence) + "</div>\n";
  }
  void operator()(const KeyFigures& figures) {
    out_ += "<div class=\"tiles\">";
    for (const KeyFigure& figure : figures.figures)
      out_ += "<div class=\"tile\"><div class=\"name\">" + element("span", "", figure.name) +
              element("span", "origin", figure.origin) + "</div>" + element("div", "value", figure.value) +
              element("div", "detail", figure.detail) + "</div>";
    out_ += "</div>\n";
  }
  void operator()(const Table& table) {
    out_ += "<div class=\"wide\"><table>" + element("caption", "", table.title) + "<thead><tr>";
    for (const Column& column : table.columns) out_ += element("th", column.figures ? "figure" : "", column.title);
    out_ += "</tr></thead><tbody>\n";
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const bool total = table.last_row_is_total && i + 1 == table.rows.size();
      out_ += total ? "<tr class=\"total\">" : "<tr>";
      for (std::size_t k = 0; k < table.rows[i].size() && k < table.columns.size(); ++k)
        cell(table.rows[i][k], table.columns[k]);
      out_ += "</tr>\n";
    }
    out_ += "</tbody></table></div>\n";
    if (!table.note.empty()) out_ += element("p", "note", table.note) + "\n";
  }
  void operator()(const TablePair& pair) {
    out_ += "<div class=\"pair\"><div>\n";
    (*this)(pair.left);
    out_ += "</div><div>\n";
    (*this)(pair.right);
    out_ += "</div></div>\n";
  }
  void operator()(const BarChart& chart) { picture(to_svg(chart), chart.description); }
  void operator()(const StepChart& chart) { picture(to_svg(chart), chart.description); }
  void operator()(const ArenaMap& map) { picture(to_svg(map), map.description); }

 private:
  // Not the section's id: that would let a caller's text into an attribute.
  static std::string anchor(std::size_t index) { return "section-" + std::to_string(index + 1); }

  // Short texts stay on one line, long names may break anywhere: a table never grows wider than the page for one name.
  void cell(const Cell& cell, const Column& column) {
    constexpr std::size_t short_text = 24, long_text = 34;
    std::string classes = column.figures ? "figure" : "";
    if (cell.text.size() > long_text)
      classes += classes.empty() ? "long" : " long";
    else if (cell.text.size() <= short_text)
      classes += classes.empty() ? "short" : " short";
    out_ += classes.empty() ? "<td>" : "<td class=\"" + classes + "\">";
    out_ += content_of(cell) + "</td>";
  }
  void picture(const std::string& svg, const std::string& caption) {
    out_ += "<figure>" + svg + element("figcaption", "", caption) + "</figure>\n";
  }

  std::string out_;
};

}  // namespace

std::string to_html(const Document& document) {
  HtmlWriter writer;
  writer.front(document);
  for (std::size_t i = 0; i < document.sections.size(); ++i) writer.section(document.sections[i], i);
  const std::string language = document.language == Language::french ? "fr" : "en";
  return "<!DOCTYPE html>\n<html lang=\"" + language +
         "\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
         element("title", "", document.title) + "\n<style>" + std::string(html_style) +
         "</style>\n</head>\n<body>\n<main>\n" + writer.take() + "</main>\n</body>\n</html>\n";
}

}  // namespace jauge::reports::render
