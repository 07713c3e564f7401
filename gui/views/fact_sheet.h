// SPDX-License-Identifier: GPL-3.0-or-later
// Facts in two columns under headings, as the inspector shows them.
#pragma once

#include <QWidget>

#include "analyzer/verdict/verdict.h"

class QGridLayout;

namespace jauge::gui {

class FactSheet : public QWidget {
  Q_OBJECT
 public:
  explicit FactSheet(QWidget* parent = nullptr);

  void clear();
  void title(const QString& text, const QString& below);
  void verdict(verdict::Level level, const QString& text);
  void heading(const QString& text);
  // A figure and how it was got.
  void fact(const QString& name, const QString& figure, const QString& note);
  // A small picture; the sheet owns it. `words` stand for it in as_text().
  void picture(QWidget* widget, const QString& words);
  void sentence(const QString& text, bool pale = false);
  QString as_text() const;  // a line each

 private:
  void add_wide(QWidget* widget);

  QGridLayout* grid_ = nullptr;
  QStringList lines_;
};

}  // namespace jauge::gui
