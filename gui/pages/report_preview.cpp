// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/report_preview.h"

#include <QImage>
#include <QPainter>
#include <QScrollBar>
#include <QSvgRenderer>

namespace jauge::gui {
namespace {

constexpr int chart_width = 640;

}  // namespace

ReportPreview::ReportPreview(QWidget* parent) : QTextBrowser(parent) {
  setOpenLinks(false);
  setTabChangesFocus(true);
  document()->setDocumentMargin(24);
}

void ReportPreview::show_report(const PreviewText& text) {
  const int place = verticalScrollBar()->value();
  document()->clear();
  for (std::size_t i = 0; i < text.charts.size(); ++i) add_chart(text.charts[i], i);
  setHtml(QString::fromStdString(text.html));
  verticalScrollBar()->setValue(place);
}

void ReportPreview::add_chart(const std::string& svg, std::size_t index) {
  QSvgRenderer renderer(QByteArray::fromStdString(svg));
  const QSizeF size = renderer.defaultSize();
  if (!renderer.isValid() || size.width() <= 0) return;
  const double ratio = devicePixelRatioF();
  const QSize shown(chart_width, qRound(chart_width * size.height() / size.width()));
  QImage image(shown * ratio, QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::white);
  QPainter painter(&image);
  renderer.render(&painter);
  painter.end();
  image.setDevicePixelRatio(ratio);
  document()->addResource(QTextDocument::ImageResource, QUrl("chart:" + QString::number(index)), image);
}

}  // namespace jauge::gui
