// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/report_files.h"

#include <QCoreApplication>
#include <QDate>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "gui/models/text.h"
#include "reports/csv/tables.h"
#include "reports/json/json.h"
#include "reports/pdf/pdf.h"
#include "reports/render/html.h"
#include "reports/render/markdown.h"

namespace jauge::gui {
namespace {

constexpr std::size_t most_other_parts = 5;

// The shortlist; without one the fitting parts that are used best, so that nobody pays for memory that stays empty.
std::vector<target::Target> other_targets(const Session& session) {
  std::vector<const ComparedPart*> parts;
  const auto comparison = session.comparison();
  if (!comparison) return {};
  for (const ComparedPart& part : *comparison) {
    const bool listed = session.shortlist().contains(QString::fromStdString(part.name));
    if (listed || (session.shortlist().isEmpty() && part.verdict.level == verdict::Level::fits)) parts.push_back(&part);
  }
  std::stable_sort(parts.begin(), parts.end(), [](const ComparedPart* a, const ComparedPart* b) {
    return a->verdict.worst_use.value_or(0) > b->verdict.worst_use.value_or(0);
  });
  if (session.shortlist().isEmpty() && parts.size() > most_other_parts) parts.resize(most_other_parts);
  std::vector<target::Target> targets;
  for (const ComparedPart* part : parts) targets.push_back(part->target);
  return targets;
}

std::shared_ptr<const reports::BoardRun> board_run_of(const Session& session) {
  const OpenModel* model = session.current_model();
  const auto result = model ? session.board_runs().result(model->id) : nullptr;
  if (!result) return nullptr;
  auto run = std::make_shared<reports::BoardRun>();
  run->measurement = result->measurement;
  run->estimate = result->estimate;
  if (result->evaluation) run->evaluation = {result, &*result->evaluation};
  run->this_computer = session.evaluations().result(model->id);
  run->done = result->done;
  run->total = result->total;
  run->stopped = result->stopped;
  return run;
}

reports::ReportInput input_of(const ReportOrder& order) {
  reports::ReportInput input;
  input.analyses = {order.analysis};
  input.language = order.choices.language;
  input.title = order.choices.title.toStdString();
  for (const QString& author : order.choices.authors)
    if (!author.trimmed().isEmpty()) input.authors.push_back(author.trimmed().toStdString());
  input.date = QDate::currentDate().toString(Qt::ISODate).toStdString();
  for (const auto& [id, text] : order.choices.texts)
    if (!text.trimmed().isEmpty()) input.free_text[id.toStdString()] = text.toStdString();
  for (const auto& [id, on] : order.choices.sections)
    if (on) input.sections.push_back(id.toStdString());
  input.tool_version = order.tool_version;
  if (order.board_run) input.board_runs = {order.board_run};
  return input;
}

reports::Document document_of(const ReportOrder& order, const Progress& progress) {
  reports::ReportInput input = input_of(order);
  for (const target::Target& target : order.other_targets) {
    if (progress.stopped()) break;
    progress("assessing parts", static_cast<std::int64_t>(input.other_chips.size()),
             static_cast<std::int64_t>(order.other_targets.size()));
    const auto runtime = runtime_for(*order.catalog, order.runtime, *order.analysis->study, target);
    if (runtime)
      input.other_chips.push_back(
          order.engine.assess(*order.analysis->study, target, *runtime, order.analysis->assessment.reserve, {}));
  }
  progress("writing the report");
  return reports::build_report(input);
}

std::string as_json(const ReportOrder& order) {
  reports::json::Envelope envelope;
  envelope.version = order.tool_version;
  envelope.time_utc = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
  envelope.inputs = {{order.model_path, order.analysis->study->model.source.sha256}};
  envelope.problems = order.analysis->study->problems;
  return reports::json::to_text(envelope,
                                reports::json::analyze_result(order.analysis->assessment, order.choices.language));
}

}  // namespace

ReportOrder report_order(const Session& session, const ReportChoices& choices, const QString& tool_version) {
  const OpenModel* model = session.current_model();
  return {.analysis = session.analysis(),
          .choices = choices,
          .other_targets = other_targets(session),
          .board_run = board_run_of(session),
          .catalog = session.catalog(),
          .runtime = session.runtime_name().toStdString(),
          .engine = session.engine(),
          .model_path = model ? model->path.string() : std::string(),
          .tool_version = tool_version.toStdString()};
}

ReportText write_report(const ReportOrder& order, const Progress& progress) {
  ReportText text{.document = document_of(order, progress), .preview = {}};
  text.preview = preview_of(text.document);
  return text;
}

Result<std::string> report_file(const ReportOrder& order, ReportFormat format, const Progress& progress) {
  switch (format) {
    case ReportFormat::json:
      return as_json(order);
    case ReportFormat::csv:
      return reports::csv::figures(order.analysis->assessment);
    case ReportFormat::markdown:
      return reports::render::to_markdown(document_of(order, progress));
    case ReportFormat::html:
      return reports::render::to_html(document_of(order, progress));
    case ReportFormat::pdf:
      break;
  }
  JAUGE_TRY(const auto pages, reports::pdf::to_pdf(document_of(order, progress)));
  return std::string(reinterpret_cast<const char*>(pages.data()), pages.size());
}

}  // namespace jauge::gui
