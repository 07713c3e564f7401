// SPDX-License-Identifier: GPL-3.0-or-later
// The pages, an icon and a word each.
#pragma once

#include <QWidget>

namespace jauge::gui {

class ActionList;

class ActivityBar : public QWidget {
  Q_OBJECT
 public:
  explicit ActivityBar(const ActionList& actions, QWidget* parent = nullptr);
};

}  // namespace jauge::gui
