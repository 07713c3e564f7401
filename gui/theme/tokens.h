// SPDX-License-Identifier: GPL-3.0-or-later
// The colours of the window by what they mean. Charts and delegates ask for them when they paint, so that a change of
// theme needs nothing but a repaint.
#pragma once

#include <QColor>

#include "analyzer/ops/operator.h"
#include "analyzer/verdict/verdict.h"

namespace jauge::gui {

struct Tokens {
  QColor window, surface, sunken;
  QColor border, grid;
  QColor text, muted, pale;
  QColor accent, selection;
  QColor fits, fits_surface;
  QColor tight, tight_surface;
  QColor misfit, misfit_surface;
  QColor unknown, unknown_surface;
};

const Tokens& light_tokens();
const Tokens& dark_tokens();

// Those of the application's palette.
const Tokens& tokens();
bool is_dark();

struct VerdictColours {
  QColor ink, surface;
};
VerdictColours colours_of(verdict::Level level);

// Okabe-Ito, the same in both themes.
QColor colour_of(ops::Family family);

}  // namespace jauge::gui
