// jauge-pdf: reads a report document (reports/document_file.h) from standard input, writes PDF to standard output.
// A program of its own so that the command line needs no Qt; it opens no file and no window.
#include <QFile>
#include <QGuiApplication>
#include <cstdio>

#include "reports/document_file.h"
#include "reports/pdf/pdf.h"

namespace {

int fail(const jauge::Error& error) {
  std::fprintf(stderr, "%s\n", jauge::to_text(error).c_str());
  return jauge::exit_status_of(error.kind);
}

}  // namespace

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  const QGuiApplication application(argc, argv);
  QFile input;
  if (!input.open(stdin, QIODevice::ReadOnly)) return 5;
  const QByteArray bytes = input.readAll();
  const auto document = jauge::reports::read_document({bytes.constData(), static_cast<std::size_t>(bytes.size())});
  if (!document) return fail(document.error());
  const auto pdf = jauge::reports::pdf::to_pdf(*document);
  if (!pdf) return fail(pdf.error());
  const bool written = std::fwrite(pdf->data(), 1, pdf->size(), stdout) == pdf->size() && std::fflush(stdout) == 0;
  return written ? 0 : 5;
}
