// SPDX-License-Identifier: GPL-3.0-or-later
// What the user chose for the report: kept in the project as JSON, whose unknown keys survive.
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <map>
#include <vector>

#include "analyzer/base/language.h"

namespace jauge::gui {

struct ChosenSection {
  QString id;
  bool on = true;
  bool operator==(const ChosenSection&) const = default;
};

struct ReportChoices {
  QString title;  // empty: the report's own
  QStringList authors;
  Language language = Language::english;
  std::vector<ChosenSection> sections;  // in the wanted order; every known section once
  std::map<QString, QString> texts;     // free text by section id
};

// Unknown sections of the JSON are left out, sections it does not name are added at the end, ticked.
ReportChoices read_report_choices(const QJsonObject& object, const QStringList& known_sections, Language otherwise);
QJsonObject to_json(const ReportChoices& choices, QJsonObject before);

}  // namespace jauge::gui
