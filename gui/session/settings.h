// SPDX-License-Identifier: GPL-3.0-or-later
// What the program remembers between two starts: language, theme, window layout, recent files.
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>

#include "analyzer/base/language.h"

namespace jauge::gui {

enum class ThemeChoice { system, light, dark };

class Settings {
 public:
  // An empty path: the user's own settings file.
  explicit Settings(const QString& path = {});

  Language language() const;  // the system's until the user chooses
  void set_language(Language language);
  ThemeChoice theme() const;
  void set_theme(ThemeChoice theme);

  // Nothing when no layout was saved, or one of another version of the window.
  QByteArray layout(const QString& name) const;
  void set_layout(const QString& name, const QByteArray& state);
  void forget_layout();

  QStringList recent_files() const;  // newest first
  void add_recent_file(const QString& path);
  void remove_recent_file(const QString& path);

  // CSV files of the user's, laid over the database in this order.
  QStringList price_files() const;
  void set_price_files(const QStringList& files);

 private:
  QSettings store_;
};

}  // namespace jauge::gui
