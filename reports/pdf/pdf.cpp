#include "reports/pdf/pdf.h"

#include <QBuffer>
#include <QByteArray>

#include "reports/pdf/blocks.h"
#include "reports/pdf/page_flow.h"
#include "reports/render/palette.h"

namespace jauge::reports::pdf {
namespace {

// What the first run learns for the second: page numbers of contents and feet.
struct Paging {
  std::vector<int> section_pages;
  int page_count = 0;
};

void draw_front(PageFlow& flow, const Document& document, const Paging& known) {
  const Style title{.size = 19, .bold = true};
  const Style by{.size = 9, .colour = QColor(render::muted_colour)};
  const Style entry{.size = 9};
  const auto text = [&](const std::string& content, const Style& style) {
    const Lines lines = wrap(content, PageFlow::width, style);
    for (const QString& line : lines.lines) {
      draw_line(flow.painter(), flow.left(), flow.y(), PageFlow::width, line, style);
      flow.advance(lines.line_height);
    }
  };
  text(document.title, title);
  std::string line;
  for (const std::string& author : document.authors) line += (line.empty() ? "" : ", ") + author;
  for (const std::string& part : {document.date, document.made_by})
    if (!part.empty()) line += (line.empty() ? "" : " \u00b7 ") + part;
  text(line, by);
  flow.advance(10);
  text(document.contents_title, {.size = 10.5, .bold = true});
  for (std::size_t i = 0; i < document.sections.size(); ++i) {
    const Lines lines = wrap(document.sections[i].title, PageFlow::width - 40, entry);
    draw_line(flow.painter(), flow.left(), flow.y(), PageFlow::width, lines.lines.front(), entry);
    if (i < known.section_pages.size())
      draw_line(flow.painter(), flow.left(), flow.y(), PageFlow::width, QString::number(known.section_pages[i]), entry,
                Qt::AlignRight);
    flow.advance(lines.line_height);
  }
}

Result<Paging> draw(const Document& document, const Paging& known, QByteArray& bytes) {
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  PageFlow flow(buffer, {document.title, document.page_word, document.made_by, known.page_count});
  if (!flow.is_writing())
    return Error{.kind = ErrorKind::internal, .where = "PDF report", .what = "Qt cannot write PDF here", .hint = ""};
  draw_front(flow, document, known);
  BlockPainter painter(flow);
  Paging paging;
  for (const Section& section : document.sections) {
    if (section.starts_page && flow.y() > PageFlow::top) flow.turn_page();
    painter.section_title(section.title);
    paging.section_pages.push_back(flow.page());
    for (const Block& block : section.blocks) std::visit(painter, block);
  }
  paging.page_count = flow.page();
  return paging;
}

}  // namespace

Result<std::vector<std::byte>> to_pdf(const Document& document) {
  QByteArray bytes;
  JAUGE_TRY(const Paging paging, draw(document, {}, bytes));
  bytes.clear();
  JAUGE_CHECK(draw(document, paging, bytes));
  const auto* first = reinterpret_cast<const std::byte*>(bytes.constData());
  return std::vector<std::byte>(first, first + bytes.size());
}

}  // namespace jauge::reports::pdf
