// Text that can only be text, whatever it contains.
#pragma once

#include <string>
#include <string_view>

namespace jauge::reports::render {

// For HTML, SVG and XML, content and quoted attributes alike. Control characters that XML forbids become U+FFFD.
std::string escape_xml(std::string_view text);

// For Markdown (CommonMark and its tables): nothing in it starts a list, a link, emphasis, HTML or a table cell.
std::string escape_markdown(std::string_view text);

}  // namespace jauge::reports::render
