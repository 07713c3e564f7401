// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/report_preview.h"

#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSvgRenderer>

namespace jauge::gui {
namespace {

constexpr int page_width = 700;  // of a chart, about the text width of an A4 page

}  // namespace

ReportPreview::ReportPreview(QWidget* parent) : QTextBrowser(parent) {
  setOpenLinks(false);
  setTabChangesFocus(true);
}

void ReportPreview::show_report(const std::string& html) {
  const int place = verticalScrollBar()->value();
  document()->clear();
  setHtml(with_pictures(QString::fromStdString(html)));
  verticalScrollBar()->setValue(place);
}

void ReportPreview::scroll_to_section(const QString& id) {
  scrollToAnchor(id);
}

QString ReportPreview::with_pictures(const QString& html) {
  static const QRegularExpression svg("<svg.*?</svg>", QRegularExpression::DotMatchesEverythingOption);
  QString text;
  qsizetype from = 0;
  int index = 0;
  for (auto match = svg.globalMatch(html); match.hasNext();) {
    const auto found = match.next();
    text += html.mid(from, found.capturedStart() - from) + picture(found.captured(), index++);
    from = found.capturedEnd();
  }
  return text + html.mid(from);
}

QString ReportPreview::picture(const QString& svg, int index) {
  QSvgRenderer renderer(svg.toUtf8());
  if (!renderer.isValid()) return {};
  const QSizeF size = renderer.defaultSize();
  const double ratio = devicePixelRatioF();
  const int height = size.width() > 0 ? qRound(page_width * size.height() / size.width()) : 0;
  if (height <= 0) return {};
  QImage image(QSize(page_width, height) * ratio, QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::transparent);
  QPainter painter(&image);
  renderer.render(&painter);
  painter.end();
  image.setDevicePixelRatio(ratio);
  const QString name = QStringLiteral("chart:%1").arg(index);
  document()->addResource(QTextDocument::ImageResource, QUrl(name), image);
  return QStringLiteral("<img src=\"%1\" width=\"%2\" height=\"%3\">").arg(name).arg(page_width).arg(height);
}

}  // namespace jauge::gui
