// SPDX-License-Identifier: GPL-3.0-or-later
// Window tests run without a display; one application serves them all.
#include <gtest/gtest.h>

#include <QApplication>

#include "gui/theme/theme.h"
#include "gui/window/language.h"

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  ::testing::InitGoogleTest(&argc, argv);
  QApplication application(argc, argv);
  QApplication::setQuitOnLastWindowClosed(false);
  jauge::gui::remember_system_theme(application);
  jauge::gui::apply_theme(application, jauge::gui::ThemeChoice::light);
  jauge::gui::apply_language(jauge::Language::english);
  return RUN_ALL_TESTS();
}
