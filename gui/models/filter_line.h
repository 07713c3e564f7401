// SPDX-License-Identifier: GPL-3.0-or-later
// The filter line as a list of conditions: sliders, chips and switches write into the line that people type into, so
// that there is one filter, one undo and one thing to save.
#pragma once

#include <QString>
#include <QStringList>

namespace jauge::gui {

// "vendor=ST text~'two words'" -> its conditions, quotes kept.
QStringList conditions_of(const QString& line);

QString without_condition(const QString& line, int index);

// The line with this condition in place of those on the same field with the same comparison; an empty value: without
// them.
QString with_condition(const QString& line, const QString& field, const QString& comparison, const QString& value);

}  // namespace jauge::gui
