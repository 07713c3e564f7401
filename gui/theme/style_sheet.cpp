// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/style_sheet.h"

#include <QList>

namespace jauge::gui {
namespace {

// {name} stands for a token. Widgets are named by the "role" property, never by object names that tests use.
constexpr auto sheet = R"(
QMainWindow, QDialog { background: {window}; }
QMenuBar { background: {surface}; border-bottom: 1px solid {border}; padding: 2px 6px; }
QMenuBar::item { padding: 4px 10px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: {selection}; }
QMenu { background: {surface}; border: 1px solid {border}; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: {selection}; }
QMenu::item:disabled { color: {pale}; }
QMenu::separator { height: 1px; background: {border}; margin: 4px 8px; }
QToolTip { background: {surface}; color: {text}; border: 1px solid {border}; padding: 4px; }
QStatusBar { background: {sunken}; color: {muted}; border-top: 1px solid {border}; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: {muted}; font-size: 11px; }

QWidget[role="activity"] { background: {sunken}; border-right: 1px solid {border}; }
QToolButton[role="activity"] { background: transparent; border: none; border-left: 3px solid transparent;
  color: {muted}; font-size: 11px; padding: 6px 0; }
QToolButton[role="activity"]:hover { background: {window}; }
QToolButton[role="activity"]:checked { background: {surface}; border-left: 3px solid {accent}; color: {accent};
  font-weight: bold; }
QToolButton[role="activity"]:focus { border: 1px dashed {accent}; border-left: 3px solid {accent}; }

QWidget[role="strip"], QWidget[role="toolstrip"] { background: {surface}; border-bottom: 1px solid {border}; }
QWidget[role="page"] { background: {surface}; }
QFrame[role="card"] { background: {window}; border: 1px solid {border}; border-radius: 6px; }
QFrame[role="card"][active="true"] { border-color: {accent}; }
QFrame[role="drop"] { background: {window}; border: 2px dashed {border}; border-radius: 6px; }
QFrame[role="drop"][active="true"] { border-color: {accent}; background: {selection}; }
QLabel[role="title"] { font-size: 15px; font-weight: 600; }
QLabel[role="heading"] { font-weight: bold; }
QLabel[role="muted"] { color: {muted}; font-size: 12px; }
QLabel[role="note"] { color: {muted}; font-size: 11px; }
QLabel[role="tile"] { font-size: 18px; font-weight: bold; }
QFrame[role="banner"] { background: {tight_surface}; border: none; border-bottom: 1px solid {border}; }
QFrame[role="banner"] QLabel { color: {tight}; }
QFrame[role="error"] { background: {misfit_surface}; border: none; border-bottom: 1px solid {border}; }
QFrame[role="error"] QLabel { color: {misfit}; }

QPushButton, QToolButton[role="button"] { background: {surface}; border: 1px solid {border}; border-radius: 4px;
  padding: 4px 12px; min-height: 17px; }
QPushButton:hover, QToolButton[role="button"]:hover { border-color: {accent}; }
QPushButton:pressed, QPushButton:checked, QToolButton[role="button"]:checked { background: {selection};
  border-color: {accent}; color: {accent}; font-weight: bold; }
QPushButton:focus, QToolButton[role="button"]:focus { border-color: {accent}; }
QPushButton:disabled { color: {pale}; }
QPushButton[role="primary"] { background: {accent}; color: {surface}; border-color: {accent}; font-weight: bold; }
QPushButton[role="primary"]:focus { border: 2px solid {text}; padding: 3px 11px; }
QPushButton[role="small"] { padding: 4px 2px; font-size: 12px; }
QPushButton[role="chip"] { background: {sunken}; border-radius: 9px; padding: 1px 8px; color: {muted}; font-size: 12px; }
QToolButton[role="button"]::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox { background: {surface}; border: 1px solid {border}; border-radius: 4px;
  padding: 3px 6px; selection-background-color: {selection}; selection-color: {text}; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus { border-color: {accent}; }
QLineEdit[invalid="true"] { border-color: {misfit}; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url(:/icons/down.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: {surface}; border: 1px solid {border}; }

QAbstractItemView { background: {surface}; alternate-background-color: {window}; border: none; outline: none;
  selection-background-color: {selection}; selection-color: {text}; gridline-color: {grid}; }
QHeaderView { background: {sunken}; border: none; }
QHeaderView::section { background: {sunken}; color: {muted}; border: none; border-bottom: 1px solid {border};
  padding: 0 8px; font-weight: bold; font-size: 11px; height: 27px; }
QTableCornerButton::section { background: {sunken}; border: none; }
QTextBrowser { background: #FFFFFF; color: #1B1F24; border: 1px solid {border}; border-radius: 6px; }
QListView::indicator { width: 12px; height: 12px; border: 1px solid {pale}; border-radius: 3px;
  background: {surface}; }
QListView::indicator:checked { background: {accent}; border-color: {accent}; image: url(:/icons/{tick}.svg); }
QListView::item { padding: 2px 0; }
QListView::item:selected { background: {selection}; color: {text}; }

QDockWidget { titlebar-close-icon: none; font-weight: bold; }
QDockWidget::title { background: {surface}; padding: 6px 10px; border-bottom: 1px solid {border}; }
QTabWidget::pane { border: none; background: {surface}; }
QTabBar { background: {sunken}; }
QTabBar::tab { background: transparent; color: {muted}; padding: 5px 14px; border: none; border-top: 2px solid transparent; }
QTabBar::tab:selected { background: {surface}; color: {accent}; border-top: 2px solid {accent}; }
QSplitter::handle { background: {border}; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QMainWindow::separator { background: {border}; width: 1px; height: 1px; }
QScrollArea, QScrollArea > QWidget > QWidget[role="page"] { background: {surface}; border: none; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: {border}; border-radius: 4px; min-height: 24px; min-width: 24px; margin: 1px; }
QScrollBar::handle:hover { background: {pale}; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: {border}; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: {accent}; border-radius: 3px; }
)";

}  // namespace

QString style_sheet(const Tokens& colours) {
  const QList<std::pair<QString, QColor>> names = {
      {"window", colours.window}, {"surface", colours.surface},
      {"sunken", colours.sunken}, {"border", colours.border},
      {"grid", colours.grid},     {"text", colours.text},
      {"muted", colours.muted},   {"pale", colours.pale},
      {"accent", colours.accent}, {"selection", colours.selection},
      {"tight", colours.tight},   {"tight_surface", colours.tight_surface},
      {"misfit", colours.misfit}, {"misfit_surface", colours.misfit_surface}};
  QString text = sheet;
  for (const auto& [name, colour] : names) text.replace('{' + name + '}', colour.name());
  text.replace("{tick}", colours.surface.lightness() < 128 ? "ticked_dark" : "ticked_light");
  return text;
}

}  // namespace jauge::gui
