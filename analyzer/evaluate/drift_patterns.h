// Every sentence about drift, in English with {0} for numbers and names: the keys of their translations.
#pragma once

#include <string_view>

namespace jauge::evaluate::drift_patterns {

inline constexpr std::string_view other_unit_stated = "the units differ: {0} and {1}";
inline constexpr std::string_view other_rate = "the rates differ: {0} Hz and {1} Hz";
inline constexpr std::string_view other_unit =
    "all values are about {0} times those of the reference: is the unit the same (g, m/s2, mg)?";
inline constexpr std::string_view other_order = "the axes look like those of the reference in the order {0}";
inline constexpr std::string_view turned =
    "the mean of {0} has changed its sign ({1}): is the sensor worn or mounted the other way round?";

// {0} the feature
inline constexpr std::string_view moved = "{0}: the mean moved from {1} to {2}, {3} standard deviations";
inline constexpr std::string_view spread = "{0}: the spread is {1} times that of the reference";
inline constexpr std::string_view spectra = "{0}: the spectra are {1} apart; two halves of the reference are {2} apart";
inline constexpr std::string_view distributions = "{0}: the distributions are up to {1} apart";
inline constexpr std::string_view more_features = "{0} further features differ as well";

inline constexpr std::string_view all[] = {
    other_unit_stated, other_rate,    other_unit,   other_order, turned, moved, spread,
    spectra,           distributions, more_features};

}  // namespace jauge::evaluate::drift_patterns
