// Who may include whom: the architecture as a table. A new folder needs a row; a new row is a decision to be reviewed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace jauge::layout {

// Why `file` (path from the root) may not contain `#include` of `header`, or nothing. `header` as written between
// the quotes or brackets.
std::optional<std::string> fault_of_include(std::string_view file, std::string_view header);

// Is there a row for the folder of this file?
bool has_row(std::string_view file);

}  // namespace jauge::layout
