// A Document as one self-contained HTML file: no script, nothing loaded from outside, charts as inline SVG. Prints
// well.
#pragma once

#include <string>

#include "reports/document.h"

namespace jauge::reports::render {

std::string to_html(const Document& document);

}  // namespace jauge::reports::render
