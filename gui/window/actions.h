// SPDX-License-Identifier: GPL-3.0-or-later
// Everything a user can do, in one list: menus, palette, tooltips and tests read it.
#pragma once

#include <QAction>
#include <QObject>
#include <span>
#include <string_view>
#include <vector>

namespace jauge::gui {

enum class Menu { file, edit, view, model, compare, measure, report, help };

struct ActionSpec {
  const char* id;
  Menu menu;
  const char* text;  // marked for translation in actions.cpp
  const char* tip;
  const char* keys = "";  // several are separated by "; "
  bool checkable = false;
  bool separator_before = false;
};

std::span<const ActionSpec> all_actions();

class ActionList : public QObject {
  Q_OBJECT
 public:
  // Adds the actions to `window`, so that their keys work everywhere in it.
  explicit ActionList(QWidget* window);

  QAction* operator[](std::string_view id) const;
  const std::vector<QAction*>& actions() const { return actions_; }  // in the order of all_actions()
  void retranslate();

 private:
  std::vector<QAction*> actions_;
};

}  // namespace jauge::gui
