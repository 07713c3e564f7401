// SPDX-License-Identifier: GPL-3.0-or-later
// A report in the few tags that a text browser draws. Charts are named "chart:0", "chart:1" ...
#pragma once

#include <string>
#include <vector>

#include "reports/document.h"

namespace jauge::gui {

struct PreviewText {
  std::string html;
  std::vector<std::string> charts;  // SVG
};

PreviewText preview_of(const reports::Document& document);

}  // namespace jauge::gui
