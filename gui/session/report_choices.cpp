// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/report_choices.h"

#include <QJsonArray>
#include <algorithm>

namespace jauge::gui {

ReportChoices read_report_choices(const QJsonObject& object, const QStringList& known_sections, Language otherwise) {
  ReportChoices choices;
  choices.title = object["title"].toString();
  for (const QJsonValue& author : object["authors"].toArray()) choices.authors << author.toString();
  const QString language = object["language"].toString();
  choices.language = language == "fr" ? Language::french : language == "en" ? Language::english : otherwise;
  QStringList missing = known_sections;
  for (const QJsonValue& section : object["sections"].toArray()) {
    const QString id = section["id"].toString();
    if (missing.removeAll(id) > 0) choices.sections.push_back({id, section["on"].toBool(true)});
  }
  for (const QString& id : missing) choices.sections.push_back({id, true});
  const QJsonObject texts = object["texts"].toObject();
  for (auto text = texts.begin(); text != texts.end(); ++text) choices.texts[text.key()] = text.value().toString();
  return choices;
}

QJsonObject to_json(const ReportChoices& choices, QJsonObject before) {
  before["title"] = choices.title;
  before["authors"] = QJsonArray::fromStringList(choices.authors);
  before["language"] = choices.language == Language::french ? "fr" : "en";
  QJsonArray sections;
  for (const auto& [id, on] : choices.sections) sections.append(QJsonObject{{"id", id}, {"on", on}});
  before["sections"] = sections;
  QJsonObject texts;
  for (const auto& [id, text] : choices.texts)
    if (!text.isEmpty()) texts[id] = text;
  before["texts"] = texts;
  return before;
}

}  // namespace jauge::gui
