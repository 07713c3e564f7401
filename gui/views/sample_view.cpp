// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/views/sample_view.h"

#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "gui/models/text.h"
#include "gui/theme/theme.h"
#include "gui/theme/tokens.h"

namespace jauge::gui {
namespace {

// How the numbers of a picture lie: plane and pixel strides.
struct PictureLayout {
  std::int64_t width = 0, height = 0, channels = 0;
  std::int64_t channel_step = 1, pixel_step = 1;
};

std::optional<PictureLayout> picture_layout(const dataset::Samples& samples) {
  const ir::Shape& shape = samples.shape;
  if (shape.size() == 2 && samples.layout == "HW") return PictureLayout{shape[1], shape[0], 1, 1, 1};
  if (shape.size() != 3) return std::nullopt;
  const bool planes = samples.layout == "CHW" || (samples.layout.empty() && shape[0] <= 3 && shape[2] > 4);
  const std::int64_t channels = planes ? shape[0] : shape[2];
  if (channels != 1 && channels != 3) return std::nullopt;
  if (planes) return PictureLayout{shape[2], shape[1], channels, shape[1] * shape[2], 1};
  return PictureLayout{shape[1], shape[0], channels, 1, channels};
}

QImage picture_of(const PictureLayout& layout, const std::vector<double>& values, double low, double high) {
  QImage image(static_cast<int>(layout.width), static_cast<int>(layout.height), QImage::Format_RGB32);
  const double scale = high > low ? 255 / (high - low) : 0;
  const auto level = [&](std::int64_t pixel, std::int64_t channel) {
    const auto at = static_cast<std::size_t>(pixel * layout.pixel_step + channel * layout.channel_step);
    return std::clamp(qRound((values[at] - low) * scale), 0, 255);
  };
  for (std::int64_t y = 0; y < layout.height; ++y)
    for (std::int64_t x = 0; x < layout.width; ++x) {
      const std::int64_t pixel = y * layout.width + x;
      const std::int64_t last = layout.channels - 1;
      image.setPixel(static_cast<int>(x), static_cast<int>(y),
                     qRgb(level(pixel, 0), level(pixel, std::min<std::int64_t>(1, last)), level(pixel, last)));
    }
  return image;
}

// Okabe-Ito, the colours of the operator families.
QColor line_colour(std::size_t axis) {
  constexpr ops::Family families[] = {ops::Family::convolution, ops::Family::recurrent,   ops::Family::pooling,
                                      ops::Family::dense,       ops::Family::elementwise, ops::Family::depthwise};
  return colour_of(families[axis % std::size(families)]);
}

}  // namespace

SampleView::SampleView(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void SampleView::clear() {
  picture_ = {};
  lines_.clear();
  names_.clear();
  update();
}

void SampleView::show_sample(std::shared_ptr<const dataset::Samples> samples, std::int64_t index) {
  clear();
  if (!samples || index < 0 || index >= samples->count) return;
  const std::vector<double> values = ir::to_doubles(samples->sample(index));
  const auto [low, high] = std::ranges::minmax(values);
  low_ = low;
  high_ = high > low ? high : low + 1;
  if (const auto layout = picture_layout(*samples)) {
    // Bytes are shown as they are, so that dark pictures look dark; reals are stretched.
    const bool bytes = samples->dtype == ir::DType::uint8;
    picture_ = picture_of(*layout, values, bytes ? 0 : low_, bytes ? 255 : high_);
    return;
  }
  const std::size_t axes = samples->layout == "TC" ? static_cast<std::size_t>(samples->shape.back()) : 1;
  lines_.resize(axes);
  for (std::size_t i = 0; i < values.size(); ++i) lines_[i % axes].push_back(values[i]);
  for (std::size_t axis = 0; axis < axes && axes > 1; ++axis)
    names_.push_back(axis < samples->feature_names.size() ? shown(samples->feature_names[axis])
                                                          : QString::number(axis));
}

void SampleView::paint_picture(QPainter& painter) const {
  const QSize size = picture_.size().scaled(this->size() - QSize(2, 2), Qt::KeepAspectRatio);
  const QRect area((width() - size.width()) / 2, (height() - size.height()) / 2, size.width(), size.height());
  painter.setRenderHint(QPainter::SmoothPixmapTransform, picture_.width() > area.width());
  painter.drawImage(area, picture_);
}

void SampleView::paint_lines(QPainter& painter) const {
  constexpr int legend = 18;
  const QRectF area(6, names_.empty() ? 4 : legend + 4, width() - 12, height() - (names_.empty() ? 8 : legend + 8));
  painter.setPen(QPen(tokens().grid, 1));
  for (const double share : {0.0, 0.5, 1.0})
    painter.drawLine(QPointF(area.left(), area.top() + share * area.height()),
                     QPointF(area.right(), area.top() + share * area.height()));
  double x = area.left();
  painter.setFont(text_font(11));
  for (std::size_t axis = 0; axis < lines_.size(); ++axis) {
    QPainterPath path;
    const double steps = std::max<double>(1, static_cast<double>(lines_[axis].size()) - 1);
    for (std::size_t i = 0; i < lines_[axis].size(); ++i) {
      const QPointF point(area.left() + area.width() * static_cast<double>(i) / steps,
                          area.bottom() - area.height() * (lines_[axis][i] - low_) / (high_ - low_));
      i == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    painter.setPen(QPen(line_colour(axis), 1.6));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    if (axis >= names_.size()) continue;
    painter.drawLine(QPointF(x, legend / 2.0), QPointF(x + 12, legend / 2.0));
    painter.setPen(tokens().muted);
    painter.drawText(QRectF(x + 15, 0, 60, legend), int(Qt::AlignLeft | Qt::AlignVCenter), names_[axis]);
    x += 24 + painter.fontMetrics().horizontalAdvance(names_[axis]);
  }
}

void SampleView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (!picture_.isNull())
    paint_picture(painter);
  else if (!lines_.empty())
    paint_lines(painter);
}

}  // namespace jauge::gui
