// A Document as PDF: A4, page numbers, contents, charts as vectors. Needs a QGuiApplication, but no display (platform
// "offscreen" or "minimal" will do).
#pragma once

#include <cstddef>
#include <vector>

#include "analyzer/base/result.h"
#include "reports/document.h"

namespace jauge::reports::pdf {

// Errors: internal when Qt cannot write.
Result<std::vector<std::byte>> to_pdf(const Document& document);

}  // namespace jauge::reports::pdf
