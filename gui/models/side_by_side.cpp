// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/side_by_side.h"

#include <QRegularExpression>
#include <functional>

#include "gui/models/compare_table.h"
#include "gui/models/text.h"
#include "mcu_db/siblings.h"

namespace jauge::gui {
namespace {

using Parts = std::vector<const ComparedPart*>;

// The facts of mcu_db::side_by_side: their names, and the words among their values.
[[maybe_unused]] constexpr const char* fact_words[] = {QT_TRANSLATE_NOOP("facts", "board"),
                                                       QT_TRANSLATE_NOOP("facts", "vendor"),
                                                       QT_TRANSLATE_NOOP("facts", "family"),
                                                       QT_TRANSLATE_NOOP("facts", "core"),
                                                       QT_TRANSLATE_NOOP("facts", "FPU"),
                                                       QT_TRANSLATE_NOOP("facts", "DSP instructions"),
                                                       QT_TRANSLATE_NOOP("facts", "vector unit"),
                                                       QT_TRANSLATE_NOOP("facts", "NPU"),
                                                       QT_TRANSLATE_NOOP("facts", "clock"),
                                                       QT_TRANSLATE_NOOP("facts", "Flash"),
                                                       QT_TRANSLATE_NOOP("facts", "RAM"),
                                                       QT_TRANSLATE_NOOP("facts", "RAM in one piece"),
                                                       QT_TRANSLATE_NOOP("facts", "wait states"),
                                                       QT_TRANSLATE_NOOP("facts", "supply"),
                                                       QT_TRANSLATE_NOOP("facts", "run current"),
                                                       QT_TRANSLATE_NOOP("facts", "boards"),
                                                       QT_TRANSLATE_NOOP("facts", "price"),
                                                       QT_TRANSLATE_NOOP("facts", "source"),
                                                       QT_TRANSLATE_NOOP("facts", "unknown"),
                                                       QT_TRANSLATE_NOOP("facts", "yes"),
                                                       QT_TRANSLATE_NOOP("facts", "no"),
                                                       QT_TRANSLATE_NOOP("facts", "none"),
                                                       QT_TRANSLATE_NOOP("facts", "single precision"),
                                                       QT_TRANSLATE_NOOP("facts", "double precision")};

QString fact_word(const std::string& word) {
  return QCoreApplication::translate("facts", word.c_str());
}

bool is_name(const std::string& fact) {
  return fact == "board" || fact == "vendor" || fact == "family" || fact == "core" || fact == "NPU" || fact == "source";
}

// Values of the database are written in English: "1.71 to 3.6 V", "640 KiB".
QString fact_value(const std::string& fact, const std::string& value) {
  if (is_name(fact)) return value == "unknown" ? fact_word(value) : shown(value);
  const QString translated = fact_word(value);
  if (window_language() != Language::french || translated.toStdString() != value) return translated;
  static const QRegularExpression point(QStringLiteral("(\\d)\\.(\\d)"));
  QString text = shown(value).replace(point, QStringLiteral("\\1,\\2"));
  return text.replace(QStringLiteral(" to "), QStringLiteral(" à "))
      .replace(QStringLiteral("KiB"), QStringLiteral("Kio"))
      .replace(QStringLiteral(", from "), QStringLiteral(", dès "));
}

SimpleTable::Row row_of(const QString& name, const QStringList& values) {
  const bool differs = std::ranges::any_of(values, [&](const QString& value) { return value != values.front(); });
  SimpleTable::Row row = {{.text = name, .tip = {}, .number = {}, .strong = differs}};
  for (const QString& value : values) row.push_back({.text = value, .tip = {}, .number = {}, .strong = differs});
  return row;
}

QString figure(const std::optional<cost::Figure>& figure) {
  if (!figure) return no_figure;
  const QString range = interval(*figure);
  return value(*figure) + (range.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(range)) + QStringLiteral(", ") +
         origin(figure->origin);
}

QString with_share(const cost::Figure& used, const std::optional<double>& share) {
  return share ? QStringLiteral("%1 (%2)").arg(value(used), percent(*share)) : value(used);
}

}  // namespace

QStringList SideBySideRows::headers(const Parts& parts) {
  QStringList headers = {tr("Fact")};
  for (const ComparedPart* part : parts) headers << shown(part->name);
  return headers;
}

std::vector<SimpleTable::Row> SideBySideRows::rows(const Parts& parts) {
  std::vector<SimpleTable::Row> rows;
  const auto add = [&](const QString& name, const std::function<QString(const ComparedPart&)>& text) {
    QStringList values;
    for (const ComparedPart* part : parts) values << text(*part);
    rows.push_back(row_of(name, values));
  };
  add(tr("Verdict"), [](const ComparedPart& part) { return verdict_text(part); });
  add(tr("Runtime"), [](const ComparedPart& part) { return shown(part.estimate.runtime); });
  add(tr("Flash used"), [](const ComparedPart& part) { return with_share(part.flash, part.flash_share); });
  add(tr("RAM used"), [](const ComparedPart& part) { return with_share(part.ram, part.ram_share); });
  add(tr("Latency"), [](const ComparedPart& part) { return figure(part.latency_ms); });
  add(tr("Energy of one inference"), [](const ComparedPart& part) { return figure(part.estimate.energy_mj); });
  std::vector<target::Target> targets;
  for (const ComparedPart* part : parts) targets.push_back(part->target);
  for (const mcu_db::FactRow& fact : mcu_db::side_by_side(targets)) {
    QStringList values;
    for (const std::string& value : fact.values) values << fact_value(fact.fact, value);
    QString name = fact_word(fact.fact);
    name[0] = name[0].toUpper();
    rows.push_back(row_of(name, values));
  }
  return rows;
}

}  // namespace jauge::gui
