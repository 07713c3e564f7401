// SPDX-License-Identifier: GPL-3.0-or-later
// Our own icons: strokes on a 20 px grid, drawn in the colours of the theme whenever they are painted.
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace jauge::gui {

// Makes the icons known; anybody who names one in a style sheet calls it first.
void load_icons();

// `name` of a file in gui/resources/icons without its ending. Muted; in the accent when checked.
QIcon icon(const QString& name);

// One icon in one colour.
QPixmap icon_pixmap(const QString& name, const QColor& colour, int size, double pixel_ratio);

}  // namespace jauge::gui
