// SPDX-License-Identifier: GPL-3.0-or-later
// What went wrong or deserves a look, as in an IDE. A problem belongs to its source (a file, the database) and goes
// when the source is read again.
#pragma once

#include <QObject>
#include <QString>
#include <string>
#include <vector>

#include "analyzer/analysis/analysis.h"
#include "analyzer/base/error.h"

namespace jauge::gui {

struct ListedProblem {
  QString source;  // path of the model, "mcu_db", "project"
  analysis::Problem problem;
};

class ProblemList : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;

  const std::vector<ListedProblem>& problems() const { return problems_; }
  std::size_t errors() const;
  void add(const QString& source, analysis::Problem problem);
  void add(const QString& source, const Error& error);
  void remove_source(const QString& source);

 signals:
  void changed();
  void added(const QString& where, const QString& what);

 private:
  std::vector<ListedProblem> problems_;
};

}  // namespace jauge::gui
