// PDF without linking Qt: the document goes to the small program jauge-pdf, which stands beside the running one.
#pragma once

#include <cstddef>
#include <vector>

#include "analyzer/base/result.h"
#include "reports/document.h"

namespace jauge::reports {

// Errors: unreadable_file when jauge-pdf is not there; internal, with its message, when it failed or took over 60 s.
Result<std::vector<std::byte>> pdf_of(const Document& document);

}  // namespace jauge::reports
