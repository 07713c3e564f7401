// PDF through `jauge-pdf`, the companion program that links Qt.
#pragma once

#include <string>

#include "analyzer/base/result.h"
#include "reports/document.h"

namespace jauge::cli {

// Errors: internal when the program is missing or fails; unreadable_file when there is no room for its files.
Result<std::string> make_pdf(const reports::Document& document);

}  // namespace jauge::cli
