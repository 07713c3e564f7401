// SPDX-License-Identifier: GPL-3.0-or-later
// Light, dark, or what the system shows: palette, style sheet and fonts of the whole program.
#pragma once

#include <QApplication>
#include <QFont>

#include "gui/session/settings.h"

namespace jauge::gui {

// To be called once before the first window: remembers what the system looks like.
void remember_system_theme(const QApplication& application);
void apply_theme(QApplication& application, ThemeChoice choice);

// Sizes of look.md in device-independent pixels.
QFont text_font(double pixels = 13, bool bold = false);
QFont figure_font(double pixels = 12.5, bool bold = false);  // monospaced: figures line up

}  // namespace jauge::gui
