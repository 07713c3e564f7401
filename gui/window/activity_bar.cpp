// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/activity_bar.h"

#include <QToolButton>
#include <QVBoxLayout>

#include "gui/theme/icons.h"
#include "gui/window/actions.h"

namespace jauge::gui {

ActivityBar::ActivityBar(const ActionList& actions, QWidget* parent) : QWidget(parent) {
  setProperty("role", "activity");
  setAttribute(Qt::WA_StyledBackground);
  setFixedWidth(92);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 8, 1, 8);
  column->setSpacing(0);
  for (const char* page : {"models", "layers", "memory", "compare", "measure", "report"}) {
    auto* button = new QToolButton;
    QAction* action = actions[std::string("page_") + page];
    action->setIcon(icon(page));
    button->setDefaultAction(action);
    button->setProperty("role", "activity");
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setIconSize({22, 22});
    button->setFixedHeight(58);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setFocusPolicy(Qt::TabFocus);
    column->addWidget(button);
  }
  column->addStretch();
}

}  // namespace jauge::gui
