// SPDX-License-Identifier: GPL-3.0-or-later
// NAME.jauge.json: what a user has open and how it is looked at. Paths are relative to the file; keys that this version
// does not know survive a save.
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <filesystem>
#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/base/safe_file.h"
#include "analyzer/cost/estimate.h"

namespace jauge::gui {

inline constexpr int project_format_version = 1;

struct ProjectModel {
  std::filesystem::path path;  // absolute, once read
  std::string sha256;          // empty: not read yet
  bool operator==(const ProjectModel&) const = default;
};

struct Project {
  std::vector<ProjectModel> models;
  int current_model = 0;  // index in models
  QString target;
  QString runtime;
  cost::Reserve reserve;
  QString filter;  // of the Compare page
  QStringList shortlist;
  QJsonObject report;          // the Report page's own choices
  std::filesystem::path data;  // of the Measure page; empty: none

  int format_version = project_format_version;  // of the file it was read from
  QJsonObject as_read;                          // the whole file, for the keys we do not know

  bool is_newer() const { return format_version > project_format_version; }
};

// Errors: unreadable_file, bad_record (not JSON, not a project, a value of the wrong kind).
Result<Project> read_project(const std::filesystem::path& file);

// Errors: those of write_file_safely; usage for a project of a newer version, which would lose what it holds.
Result<void> write_project(const Project& project, const std::filesystem::path& file, Overwrite overwrite);

}  // namespace jauge::gui
