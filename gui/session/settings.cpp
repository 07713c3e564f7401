// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/settings.h"

#include <QLocale>
#include <memory>

namespace jauge::gui {
namespace {

// Raised when docks or toolbars change so much that an old layout would hide something.
constexpr int layout_version = 1;
constexpr int most_recent_files = 12;

}  // namespace

Settings::Settings(const QString& path)
    : store_(path.isEmpty() ? QSettings(QSettings::IniFormat, QSettings::UserScope, "jauge", "jauge-gui").fileName()
                            : path,
             QSettings::IniFormat) {}

Language Settings::language() const {
  const QString chosen = store_.value("language").toString();
  if (chosen == "fr") return Language::french;
  if (chosen == "en") return Language::english;
  return QLocale::system().language() == QLocale::French ? Language::french : Language::english;
}

void Settings::set_language(Language language) {
  store_.setValue("language", language == Language::french ? "fr" : "en");
}

ThemeChoice Settings::theme() const {
  const QString chosen = store_.value("theme").toString();
  if (chosen == "light") return ThemeChoice::light;
  if (chosen == "dark") return ThemeChoice::dark;
  return ThemeChoice::system;
}

void Settings::set_theme(ThemeChoice theme) {
  store_.setValue("theme", theme == ThemeChoice::light ? "light" : theme == ThemeChoice::dark ? "dark" : "system");
}

QByteArray Settings::layout(const QString& name) const {
  if (store_.value("layout/version").toInt() != layout_version) return {};
  return store_.value("layout/" + name).toByteArray();
}

void Settings::set_layout(const QString& name, const QByteArray& state) {
  store_.setValue("layout/version", layout_version);
  store_.setValue("layout/" + name, state);
}

void Settings::forget_layout() {
  store_.remove("layout");
}

QStringList Settings::recent_files() const {
  return store_.value("recent").toStringList();
}

void Settings::add_recent_file(const QString& path) {
  QStringList files = recent_files();
  files.removeAll(path);
  files.prepend(path);
  while (files.size() > most_recent_files) files.removeLast();
  store_.setValue("recent", files);
}

void Settings::remove_recent_file(const QString& path) {
  QStringList files = recent_files();
  files.removeAll(path);
  store_.setValue("recent", files);
}

QStringList Settings::price_files() const {
  return store_.value("prices").toStringList();
}

void Settings::set_price_files(const QStringList& files) {
  store_.setValue("prices", files);
}

}  // namespace jauge::gui
