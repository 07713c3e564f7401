// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/report_choices.h"

#include <gtest/gtest.h>

#include <QJsonArray>

namespace jauge::gui {
namespace {

TEST(ReportChoices, EverySectionAppearsOnce) {
  const QJsonObject object = {{"sections", QJsonArray{QJsonObject{{"id", "c"}, {"on", false}},
                                                      QJsonObject{{"id", "gone"}}, QJsonObject{{"id", "c"}}}}};
  const auto choices = read_report_choices(object, {"a", "b", "c"}, Language::french);
  const std::vector<ChosenSection> wanted = {{"c", false}, {"a", true}, {"b", true}};
  EXPECT_EQ(choices.sections, wanted);
  EXPECT_EQ(choices.language, Language::french);
}

TEST(ReportChoices, ComeBackAndKeepUnknownKeys) {
  ReportChoices choices;
  choices.title = "T";
  choices.authors = {"One", "Two"};
  choices.language = Language::french;
  choices.sections = {{"b", true}, {"a", false}};
  choices.texts = {{"a", "words"}, {"b", ""}};
  const QJsonObject object = to_json(choices, {{"cover", true}});
  EXPECT_TRUE(object["cover"].toBool());
  const auto again = read_report_choices(object, {"a", "b"}, Language::english);
  EXPECT_EQ(again.title, "T");
  EXPECT_EQ(again.authors, choices.authors);
  EXPECT_EQ(again.language, Language::french);
  EXPECT_EQ(again.sections, choices.sections);
  EXPECT_EQ(again.texts.at("a"), "words");
  EXPECT_EQ(again.texts.count("b"), 0U);
}

}  // namespace
}  // namespace jauge::gui
