// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/text.h"

#include <QLocale>
#include <QStringList>

#include "reports/wording/names.h"
#include "reports/wording/numbers.h"
#include "reports/wording/terms.h"
#include "reports/wording/wording.h"

namespace jauge::gui {
Language window_language() {
  return QLocale().language() == QLocale::French ? Language::french : Language::english;
}

QString number(std::int64_t value) {
  return QString::fromStdString(reports::integer(value, window_language()));
}

QString decimal(double value, int digits) {
  return QString::fromStdString(reports::decimal(value, digits, window_language()));
}

QString bytes(Bytes bytes) {
  return QString::fromStdString(reports::bytes_text(bytes, window_language()));
}

QString size(Bytes bytes) {
  return QString::fromStdString(reports::binary_size_text(bytes, window_language()));
}

QString percent(double share) {
  return QString::fromStdString(reports::percent_text(share * 100, window_language()));
}

QString clock(Hertz hertz) {
  return QString::fromStdString(reports::hertz_text(hertz, window_language()));
}

QString value(const cost::Figure& figure) {
  return QString::fromStdString(reports::value_text(figure, window_language()));
}

QString interval(const cost::Figure& figure) {
  return QString::fromStdString(reports::interval_text(figure, window_language()));
}

QString origin(cost::Origin origin) {
  return QString::fromStdString(reports::origin_word(origin, window_language()));
}

QString shape(const ir::Shape& shape) {
  QStringList dimensions;
  for (std::size_t i = shape.size() > 1 && shape[0] == 1 ? 1 : 0; i < shape.size(); ++i)
    dimensions << QString::number(shape[i]);
  return dimensions.isEmpty() ? QStringLiteral("1") : dimensions.join(u'×');
}

QString say(const Sentence& sentence) {
  return QString::fromStdString(reports::say(sentence, window_language()));
}

QString say_alone(const Sentence& sentence) {
  QString text = say(sentence);
  // A name from the user's file keeps its own letters.
  const bool starts_with_name = sentence.pattern.starts_with('{');
  if (!text.isEmpty() && !starts_with_name) text[0] = text[0].toUpper();
  return text;
}

QString level_word(verdict::Level level) {
  return QString::fromStdString(reports::verdict_word(level, window_language()));
}

QString family_word(ops::Family family) {
  return QString::fromStdString(reports::family_word(family, window_language()));
}

QString level_icon(verdict::Level level) {
  switch (level) {
    case verdict::Level::fits:
      return QStringLiteral("tick");
    case verdict::Level::tight:
      return QStringLiteral("warning");
    case verdict::Level::no:
      return QStringLiteral("cross");
    case verdict::Level::unknown:
      break;
  }
  return QStringLiteral("question");
}

QString shown(std::string_view name) {
  return QString::fromStdString(reports::visible_name(name));
}

QString tooltip(const QString& text) {
  return text.isEmpty() ? text : QStringLiteral("<qt>%1</qt>").arg(text.toHtmlEscaped());
}

}  // namespace jauge::gui
