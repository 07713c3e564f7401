// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers and names as the window shows them: the words of reports/wording in the window's language.
#pragma once

#include <QString>
#include <optional>
#include <string>
#include <string_view>

#include "analyzer/base/language.h"
#include "analyzer/base/sentence.h"
#include "analyzer/cost/figure.h"
#include "analyzer/ir/shape.h"
#include "analyzer/ops/operator.h"
#include "analyzer/target/target.h"
#include "analyzer/verdict/verdict.h"

namespace jauge::gui {

// That of QLocale(), which the language switch sets.
Language window_language();

QString number(std::int64_t value);
QString decimal(double value, int digits);
QString bytes(Bytes bytes);     // "3,295,882 B"
QString size(Bytes bytes);      // "3.14 MiB"
QString percent(double share);  // 0.391 -> "39.1 %"
QString clock(Hertz hertz);     // "120 MHz"
QString value(const cost::Figure& figure);
QString interval(const cost::Figure& figure);  // empty when exact
QString origin(cost::Origin origin);
QString shape(const ir::Shape& shape);  // "32×32×16", batch 1 left out

QString say(const Sentence& sentence);
QString say_alone(const Sentence& sentence);  // standing by itself: with a capital letter
QString level_word(verdict::Level level);     // "Fits"
QString family_word(ops::Family family);
QString level_icon(verdict::Level level);  // name of the icon that stands before the word

// A name from a file or database, harmless to look at.
QString shown(std::string_view name);
// The same in a tooltip, which Qt would otherwise read as HTML.
QString tooltip(const QString& text);

// "Unknown" cells.
inline const QString no_figure = QStringLiteral("\u2013");

}  // namespace jauge::gui
