// The colours of reports: light theme, one colour per operator family (Okabe-Ito), one pair per verdict.
#pragma once

#include "reports/document.h"

namespace jauge::reports::render {

inline constexpr const char* text_colour = "#1B1F24";
inline constexpr const char* muted_colour = "#5B6470";
inline constexpr const char* pale_colour = "#9AA3AF";
inline constexpr const char* border_colour = "#DDE1E7";
inline constexpr const char* grid_colour = "#E6E9EE";
inline constexpr const char* sunken_colour = "#EEF1F4";
inline constexpr const char* window_colour = "#F6F7F9";
inline constexpr const char* accent_colour = "#0B6E99";
inline constexpr const char* selection_colour = "#DCEFF7";

constexpr const char* colour_of(ops::Family family) {
  switch (family) {
    case ops::Family::convolution:
      return "#0072B2";
    case ops::Family::depthwise:
      return "#56B4E9";
    case ops::Family::dense:
      return "#E69F00";
    case ops::Family::pooling:
      return "#009E73";
    case ops::Family::elementwise:
      return "#CC79A7";
    case ops::Family::recurrent:
      return "#D55E00";
    case ops::Family::activation:
      return "#F0E442";
    case ops::Family::data_movement:
      break;
  }
  return "#999999";
}

struct ToneColours {
  const char* text;
  const char* ground;  // null: none
  const char* sign;    // drawn before the word, so that colour is never alone; null: none
};

constexpr ToneColours colours_of(Tone tone) {
  switch (tone) {
    case Tone::fits:
      return {"#1A7F37", "#DAFBE1", "\u2714"};
    case Tone::tight:
      return {"#9A6700", "#FFF3C4", "\u26a0"};
    case Tone::no:
      return {"#B42318", "#FDE7E4", "\u2718"};
    case Tone::unknown:
      return {"#5B6470", "#ECEFF3", "?"};
    case Tone::pale:
      return {pale_colour, nullptr, nullptr};
    case Tone::plain:
    case Tone::strong:
      break;
  }
  return {text_colour, nullptr, nullptr};
}

constexpr bool is_verdict(Tone tone) {
  return colours_of(tone).ground != nullptr;
}

}  // namespace jauge::reports::render
