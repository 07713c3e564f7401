// How deeply a JSON text nests, found before it is parsed: a document of millions of levels parses well and then
// overflows the stack of whoever walks it.
#pragma once

#include <string_view>

namespace jauge {

// The most brackets open at once; those inside strings do not count.
int json_nesting(std::string_view text);

}  // namespace jauge
