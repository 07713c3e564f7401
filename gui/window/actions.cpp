// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/actions.h"

#include <QCoreApplication>
#include <QWidget>

namespace jauge::gui {
namespace {

constexpr auto context = "jauge::gui::actions";

#define TEXT(text) QT_TRANSLATE_NOOP("jauge::gui::actions", text)

constexpr ActionSpec list[] = {
    {"open", Menu::file, TEXT("&Open…"), TEXT("Open models or a project"), "Ctrl+O"},
    {"open_window", Menu::file, TEXT("Open in a new &window…"), TEXT("Open a model in a window of its own"),
     "Ctrl+Shift+O"},
    {"new_project", Menu::file, TEXT("&New project"), TEXT("Close everything and start again"), "Ctrl+N", false, true},
    {"save", Menu::file, TEXT("&Save project"), TEXT("Save what is open and how it is looked at"), "Ctrl+S"},
    {"save_as", Menu::file, TEXT("Save project &as…"), TEXT("Save the project under another name"), "Ctrl+Shift+S"},
    {"export_table", Menu::file, TEXT("&Export table…"), TEXT("Save the table of this page as CSV"), "Ctrl+E", false,
     true},
    {"quit", Menu::file, TEXT("&Quit"), TEXT("Close the program"), "Ctrl+Q", false, true},

    {"copy", Menu::edit, TEXT("&Copy"), TEXT("Copy the selected rows as a table, or the chart as a picture"), "Ctrl+C"},
    {"find", Menu::edit, TEXT("&Find"), TEXT("Filter what this page shows"), "Ctrl+F"},
    {"next", Menu::edit, TEXT("Find &next"), TEXT("Select the next row that the filter leaves"), "F3"},
    {"previous", Menu::edit, TEXT("Find &previous"), TEXT("Select the row before"), "Shift+F3"},
    {"go_to", Menu::edit, TEXT("&Go to…"), TEXT("Go to a layer, a part or an open model by its name"), "Ctrl+P", false,
     true},
    {"palette", Menu::edit, TEXT("Comman&ds…"), TEXT("Every command with its keys"), "Ctrl+Shift+P"},
    {"escape", Menu::edit, TEXT("&Back out"), TEXT("Leave the search, then show whole charts again"), "Esc"},

    {"page_models", Menu::view, TEXT("&Models"), TEXT("The open models"), "Ctrl+1; Alt+1", true},
    {"page_layers", Menu::view, TEXT("&Layers"), TEXT("What every layer costs"), "Ctrl+2; Alt+2", true},
    {"page_memory", Menu::view, TEXT("M&emory"), TEXT("RAM over time and the arena"), "Ctrl+3; Alt+3", true},
    {"page_compare", Menu::view, TEXT("&Compare"), TEXT("The model on every part"), "Ctrl+4; Alt+4", true},
    {"page_report", Menu::view, TEXT("&Report"), TEXT("The report, to read and to export"), "Ctrl+5; Alt+5", true},
    {"activity", Menu::view, TEXT("&Activity bar"), TEXT("Show or hide the bar of pages"), "Ctrl+B", true, true},
    {"bottom", Menu::view, TEXT("&Bottom panel"), TEXT("Show or hide log, problems and jobs"), "Ctrl+J", true},
    {"inspector", Menu::view, TEXT("&Inspector"), TEXT("Show or hide the figures of what is selected"), "Ctrl+I", true},
    {"twin", Menu::view, TEXT("Chart or &table"), TEXT("Show the charts of this page as tables, or back"), "Ctrl+T"},
    {"zoom_in", Menu::view, TEXT("Zoom i&n"), TEXT("Show less of the chart, larger"), "Ctrl++; Ctrl+=", false, true},
    {"zoom_out", Menu::view, TEXT("Zoom &out"), TEXT("Show more of the chart"), "Ctrl+-"},
    {"fit", Menu::view, TEXT("&Fit"), TEXT("Show the whole chart"), "Ctrl+0"},
    {"next_pane", Menu::view, TEXT("Ne&xt pane"), TEXT("Move the focus to the next pane"), "F6", false, true},
    {"previous_pane", Menu::view, TEXT("Pre&vious pane"), TEXT("Move the focus to the pane before"), "Shift+F6"},
    {"full_screen", Menu::view, TEXT("F&ull screen"), TEXT("Use the whole screen, or leave it"), "F11", true},
    {"theme_system", Menu::view, TEXT("Theme of the &system"), TEXT("Light or dark as the system is"), "", true, true},
    {"theme_light", Menu::view, TEXT("Li&ght theme"), TEXT("Dark words on light surfaces"), "", true},
    {"theme_dark", Menu::view, TEXT("&Dark theme"), TEXT("Light words on dark surfaces"), "", true},
    {"language_en", Menu::view, TEXT("English"), TEXT("Show the program in English"), "", true, true},
    {"language_fr", Menu::view, TEXT("Français"), TEXT("Show the program in French"), "", true},
    {"restore_layout", Menu::view, TEXT("Restore &default layout"), TEXT("Put panels back where they were at first"),
     "", false, true},

    {"reload", Menu::model, TEXT("&Reload"), TEXT("Read the current model from its file again"), "F5"},
    {"close_model", Menu::model, TEXT("&Close"), TEXT("Close the current model"), "Ctrl+W"},
    {"graph_deployable", Menu::model, TEXT("&Deployable graph"), TEXT("Show the layers that would run on the chip"), "",
     true, true},
    {"graph_file", Menu::model, TEXT("Graph as in the &file"), TEXT("Show the layers as the file has them"), "", true},

    {"use_part", Menu::compare, TEXT("&Use as target"), TEXT("Make the selected part the target of every page"),
     "Ctrl+Return"},
    {"shortlist", Menu::compare, TEXT("&Shortlist"), TEXT("Put the selected part on the shortlist, or take it off"),
     "Ctrl+D"},

    {"export_report", Menu::report, TEXT("&Export report…"),
     TEXT("Save the report as PDF, HTML, Markdown, JSON or CSV"), "Ctrl+Shift+E"},

    {"help", Menu::help, TEXT("Help for this &page"), TEXT("What this page shows and which keys work here"), "F1"},
    {"cancel_jobs", Menu::help, TEXT("&Cancel all jobs"), TEXT("Stop everything that is being computed"), "", false,
     true},
    {"about", Menu::help, TEXT("&About Jauge"), TEXT("Version and licences"), "", false, true},
};

#undef TEXT

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
