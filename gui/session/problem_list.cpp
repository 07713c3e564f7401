// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/problem_list.h"

#include <algorithm>

namespace jauge::gui {

std::size_t ProblemList::errors() const {
  return static_cast<std::size_t>(std::count_if(problems_.begin(), problems_.end(), [](const ListedProblem& listed) {
    return listed.problem.severity == "error";
  }));
}

void ProblemList::add(const QString& source, analysis::Problem problem) {
  const QString where = QString::fromStdString(problem.where);
  const QString what = QString::fromStdString(problem.what);
  problems_.push_back({source, std::move(problem)});
  emit changed();
  emit added(where, what);
}

void ProblemList::add(const QString& source, const Error& error) {
  add(source, analysis::Problem{.code = std::string(code_of(error.kind)),
                                .severity = "error",
                                .where = error.where,
                                .what = error.what,
                                .hint = error.hint});
}

void ProblemList::remove_source(const QString& source) {
  if (std::erase_if(problems_, [&](const ListedProblem& listed) { return listed.source == source; }) > 0)
    emit changed();
}

}  // namespace jauge::gui
