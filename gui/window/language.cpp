// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

static void take_resources_in() {
  Q_INIT_RESOURCE(jauge_gui_translations);
}

namespace jauge::gui {
void apply_language(Language language) {
  static QTranslator ours;
  static QTranslator of_qt;  // the buttons of Qt's own dialogs
  take_resources_in();
  QCoreApplication::removeTranslator(&of_qt);
  QCoreApplication::removeTranslator(&ours);
  const bool french = language == Language::french;
  // First the locale: texts that are made on LanguageChange contain numbers.
  QLocale::setDefault(french ? QLocale(QLocale::French, QLocale::France) : QLocale(QLocale::English));
  // English is loaded as well, for its plural forms.
  const QString name = french ? QStringLiteral("fr") : QStringLiteral("en");
  if (french && of_qt.load("qtbase_fr", QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
    QCoreApplication::installTranslator(&of_qt);
  if (ours.load(":/i18n/jauge_" + name + ".qm")) QCoreApplication::installTranslator(&ours);
}

}  // namespace jauge::gui
