// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include "gui/theme/tokens.h"

// Resources of a static library are linked only when somebody names them.
static void take_resources_in() {
  Q_INIT_RESOURCE(jauge_gui_icons);
}

namespace jauge::gui {
namespace {

QByteArray svg_of(const QString& name) {
  load_icons();
  QFile file(":/icons/" + name + ".svg");
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

class ThemedIcon : public QIconEngine {
 public:
  explicit ThemedIcon(QString name) : name_(std::move(name)) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
    const double ratio = painter->device()->devicePixelRatioF();
    painter->drawPixmap(rect, icon_pixmap(name_, ink(mode, state), qMin(rect.width(), rect.height()), ratio));
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    return icon_pixmap(name_, ink(mode, state), qMin(size.width(), size.height()), 1);
  }
  QIconEngine* clone() const override { return new ThemedIcon(name_); }

 private:
  static QColor ink(QIcon::Mode mode, QIcon::State state) {
    if (mode == QIcon::Disabled) return tokens().pale;
    return state == QIcon::On ? tokens().accent : tokens().muted;
  }
  QString name_;
};

}  // namespace

void load_icons() {
  static const bool loaded = (take_resources_in(), true);
  Q_UNUSED(loaded);
}

QIcon icon(const QString& name) {
  return QIcon(new ThemedIcon(name));
}

QPixmap icon_pixmap(const QString& name, const QColor& colour, int size, double pixel_ratio) {
  const QString key = QString("jauge/%1/%2/%3/%4").arg(name, colour.name()).arg(size).arg(pixel_ratio);
  QPixmap pixmap;
  if (QPixmapCache::find(key, &pixmap)) return pixmap;
  const int pixels = qRound(size * pixel_ratio);
  pixmap = QPixmap(pixels, pixels);
  pixmap.fill(Qt::transparent);
  QSvgRenderer renderer(svg_of(name).replace("currentColor", colour.name().toLatin1()));
  QPainter painter(&pixmap);
  renderer.render(&painter);
  painter.end();
  pixmap.setDevicePixelRatio(pixel_ratio);
  QPixmapCache::insert(key, pixmap);
  return pixmap;
}

}  // namespace jauge::gui
