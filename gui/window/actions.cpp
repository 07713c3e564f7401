// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/actions.h"

#include <QCoreApplication>
#include <QWidget>

namespace jauge::gui {
namespace {

constexpr auto context = "actions";

constexpr ActionSpec list[] = {
    {"open", Menu::file, QT_TRANSLATE_NOOP("actions", "&Open…"),
     QT_TRANSLATE_NOOP("actions", "Open models or a project"), "Ctrl+O"},
    {"open_window", Menu::file, QT_TRANSLATE_NOOP("actions", "Open in a new &window…"),
     QT_TRANSLATE_NOOP("actions", "Open a model in a window of its own"), "Ctrl+Shift+O"},
    {"new_project", Menu::file, QT_TRANSLATE_NOOP("actions", "&New project"),
     QT_TRANSLATE_NOOP("actions", "Close everything and start again"), "Ctrl+N", false, true},
    {"save", Menu::file, QT_TRANSLATE_NOOP("actions", "&Save project"),
     QT_TRANSLATE_NOOP("actions", "Save what is open and how it is looked at"), "Ctrl+S"},
    {"save_as", Menu::file, QT_TRANSLATE_NOOP("actions", "Save project &as…"),
     QT_TRANSLATE_NOOP("actions", "Save the project under another name"), "Ctrl+Shift+S"},
    {"export_table", Menu::file, QT_TRANSLATE_NOOP("actions", "&Export table…"),
     QT_TRANSLATE_NOOP("actions", "Save the table of this page as CSV"), "Ctrl+E", false, true},
    {"quit", Menu::file, QT_TRANSLATE_NOOP("actions", "&Quit"), QT_TRANSLATE_NOOP("actions", "Close the program"),
     "Ctrl+Q", false, true},

    {"undo", Menu::edit, QT_TRANSLATE_NOOP("actions", "&Undo"),
     QT_TRANSLATE_NOOP("actions", "Take back the last change of target, reserve, filter or shortlist"), "Ctrl+Z"},
    {"redo", Menu::edit, QT_TRANSLATE_NOOP("actions", "&Redo"),
     QT_TRANSLATE_NOOP("actions", "Make again what was taken back"), "Ctrl+Shift+Z"},
    {"copy", Menu::edit, QT_TRANSLATE_NOOP("actions", "&Copy"),
     QT_TRANSLATE_NOOP("actions", "Copy the selected rows as a table, or the chart as a picture"), "Ctrl+C", false,
     true},
    {"find", Menu::edit, QT_TRANSLATE_NOOP("actions", "&Find"),
     QT_TRANSLATE_NOOP("actions", "Filter what this page shows"), "Ctrl+F"},
    {"next", Menu::edit, QT_TRANSLATE_NOOP("actions", "Find &next"),
     QT_TRANSLATE_NOOP("actions", "Select the next row that the filter leaves"), "F3"},
    {"previous", Menu::edit, QT_TRANSLATE_NOOP("actions", "Find &previous"),
     QT_TRANSLATE_NOOP("actions", "Select the row before"), "Shift+F3"},
    {"go_to", Menu::edit, QT_TRANSLATE_NOOP("actions", "&Go to…"),
     QT_TRANSLATE_NOOP("actions", "Go to a layer, a part or an open model by its name"), "Ctrl+P", false, true},
    {"palette", Menu::edit, QT_TRANSLATE_NOOP("actions", "Comman&ds…"),
     QT_TRANSLATE_NOOP("actions", "Every command with its keys"), "Ctrl+Shift+P"},
    {"escape", Menu::edit, QT_TRANSLATE_NOOP("actions", "&Back out"),
     QT_TRANSLATE_NOOP("actions", "Leave the search, then show whole charts again"), "Esc"},

    {"page_models", Menu::view, QT_TRANSLATE_NOOP("actions", "&Models"),
     QT_TRANSLATE_NOOP("actions", "The open models"), "Ctrl+1; Alt+1", true},
    {"page_layers", Menu::view, QT_TRANSLATE_NOOP("actions", "&Layers"),
     QT_TRANSLATE_NOOP("actions", "What every layer costs"), "Ctrl+2; Alt+2", true},
    {"page_memory", Menu::view, QT_TRANSLATE_NOOP("actions", "M&emory"),
     QT_TRANSLATE_NOOP("actions", "RAM over time and the arena"), "Ctrl+3; Alt+3", true},
    {"page_compare", Menu::view, QT_TRANSLATE_NOOP("actions", "&Compare"),
     QT_TRANSLATE_NOOP("actions", "The model on every part"), "Ctrl+4; Alt+4", true},
    {"page_measure", Menu::view, QT_TRANSLATE_NOOP("actions", "Measure"),
     QT_TRANSLATE_NOOP("actions", "The model on data: accuracy and who is taken for whom"), "Ctrl+6; Alt+6", true},
    {"page_report", Menu::view, QT_TRANSLATE_NOOP("actions", "&Report"),
     QT_TRANSLATE_NOOP("actions", "The report, to read and to export"), "Ctrl+8; Alt+8", true},
    {"activity", Menu::view, QT_TRANSLATE_NOOP("actions", "&Activity bar"),
     QT_TRANSLATE_NOOP("actions", "Show or hide the bar of pages"), "Ctrl+B", true, true},
    {"bottom", Menu::view, QT_TRANSLATE_NOOP("actions", "&Bottom panel"),
     QT_TRANSLATE_NOOP("actions", "Show or hide log, problems and jobs"), "Ctrl+J", true},
    {"inspector", Menu::view, QT_TRANSLATE_NOOP("actions", "&Inspector"),
     QT_TRANSLATE_NOOP("actions", "Show or hide the figures of what is selected"), "Ctrl+I", true},
    {"twin", Menu::view, QT_TRANSLATE_NOOP("actions", "Chart or &table"),
     QT_TRANSLATE_NOOP("actions", "Show the charts of this page as tables, or back"), "Ctrl+T"},
    {"zoom_in", Menu::view, QT_TRANSLATE_NOOP("actions", "Zoom i&n"),
     QT_TRANSLATE_NOOP("actions", "Show less of the chart, larger"), "Ctrl++; Ctrl+=", false, true},
    {"zoom_out", Menu::view, QT_TRANSLATE_NOOP("actions", "Zoom &out"),
     QT_TRANSLATE_NOOP("actions", "Show more of the chart"), "Ctrl+-"},
    {"fit", Menu::view, QT_TRANSLATE_NOOP("actions", "&Fit"), QT_TRANSLATE_NOOP("actions", "Show the whole chart"),
     "Ctrl+0"},
    {"next_pane", Menu::view, QT_TRANSLATE_NOOP("actions", "Ne&xt pane"),
     QT_TRANSLATE_NOOP("actions", "Move the focus to the next pane"), "F6", false, true},
    {"previous_pane", Menu::view, QT_TRANSLATE_NOOP("actions", "Pre&vious pane"),
     QT_TRANSLATE_NOOP("actions", "Move the focus to the pane before"), "Shift+F6"},
    {"full_screen", Menu::view, QT_TRANSLATE_NOOP("actions", "F&ull screen"),
     QT_TRANSLATE_NOOP("actions", "Use the whole screen, or leave it"), "F11", true},
    {"theme_system", Menu::view, QT_TRANSLATE_NOOP("actions", "Theme of the &system"),
     QT_TRANSLATE_NOOP("actions", "Light or dark as the system is"), "", true, true},
    {"theme_light", Menu::view, QT_TRANSLATE_NOOP("actions", "Li&ght theme"),
     QT_TRANSLATE_NOOP("actions", "Dark words on light surfaces"), "", true},
    {"theme_dark", Menu::view, QT_TRANSLATE_NOOP("actions", "&Dark theme"),
     QT_TRANSLATE_NOOP("actions", "Light words on dark surfaces"), "", true},
    {"language_en", Menu::view, QT_TRANSLATE_NOOP("actions", "English"),
     QT_TRANSLATE_NOOP("actions", "Show the program in English"), "", true, true},
    {"language_fr", Menu::view, QT_TRANSLATE_NOOP("actions", "Français"),
     QT_TRANSLATE_NOOP("actions", "Show the program in French"), "", true},
    {"restore_layout", Menu::view, QT_TRANSLATE_NOOP("actions", "Restore default la&yout"),
     QT_TRANSLATE_NOOP("actions", "Put panels back where they were at first"), "", false, true},

    {"reload", Menu::model, QT_TRANSLATE_NOOP("actions", "&Reload"),
     QT_TRANSLATE_NOOP("actions", "Read the current model from its file again"), "F5"},
    {"close_model", Menu::model, QT_TRANSLATE_NOOP("actions", "&Close"),
     QT_TRANSLATE_NOOP("actions", "Close the current model"), "Ctrl+W"},
    {"graph_deployable", Menu::model, QT_TRANSLATE_NOOP("actions", "&Deployable graph"),
     QT_TRANSLATE_NOOP("actions", "Show the layers that would run on the chip"), "", true, true},
    {"graph_file", Menu::model, QT_TRANSLATE_NOOP("actions", "Graph as in the &file"),
     QT_TRANSLATE_NOOP("actions", "Show the layers as the file has them"), "", true},

    {"target", Menu::compare, QT_TRANSLATE_NOOP("actions", "&Target…"),
     QT_TRANSLATE_NOOP("actions", "Chip or board, runtime, and what your program keeps for itself"), "Ctrl+Shift+T"},
    {"use_part", Menu::compare, QT_TRANSLATE_NOOP("actions", "&Use as target"),
     QT_TRANSLATE_NOOP("actions", "Make the selected part the target of every page"), "Ctrl+Return"},
    {"shortlist", Menu::compare, QT_TRANSLATE_NOOP("actions", "&Shortlist"),
     QT_TRANSLATE_NOOP("actions", "Put the selected part on the shortlist, or take it off"), "Ctrl+D"},
    {"side_by_side", Menu::compare, QT_TRANSLATE_NOOP("actions", "Side &by side"),
     QT_TRANSLATE_NOOP("actions", "Two to four selected parts fact by fact, else those of the shortlist"), "Ctrl+M"},
    {"prices", Menu::compare, QT_TRANSLATE_NOOP("actions", "&Prices from a file…"),
     QT_TRANSLATE_NOOP("actions", "Lay your own CSV of prices, stock and notes over the database"), "", false, true},
    {"reload_prices", Menu::compare, QT_TRANSLATE_NOOP("actions", "&Reload prices"),
     QT_TRANSLATE_NOOP("actions", "Read the file of prices again"), ""},
    {"forget_prices", Menu::compare, QT_TRANSLATE_NOOP("actions", "&Forget prices"),
     QT_TRANSLATE_NOOP("actions", "Show the database without your prices"), ""},
    {"add_part", Menu::compare, QT_TRANSLATE_NOOP("actions", "&Add a part…"),
     QT_TRANSLATE_NOOP("actions", "Write a chip of your own into your own folder of the database"), "", false, true},

    {"choose_data", Menu::measure, QT_TRANSLATE_NOOP("actions", "Choose &data…"),
     QT_TRANSLATE_NOOP("actions", "Choose the samples that models are judged on"), "Ctrl+Shift+D"},
    {"run", Menu::measure, QT_TRANSLATE_NOOP("actions", "&Run"),
     QT_TRANSLATE_NOOP("actions", "Run the current model over the chosen data"), "F9"},
    {"stop_run", Menu::measure, QT_TRANSLATE_NOOP("actions", "&Stop"),
     QT_TRANSLATE_NOOP("actions", "End the run; what is done is kept"), "Shift+F9"},

    {"check_claims", Menu::report, QT_TRANSLATE_NOOP("actions", "Check &claims…"),
     QT_TRANSLATE_NOOP("actions", "Which figures of a report cannot be true of this model on this chip"),
     "Ctrl+Shift+K"},
    {"export_report", Menu::report, QT_TRANSLATE_NOOP("actions", "&Export report…"),
     QT_TRANSLATE_NOOP("actions", "Save the report as PDF, HTML, Markdown, JSON or CSV"), "Ctrl+Shift+E"},

    {"help", Menu::help, QT_TRANSLATE_NOOP("actions", "Help for this &page"),
     QT_TRANSLATE_NOOP("actions", "What this page shows and which keys work here"), "F1"},
    {"cancel_jobs", Menu::help, QT_TRANSLATE_NOOP("actions", "&Cancel all jobs"),
     QT_TRANSLATE_NOOP("actions", "Stop everything that is being computed"), "", false, true},
    {"about", Menu::help, QT_TRANSLATE_NOOP("actions", "&About Jauge"),
     QT_TRANSLATE_NOOP("actions", "Version and licences"), "", false, true},
};

}  // namespace

std::span<const ActionSpec> all_actions() {
  return list;
}

ActionList::ActionList(QWidget* window) : QObject(window) {
  for (const ActionSpec& spec : list) {
    auto* action = new QAction(window);
    action->setObjectName(spec.id);
    action->setCheckable(spec.checkable);
    QList<QKeySequence> keys;
    for (const QString& key : QString(spec.keys).split("; ", Qt::SkipEmptyParts)) keys << QKeySequence(key);
    action->setShortcuts(keys);
    window->addAction(action);
    actions_.push_back(action);
  }
  retranslate();
}

QAction* ActionList::operator[](std::string_view id) const {
  for (std::size_t i = 0; i < actions_.size(); ++i)
    if (list[i].id == id) return actions_[i];
  qFatal("no action named %.*s", static_cast<int>(id.size()), id.data());
}

void ActionList::retranslate() {
  for (std::size_t i = 0; i < actions_.size(); ++i) {
    QAction* action = actions_[i];
    action->setText(QCoreApplication::translate(context, list[i].text));
    const QString tip = QCoreApplication::translate(context, list[i].tip);
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(keys.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, keys));
    action->setStatusTip(tip);
  }
}

}  // namespace jauge::gui
