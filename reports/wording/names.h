// Names that come from files, databases or users, made harmless to look at: nothing hidden, nothing that reorders the
// line it stands in, nothing endless.
#pragma once

#include <string>
#include <string_view>

namespace jauge::reports {

inline constexpr std::size_t longest_name = 120;  // code points; longer names end in "..."

// One line. Control characters, bidirectional and invisible marks, and bytes that are not UTF-8 show as <U+202E>,
// <0xFF>.
std::string visible_name(std::string_view name);

// One line of any length.
std::string visible_line(std::string_view text);

// The same for texts of the user: line feeds stay, tabs become spaces, and the length is kept.
std::string visible_text(std::string_view text);

}  // namespace jauge::reports
