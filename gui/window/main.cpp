// SPDX-License-Identifier: GPL-3.0-or-later
// `jauge-gui [FILE...]`: the window.
#include <QApplication>
#include <QCommandLineParser>
#include <cstdio>
#include <cstdlib>

#include "gui/pages/models_page.h"
#include "gui/session/session.h"
#include "gui/theme/theme.h"
#include "gui/window/language.h"
#include "gui/window/main_window.h"
#include "gui/window/screenshot.h"

namespace {

using namespace jauge::gui;

struct Options {
  std::vector<std::filesystem::path> files;
  ScreenshotOrder screenshot;
  QString language, theme, target, settings, data;
};

Options parse(QApplication& application) {
  QCommandLineParser parser;
  parser.setApplicationDescription("Shows what neural networks cost on microcontrollers.");
  parser.addHelpOption();
  parser.addVersionOption();
  parser.addPositionalArgument("FILE", "models (.onnx, .tflite, .h5, .keras) and projects (.jauge.json) to open",
                               "[FILE...]");
  parser.addOptions(
      {{"example", "open the bundled example"},
       {"lang", "language of the window: en or fr", "LANG"},
       {"theme", "light, dark or system", "THEME"},
       {"mcu", "the target part or board", "PART"},
       {"settings", "file to keep settings in", "FILE"},
       {"screenshot", "save a picture of the window and end", "FILE"},
       {"page", "page to show: models, layers, memory, compare, measure or report", "NAME"},
       {"data", "samples to judge models on", "DATA"},
       {"evaluate", "run the model over the data before the picture"},
       {"board", "where to run it for the picture: virtual, virtual:nucleo_l4r5zi or a port", "BOARD"},
       {"dbank", "option bit DBANK of the virtual board: 0 or 1", "N"},
       {"energy", "ask the board for its energy as well"},
       {"tab",
        "tab of the page measure in the picture: board, classes, samples, models or drift; of compare: pareto, side; "
        "of memory: none, overlap, stream",
        "NAME"},
       {"dialog", "take a picture of a dialog: target or add_part", "NAME"},
       {"filter", "filter of the page compare in the picture", "EXPR"},
       {"part", "part on the shortlist in the picture; may be repeated", "PART"},
       {"cell", "cell of the confusion matrix in the picture: TRUTH,ANSWER", "CELL"},
       {"layer", "layer to select in the picture", "INDEX"},
       {"size", "size of the window: 1440x900", "SIZE"}});
  parser.process(application);
  Options options;
  for (const QString& file : parser.positionalArguments()) options.files.emplace_back(file.toStdString());
  if (parser.isSet("example")) options.files.push_back(example_model());
  options.language = parser.value("lang");
  options.theme = parser.value("theme");
  options.target = parser.value("mcu");
  options.settings = parser.value("settings");
  options.data = parser.value("data");
  options.screenshot.evaluate = parser.isSet("evaluate");
  options.screenshot.board = parser.value("board");
  options.screenshot.energy = parser.isSet("energy");
  if (parser.isSet("dbank")) options.screenshot.dual_bank = parser.value("dbank").toInt();
  options.screenshot.tab = parser.value("tab");
  options.screenshot.dialog = parser.value("dialog");
  options.screenshot.cell = parser.value("cell");
  options.screenshot.filter = parser.value("filter");
  options.screenshot.parts = parser.values("part");
  options.screenshot.file = parser.value("screenshot");
  if (parser.isSet("page")) options.screenshot.page = parser.value("page");
  if (parser.isSet("layer")) options.screenshot.layer = parser.value("layer").toInt();
  const QStringList size = parser.value("size").split('x');
  if (size.size() == 2 && size[0].toInt() > 0 && size[1].toInt() > 0)
    options.screenshot.size = {size[0].toInt(), size[1].toInt()};
  return options;
}

ThemeChoice theme_named(const QString& name, ThemeChoice otherwise) {
  if (name == "dark") return ThemeChoice::dark;
  if (name == "light") return ThemeChoice::light;
  return name == "system" ? ThemeChoice::system : otherwise;
}

int show(QApplication& application, const Options& options) {
  Session session(standard_engine(), options.settings);
  apply_theme(application, theme_named(options.theme, session.settings().theme()));
  const auto language = options.language == "fr"   ? jauge::Language::french
                        : options.language == "en" ? jauge::Language::english
                                                   : session.settings().language();
  apply_language(language);
  if (!options.target.isEmpty()) session.set_target(options.target);
  MainWindow window(session);
  window.open_files(options.files);
  if (!options.files.empty()) window.show_page("layers");
  if (!options.data.isEmpty()) session.set_data(options.data.toStdString());
  window.show();
  if (!options.screenshot.file.isEmpty()) take_screenshot_when_settled(window, session, options.screenshot);
  const int status = QApplication::exec();
  // A worker that does not listen must not keep a closed program alive.
  if (!session.jobs().shut_down(2000)) std::_Exit(status);
  return status;
}

}  // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  QApplication::setApplicationName("jauge");
  QApplication::setOrganizationName("jauge");
  QApplication::setApplicationDisplayName("Jauge");
  QApplication::setApplicationVersion(JAUGE_VERSION);
  remember_system_theme(application);
  const Options options = parse(application);
  return show(application, options);
}
