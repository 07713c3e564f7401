#include "reports/render/markdown.h"

#include "reports/render/escape.h"
#include "reports/render/palette.h"

namespace jauge::reports::render {
namespace {

std::string text_of(const Cell& cell) {
  if (cell.text.empty()) return "";
  const std::string text = escape_markdown(cell.text);
  if (cell.tone == Tone::strong) return "**" + text + "**";
  if (is_verdict(cell.tone)) return std::string(colours_of(cell.tone).sign) + " " + text;
  return text;
}

std::string row_of(const std::vector<std::string>& cells) {
  std::string row = "|";
  for (const std::string& cell : cells) row += " " + cell + " |";
  return row + "\n";
}

// A fence longer than any run of backticks in the text.
std::string fence_for(const std::string& text) {
  std::size_t longest = 2, run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return std::string(longest + 1, '`');
}

class MarkdownWriter {
 public:
  std::string take() { return std::move(out_); }

  void front(const Document& document) {
    out_ += "# " + escape_markdown(document.title) + "\n\n";
    std::string line;
    for (const std::string& author : document.authors) line += (line.empty() ? "" : ", ") + escape_markdown(author);
    for (const std::string& part : {document.date, document.made_by})
      if (!part.empty()) line += (line.empty() ? "" : " - ") + escape_markdown(part);
    out_ += line + "\n\n";
  }

  void section(const Section& section) {
    out_ += "## " + escape_markdown(section.title) + "\n\n";
    for (const Block& block : section.blocks) std::visit(*this, block);
  }

  void operator()(const Heading& heading) { out_ += "### " + escape_markdown(heading.text) + "\n\n"; }
  void operator()(const Paragraph& paragraph) { out_ += escape_markdown(paragraph.text) + "\n\n"; }
  void operator()(const Note& note) { out_ += "> " + escape_markdown(note.text) + "\n\n"; }
  void operator()(const UserText& text) { out_ += escape_markdown(text.text) + "\n\n"; }
  void operator()(const Verbatim& verbatim) {
    const std::string fence = fence_for(verbatim.text);
    out_ += fence + "\n" + verbatim.text + "\n" + fence + "\n\n";
  }
  void operator()(const Bullets& bullets) {
    for (const std::string& item : bullets.items) out_ += "- " + escape_markdown(item) + "\n";
    out_ += "\n";
  }
  void operator()(const Gap& gap) {
    out_ += "**" + escape_markdown(gap.what) + "** - " + escape_markdown(gap.filler) + "\n\n";
    if (!gap.command.empty()) (*this)(Verbatim{gap.command});
  }
  void operator()(const VerdictLine& line) {
    out_ += "**" + std::string(colours_of(line.tone).sign) + " " + escape_markdown(line.subject) + " - " +
            escape_markdown(line.word) + ".** " + escape_markdown(line.sentence) + "\n\n";
  }
  void operator()(const KeyFigures& figures) {
    for (const KeyFigure& figure : figures.figures) {
      out_ += "- " + escape_markdown(figure.name) + " **" + escape_markdown(figure.value) + "**";
      if (!figure.detail.empty()) out_ += ", " + escape_markdown(figure.detail);
      out_ += " (" + escape_markdown(figure.origin) + ")\n";
    }
    out_ += "\n";
  }
  void operator()(const Table& table) {
    if (!table.title.empty()) out_ += "**" + escape_markdown(table.title) + "**\n\n";
    std::vector<std::string> titles, rules;
    for (const Column& column : table.columns) {
      titles.push_back(escape_markdown(column.title));
      rules.push_back(column.figures ? "---:" : "---");
    }
    out_ += row_of(titles) + row_of(rules);
    for (const auto& row : table.rows) {
      std::vector<std::string> cells;
      for (const Cell& cell : row) cells.push_back(text_of(cell));
      out_ += row_of(cells);
    }
    out_ += "\n";
    if (!table.note.empty()) out_ += "*" + escape_markdown(table.note) + "*\n\n";
  }
  void operator()(const TablePair& pair) {
    (*this)(pair.left);
    (*this)(pair.right);
  }
  // Text has no pictures: their figures stand in tables already, or are said in one line.
  void operator()(const BarChart&) {}
  void operator()(const StepChart& chart) { out_ += escape_markdown(chart.title + ". " + chart.description) + "\n\n"; }
  void operator()(const ArenaMap& map) {
    constexpr std::size_t most_lines = 100;
    out_ += escape_markdown(map.title + ". " + map.description) + "\n\n";
    if (map.rectangles.size() > most_lines) return;
    for (const ArenaRectangle& item : map.rectangles) out_ += "- " + escape_markdown(item.detail) + "\n";
    out_ += "\n";
  }

 private:
  std::string out_;
};

}  // namespace

std::string to_markdown(const Document& document) {
  MarkdownWriter writer;
  writer.front(document);
  for (const Section& section : document.sections) writer.section(section);
  std::string text = writer.take();
  while (text.ends_with("\n\n")) text.pop_back();
  return text;
}

}  // namespace jauge::reports::render
