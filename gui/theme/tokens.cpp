// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/tokens.h"

#include <QGuiApplication>
#include <QPalette>

namespace jauge::gui {

const Tokens& light_tokens() {
  static const Tokens light = {.window = "#F6F7F9",
                               .surface = "#FFFFFF",
                               .sunken = "#EEF1F4",
                               .border = "#DDE1E7",
                               .grid = "#E6E9EE",
                               .text = "#1B1F24",
                               .muted = "#5B6470",
                               .pale = "#9AA3AF",
                               .accent = "#0B6E99",
                               .selection = "#DCEFF7",
                               .fits = "#1A7F37",
                               .fits_surface = "#DAFBE1",
                               .tight = "#946200",  // the drawn #9A6700 has 4.37 : 1 on its surface; text needs 4.5
                               .tight_surface = "#FFF3C4",
                               .misfit = "#B42318",
                               .misfit_surface = "#FDE7E4",
                               .unknown = "#5B6470",
                               .unknown_surface = "#ECEFF3"};
  return light;
}

const Tokens& dark_tokens() {
  static const Tokens dark = {.window = "#16191D",
                              .surface = "#1E2227",
                              .sunken = "#191D21",
                              .border = "#323841",
                              .grid = "#2A3037",
                              .text = "#E6E9ED",
                              .muted = "#9AA4B0",
                              .pale = "#6B7480",
                              .accent = "#4FB3D9",
                              .selection = "#17394A",
                              .fits = "#5BD37A",
                              .fits_surface = "#12351D",
                              .tight = "#E3B341",
                              .tight_surface = "#3A2D08",
                              .misfit = "#FF8A7A",
                              .misfit_surface = "#421A16",
                              .unknown = "#9AA4B0",
                              .unknown_surface = "#2A3037"};
  return dark;
}

bool is_dark() {
  return QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
}

const Tokens& tokens() {
  return is_dark() ? dark_tokens() : light_tokens();
}

VerdictColours colours_of(verdict::Level level) {
  const Tokens& colours = tokens();
  switch (level) {
    case verdict::Level::fits:
      return {colours.fits, colours.fits_surface};
    case verdict::Level::tight:
      return {colours.tight, colours.tight_surface};
    case verdict::Level::no:
      return {colours.misfit, colours.misfit_surface};
    case verdict::Level::unknown:
      break;
  }
  return {colours.unknown, colours.unknown_surface};
}

QColor colour_of(ops::Family family) {
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

}  // namespace jauge::gui
