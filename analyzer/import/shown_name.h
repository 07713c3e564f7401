// Names from files, made safe to show and to store: a file may put anything into a string.
#pragma once

#include <string>
#include <string_view>

namespace jauge::import {

// Valid UTF-8 without control characters and without marks that turn the direction of writing; each offender becomes
// U+FFFD. What is clean already comes back unchanged.
std::string clean_name(std::string_view name);

// The same, cut to a length that fits a message, in single quotes.
std::string quoted_name(std::string_view name);

}  // namespace jauge::import
