// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/rows.h"

#include <QCoreApplication>
#include <algorithm>
#include <numeric>

#include "gui/models/text.h"

namespace jauge::gui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(rows)
};

QString severity_word(const std::string& severity) {
  if (severity == "error") return Words::tr("Error");
  if (severity == "warning") return Words::tr("Warning");
  return Words::tr("Note");
}

QString state_word(const Job& job) {
  switch (job.state) {
    case Job::State::waiting:
      return Words::tr("waiting");
    case Job::State::running:
      return Words::tr("running");
    case Job::State::failed:
      return Words::tr("failed");
    case Job::State::cancelled:
      return Words::tr("cancelled");
    case Job::State::done:
      break;
  }
  return Words::tr("done");
}

SimpleCell cell(const QString& text) {
  return {.text = text, .tip = {}, .number = {}};
}
SimpleCell figure(const QString& text, std::int64_t number) {
  return {.text = text, .tip = {}, .number = static_cast<qint64>(number)};
}

// Longer messages stay readable in the tooltip and in the details.
QString one_line(const std::string& text) {
  return QString::fromStdString(text).simplified();
}

}  // namespace

QStringList problem_headers() {
  return {Words::tr("Severity"), Words::tr("Where"), Words::tr("What"), Words::tr("What to do"), Words::tr("Code")};
}

std::vector<SimpleTable::Row> problem_rows(const std::vector<ListedProblem>& problems) {
  std::vector<SimpleTable::Row> rows;
  for (const auto& [source, problem] : problems)
    rows.push_back({cell(severity_word(problem.severity)), cell(shown(problem.where)), cell(one_line(problem.what)),
                    cell(one_line(problem.hint)), cell(QString::fromStdString(problem.code))});
  return rows;
}

QString problem_details(const analysis::Problem& problem) {
  return QString::fromStdString("code: " + problem.code + "\nseverity: " + problem.severity + "\nwhere: " +
                                problem.where + "\nwhat: " + problem.what + "\nhint: " + problem.hint + "\n");
}

QStringList job_headers() {
  return {Words::tr("Job"), Words::tr("State"), Words::tr("Phase"), Words::tr("Message")};
}

std::vector<SimpleTable::Row> job_rows(const std::vector<Job>& jobs) {
  std::vector<SimpleTable::Row> rows;
  for (auto job = jobs.rbegin(); job != jobs.rend(); ++job)
    rows.push_back({cell(job->name), cell(state_word(*job)), cell(phase_text(job->phase)), cell(job->message)});
  return rows;
}

QString job_line(const Job& job) {
  if (job.phase.isEmpty()) return job.name;
  const QString line = job.name + ": " + phase_text(job.phase);
  if (job.total <= 0) return line;
  return line + ' ' + percent(static_cast<double>(job.done) / static_cast<double>(job.total));
}

QStringList step_headers() {
  return {Words::tr("Step"), Words::tr("Layer"), Words::tr("Live bytes"), Words::tr("Tensors alive")};
}

QString step_name(const ir::Graph& graph, const memory::Plan& plan, int step) {
  if (step < 0 || static_cast<std::size_t>(step) >= plan.order.size()) return {};
  const auto node = static_cast<std::size_t>(plan.order[static_cast<std::size_t>(step)]);
  if (node >= graph.nodes.size()) return {};
  const std::string& name = graph.nodes[node].name;
  return name.empty() ? QString("%1_%2").arg(shown(graph.nodes[node].op)).arg(node) : shown(name);
}

std::vector<SimpleTable::Row> step_rows(const ir::Graph& graph, const memory::Plan& plan) {
  std::vector<int> alive(plan.live_bytes.size() + 1, 0);
  for (const auto& tensor : plan.tensors) {
    if (static_cast<std::size_t>(tensor.last_step) >= plan.live_bytes.size() || tensor.first_step < 0) continue;
    ++alive[static_cast<std::size_t>(tensor.first_step)];
    --alive[static_cast<std::size_t>(tensor.last_step) + 1];
  }
  std::partial_sum(alive.begin(), alive.end(), alive.begin());
  std::vector<SimpleTable::Row> rows;
  for (std::size_t step = 0; step < plan.live_bytes.size(); ++step)
    rows.push_back({figure(number(static_cast<std::int64_t>(step)), static_cast<std::int64_t>(step)),
                    cell(step_name(graph, plan, static_cast<int>(step))),
                    figure(bytes(plan.live_bytes[step]), plan.live_bytes[step].value),
                    figure(number(alive[step]), alive[step])});
  return rows;
}

QStringList tensor_headers() {
  return {Words::tr("Tensor"), Words::tr("Shape"),      Words::tr("Type"),     Words::tr("Offset"),
          Words::tr("Size"),   Words::tr("First step"), Words::tr("Last step")};
}

std::vector<SimpleTable::Row> tensor_rows(const ir::Graph& graph, const memory::Plan& plan,
                                          const std::vector<std::size_t>& which) {
  std::vector<SimpleTable::Row> rows;
  for (const std::size_t index : which) {
    const memory::TensorPlace& place = plan.tensors[index];
    const ir::TensorType& type = graph.tensor(place.tensor).type;
    const std::string dtype(ir::name_of(type.dtype));
    rows.push_back({cell(shown(place.name)), cell(shape(type.shape)), cell(QString::fromStdString(dtype)),
                    figure(number(place.offset.value), place.offset.value), figure(bytes(place.size), place.size.value),
                    figure(number(place.first_step), place.first_step),
                    figure(number(place.last_step), place.last_step)});
  }
  return rows;
}

std::vector<std::size_t> alive_at(const memory::Plan& plan, int step) {
  memory::Group steps{step, step};
  for (const memory::Group& group : plan.groups)
    if (group.first_step <= step && step <= group.last_step) steps = group;
  std::vector<std::size_t> alive;
  for (std::size_t i = 0; i < plan.tensors.size(); ++i)
    if (plan.tensors[i].first_step <= steps.last_step && steps.first_step <= plan.tensors[i].last_step)
      alive.push_back(i);
  std::sort(alive.begin(), alive.end(),
            [&](std::size_t a, std::size_t b) { return plan.tensors[a].size > plan.tensors[b].size; });
  return alive;
}

std::vector<std::size_t> all_tensors(const memory::Plan& plan) {
  std::vector<std::size_t> all(plan.tensors.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

int peak_step(const memory::Plan& plan) {
  const auto peak = std::max_element(plan.live_bytes.begin(), plan.live_bytes.end());
  return peak == plan.live_bytes.end() ? -1 : static_cast<int>(peak - plan.live_bytes.begin());
}

}  // namespace jauge::gui
