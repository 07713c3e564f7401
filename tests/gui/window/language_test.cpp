// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/language.h"

#include <gtest/gtest.h>

#include <QAbstractItemView>
#include <QCoreApplication>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QXmlStreamReader>
#include <map>

#include "gui/pages/page.h"
#include "gui/views/answer_strip.h"
#include "gui/window/inspector.h"
#include "gui/window/main_window.h"
#include "tests/gui/fixed_session.h"

namespace jauge::gui {
namespace {

using testing::FixedSession;

struct Message {
  QString source;
  QStringList translations;
  bool finished = true;
};

std::vector<Message> messages_of(const QString& language) {
  QFile file(QStringLiteral(JAUGE_SOURCE_FOLDER "/gui/i18n/jauge_%1.ts").arg(language));
  EXPECT_TRUE(file.open(QIODevice::ReadOnly));
  QXmlStreamReader xml(&file);
  std::vector<Message> messages;
  while (!xml.atEnd()) {
    if (xml.readNext() != QXmlStreamReader::StartElement) continue;
    if (xml.name() == u"message") messages.emplace_back();
    if (xml.name() == u"source") messages.back().source = xml.readElementText();
    if (xml.name() == u"numerusform") messages.back().translations << xml.readElementText();
    if (xml.name() != u"translation") continue;
    messages.back().finished = xml.attributes().value("type") != u"unfinished";
    const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
    if (!text.trimmed().isEmpty()) messages.back().translations << text.trimmed();
  }
  return messages;
}

// Every text that a person can read in the window.
QStringList texts_of(const QWidget& window) {
  QStringList texts;
  for (const auto* label : window.findChildren<QLabel*>()) texts << label->text();
  for (const auto* button : window.findChildren<QAbstractButton*>()) texts << button->text() << button->toolTip();
  for (const auto* action : window.findChildren<QAction*>()) texts << action->text();
  for (const auto* view : window.findChildren<QAbstractItemView*>()) {
    texts << view->accessibleName();
    for (int column = 0; view->model() && column < view->model()->columnCount(); ++column)
      texts << view->model()->headerData(column, Qt::Horizontal).toString();
  }
  for (const auto* widget : window.findChildren<QWidget*>()) texts << widget->accessibleName() << widget->windowTitle();
  return texts;
}

// Qt tells the widgets of a new language through the event loop.
void choose(MainWindow& window, const char* language) {
  window.actions()[language]->trigger();
  QCoreApplication::processEvents();
}

class InFrench : public ::testing::Test {
 protected:
  void SetUp() override { apply_language(Language::french); }
  void TearDown() override { apply_language(Language::english); }
};

TEST(Translations, AreCompleteAndKeepTheirPlaceholders) {
  for (const QString language : {"fr", "en"}) {
    const auto messages = messages_of(language);
    EXPECT_GT(messages.size(), 300U);
    for (const Message& message : messages) {
      EXPECT_TRUE(message.finished) << message.source.toStdString();
      EXPECT_FALSE(message.translations.isEmpty()) << message.source.toStdString();
      for (const QString& translation : message.translations)
        for (const char* place : {"%1", "%2", "%3", "%4", "%5", "%n"})
          EXPECT_EQ(message.source.contains(place), translation.contains(place)) << message.source.toStdString();
    }
  }
}

TEST_F(InFrench, NoEnglishIsLeftOnAnyPage) {
  std::map<QString, QString> french;
  for (const Message& message : messages_of("fr"))
    if (message.translations.size() == 1 && message.translations[0] != message.source)
      french[message.source] = message.translations[0];
  FixedSession fixed;
  MainWindow window(fixed.session);
  fixed.open("a.onnx");
  fixed.session.selection().select_layer(2);
  window.show();
  for (const char* page : {"models", "layers", "memory", "compare", "measure", "report"}) {
    window.show_page(page);
    fixed.settle();
    for (const QString& text : texts_of(window)) {
      if (!french.count(text)) continue;
      // "Log" stays for a scale and becomes "Journal" for the panel, "Flash" stays for the memory and becomes
      // "Flasher" for the button; a language is named in itself.
      if (text == "Log" || text == "Flash" || text == "English") continue;
      ADD_FAILURE() << page << " shows \"" << text.toStdString() << "\"";
    }
  }
}

TEST(Language, ChangesWithoutARestart) {
  FixedSession fixed;
  MainWindow window(fixed.session);
  fixed.open("a.onnx");
  fixed.session.selection().select_layer(2);
  const QString english = window.inspector().as_text();
  EXPECT_EQ(window.actions()["open"]->text(), "&Open…");
  EXPECT_TRUE(english.contains("9,437,184")) << english.toStdString();
  choose(window, "language_fr");
  EXPECT_EQ(window.actions()["open"]->text(), "&Ouvrir…");
  EXPECT_EQ(window.pages()[1]->title(), "Couches");
  EXPECT_TRUE(window.inspector().as_text().contains("9\u202f437\u202f184") ||
              window.inspector().as_text().contains("9\u00a0437\u00a0184"))
      << window.inspector().as_text().toStdString();
  EXPECT_NE(window.answer().sentence(), QString());
  choose(window, "language_en");
  EXPECT_EQ(window.inspector().as_text(), english);
}

TEST(Language, CountsInPluralForms) {
  FixedSession fixed;
  MainWindow window(fixed.session);
  fixed.open("a.onnx");
  const auto shows = [&](const QString& text) {
    for (const QString& each : texts_of(window))
      if (each.startsWith(text)) return true;
    return false;
  };
  EXPECT_TRUE(shows("1 open"));
  fixed.open("b.onnx");
  EXPECT_TRUE(shows("2 open"));
  EXPECT_FALSE(texts_of(window).join('\n').contains("(s)"));
  choose(window, "language_fr");
  EXPECT_TRUE(shows("2 ouverts"));
  choose(window, "language_en");
}

}  // namespace
}  // namespace jauge::gui
