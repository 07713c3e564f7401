// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/actions.h"

#include <gtest/gtest.h>

#include <QLineEdit>
#include <QMenuBar>
#include <QTest>
#include <set>

#include "gui/window/command_palette.h"
#include "gui/window/main_window.h"
#include "tests/gui/fixed_session.h"

namespace jauge::gui {
namespace {

using testing::FixedSession;

std::set<const QAction*> in_menus(const QMenuBar& bar) {
  std::set<const QAction*> actions;
  for (const QMenu* menu : bar.findChildren<QMenu*>())
    for (const QAction* action : menu->actions()) actions.insert(action);
  return actions;
}

TEST(Actions, EachHasWordsAPlaceInAMenuAndInThePalette) {
  FixedSession fixed;
  MainWindow window(fixed.session);
  const auto menus = in_menus(*window.menuBar());
  const auto entries = window.command_entries();
  ASSERT_EQ(entries.size(), all_actions().size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const QAction* action = window.actions().actions()[i];
    EXPECT_FALSE(action->text().isEmpty()) << all_actions()[i].id;
    EXPECT_FALSE(action->toolTip().isEmpty()) << all_actions()[i].id;
    EXPECT_TRUE(menus.count(action)) << all_actions()[i].id;
    EXPECT_EQ(entries[i].text, QString(action->text()).remove('&'));
  }
}

TEST(Actions, NoTwoShareAKey) {
  FixedSession fixed;
  MainWindow window(fixed.session);
  std::map<QString, QString> owners;
  for (const QAction* action : window.actions().actions())
    for (const QKeySequence& key : action->shortcuts()) {
      EXPECT_FALSE(key.isEmpty()) << action->objectName().toStdString();
      const auto [other, is_new] = owners.emplace(key.toString(), action->objectName());
      EXPECT_TRUE(is_new) << key.toString().toStdString() << ": " << other->second.toStdString() << ", "
                          << action->objectName().toStdString();
    }
}

TEST(Actions, NoTwoOfAMenuShareAMnemonic) {
  FixedSession fixed;
  MainWindow window(fixed.session);
  for (const QMenu* menu : window.menuBar()->findChildren<QMenu*>()) {
    std::map<QChar, QString> owners;
    for (const QAction* action : menu->actions()) {
      const qsizetype mark = action->text().indexOf('&');
      if (mark < 0) continue;
      const auto [other, is_new] = owners.emplace(action->text()[mark + 1].toLower(), action->text());
      EXPECT_TRUE(is_new) << other->second.toStdString() << " and " << action->text().toStdString();
    }
  }
}

TEST(Palette, FiltersByWordsAndChoosesWithTheKeyboard) {
  std::string chosen;
  auto* palette = new CommandPalette("Commands",
                                     {{"Open model", "Ctrl+O", [&] { chosen = "open"; }},
                                      {"Save project", "Ctrl+S", [&] { chosen = "save"; }},
                                      {"Save project as", "", [&] { chosen = "save as"; }}},
                                     nullptr);
  palette->show();
  EXPECT_EQ(palette->visible_entries(), 3);
  palette->type("project save");
  EXPECT_EQ(palette->visible_entries(), 2);
  QWidget* field = palette->findChild<QLineEdit*>();
  ASSERT_TRUE(field);
  QTest::keyClick(field, Qt::Key_Down);  // the list moves although the field has the focus
  QTest::keyClick(field, Qt::Key_Return);
  EXPECT_EQ(chosen, "save as");
}

}  // namespace
}  // namespace jauge::gui
