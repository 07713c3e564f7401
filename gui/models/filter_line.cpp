// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/filter_line.h"

namespace jauge::gui {

QStringList conditions_of(const QString& line) {
  QStringList conditions;
  QString now;
  QChar quote;
  for (const QChar c : line) {
    const bool is_quote = c == u'"' || c == u'\'';
    if (is_quote && quote.isNull())
      quote = c;
    else if (c == quote)
      quote = {};
    const bool ends = quote.isNull() && !is_quote && (c.isSpace() || c == u',');
    if (!ends) {
      now += c;
      continue;
    }
    if (!now.isEmpty()) conditions << now;
    now.clear();
  }
  if (!now.isEmpty()) conditions << now;
  return conditions;
}

QString without_condition(const QString& line, int index) {
  QStringList conditions = conditions_of(line);
  if (index >= 0 && index < conditions.size()) conditions.removeAt(index);
  return conditions.join(' ');
}

QString with_condition(const QString& line, const QString& field, const QString& comparison, const QString& value) {
  QStringList conditions = conditions_of(line);
  const QString start = field + comparison;
  conditions.removeIf([&start](const QString& condition) {
    if (!condition.startsWith(start, Qt::CaseInsensitive)) return false;
    const bool longer_comparison = condition.size() > start.size() && condition[start.size()] == u'=';
    return !longer_comparison;
  });
  if (!value.isEmpty()) conditions << start + value;
  return conditions.join(' ');
}

}  // namespace jauge::gui
