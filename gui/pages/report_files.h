// SPDX-License-Identifier: GPL-3.0-or-later
// The report as a document and as files. Everything here runs on a worker.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "gui/pages/preview_html.h"
#include "gui/session/report_choices.h"
#include "gui/session/session.h"
#include "reports/report.h"

namespace jauge::gui {

// All that the worker needs, taken on the interface thread.
struct ReportOrder {
  std::shared_ptr<const analysis::Analysis> analysis;
  ReportChoices choices;
  // Parts for "another chip": the shortlist, or what fits best.
  std::vector<target::Target> other_targets;
  std::shared_ptr<const reports::BoardRun> board_run;  // of the model; may be nothing
  std::shared_ptr<const mcu_db::Catalog> catalog;
  std::string runtime;
  Engine engine;
  std::string model_path;
  std::string tool_version;
};

ReportOrder report_order(const Session& session, const ReportChoices& choices, const QString& tool_version);

struct ReportText {
  reports::Document document;
  PreviewText preview;
};
ReportText write_report(const ReportOrder& order, const Progress& progress);

enum class ReportFormat { pdf, html, markdown, json, csv };

// The whole file, ready to be written.
Result<std::string> report_file(const ReportOrder& order, ReportFormat format, const Progress& progress);

}  // namespace jauge::gui
