// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the short tables: problems, jobs, steps and tensors of a plan.
#pragma once

#include <QStringList>
#include <vector>

#include "analyzer/memory/plan.h"
#include "gui/models/simple_table.h"
#include "gui/session/job_queue.h"
#include "gui/session/problem_list.h"

namespace jauge::gui {

QStringList problem_headers();
std::vector<SimpleTable::Row> problem_rows(const std::vector<ListedProblem>& problems);
// What "copy details" puts on the clipboard.
QString problem_details(const analysis::Problem& problem);

QStringList job_headers();
std::vector<SimpleTable::Row> job_rows(const std::vector<Job>& jobs);  // newest first
QString job_line(const Job& job);                                      // "Analyse kws.onnx: reading weights 42 %"

// Row i is step i.
QStringList step_headers();
std::vector<SimpleTable::Row> step_rows(const ir::Graph& graph, const memory::Plan& plan);
QString step_name(const ir::Graph& graph, const memory::Plan& plan, int step);

// Row i is plan.tensors[which[i]].
QStringList tensor_headers();
std::vector<SimpleTable::Row> tensor_rows(const ir::Graph& graph, const memory::Plan& plan,
                                          const std::vector<std::size_t>& which);
// Largest first. The steps of a group run together, row by row: what lives in one of them lives in all.
std::vector<std::size_t> alive_at(const memory::Plan& plan, int step);
std::vector<std::size_t> all_tensors(const memory::Plan& plan);
int peak_step(const memory::Plan& plan);

}  // namespace jauge::gui
