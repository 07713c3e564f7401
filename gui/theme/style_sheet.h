// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "gui/theme/tokens.h"

namespace jauge::gui {

// Quiet surfaces: hairlines, 6 px corners on cards, no shadows, no gradients.
QString style_sheet(const Tokens& colours);

}  // namespace jauge::gui
