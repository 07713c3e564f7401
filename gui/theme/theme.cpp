// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/theme.h"

#include <QFontDatabase>
#include <QPalette>
#include <QStyleFactory>

#include "gui/theme/icons.h"
#include "gui/theme/style_sheet.h"
#include "gui/theme/tokens.h"

namespace jauge::gui {
namespace {

bool system_is_dark = false;

QPalette palette_of(const Tokens& colours) {
  QPalette palette;
  palette.setColor(QPalette::Window, colours.window);
  palette.setColor(QPalette::WindowText, colours.text);
  palette.setColor(QPalette::Base, colours.surface);
  palette.setColor(QPalette::AlternateBase, colours.window);
  palette.setColor(QPalette::Text, colours.text);
  palette.setColor(QPalette::Button, colours.surface);
  palette.setColor(QPalette::ButtonText, colours.text);
  palette.setColor(QPalette::BrightText, colours.misfit);
  palette.setColor(QPalette::ToolTipBase, colours.surface);
  palette.setColor(QPalette::ToolTipText, colours.text);
  palette.setColor(QPalette::PlaceholderText, colours.muted);
  palette.setColor(QPalette::Highlight, colours.selection);
  palette.setColor(QPalette::HighlightedText, colours.text);
  palette.setColor(QPalette::Link, colours.accent);
  palette.setColor(QPalette::LinkVisited, colours.accent);
  palette.setColor(QPalette::Mid, colours.border);
  palette.setColor(QPalette::Midlight, colours.grid);
  palette.setColor(QPalette::Light, colours.surface);
  palette.setColor(QPalette::Dark, colours.border);
  palette.setColor(QPalette::Shadow, colours.border);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    palette.setColor(QPalette::Disabled, role, colours.pale);
  return palette;
}

}  // namespace

void remember_system_theme(const QApplication& application) {
  system_is_dark = application.palette().color(QPalette::Window).lightness() < 128;
}

void apply_theme(QApplication& application, ThemeChoice choice) {
  const bool dark = choice == ThemeChoice::dark || (choice == ThemeChoice::system && system_is_dark);
  const Tokens& colours = dark ? dark_tokens() : light_tokens();
  load_icons();
  application.setStyle(QStyleFactory::create("Fusion"));
  application.setPalette(palette_of(colours));
  application.setFont(text_font());
  application.setStyleSheet(style_sheet(colours));
}

QFont text_font(double pixels, bool bold) {
  QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
  font.setPixelSize(qRound(pixels));
  font.setBold(bold);
  return font;
}

QFont figure_font(double pixels, bool bold) {
  QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
  font.setPixelSize(qRound(pixels));
  font.setBold(bold);
  return font;
}

}  // namespace jauge::gui
