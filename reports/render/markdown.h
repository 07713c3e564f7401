// A Document as Markdown with tables (CommonMark and the table extension), charts as tables of their figures.
#pragma once

#include <string>

#include "reports/document.h"

namespace jauge::reports::render {

std::string to_markdown(const Document& document);

}  // namespace jauge::reports::render
