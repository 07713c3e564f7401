// SPDX-License-Identifier: GPL-3.0-or-later
// The language of the window, changed without a restart: every widget receives a LanguageChange.
#pragma once

#include "analyzer/base/language.h"

namespace jauge::gui {

void apply_language(Language language);

}  // namespace jauge::gui
