// A Document as bytes and back: how it travels to jauge-pdf, the small program that links Qt.
#pragma once

#include <string>
#include <string_view>

#include "analyzer/base/result.h"
#include "reports/document.h"

namespace jauge::reports {

std::string write_document(const Document& document);

// Errors: damaged_file.
Result<Document> read_document(std::string_view bytes);

}  // namespace jauge::reports
