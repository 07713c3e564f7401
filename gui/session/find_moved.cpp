// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/find_moved.h"

#include <QCryptographicHash>
#include <QFile>
#include <algorithm>

namespace jauge::gui {
namespace {

constexpr int most_files = 4000;  // a project saved in a home folder must not read the whole disk
constexpr int deepest = 4;

std::string sha256_of(const std::filesystem::path& path) {
  QFile file(QString::fromStdString(path.string()));
  QCryptographicHash hash(QCryptographicHash::Sha256);
  if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file)) return {};
  return hash.result().toHex().toStdString();
}

bool is_missing(const ProjectModel& model) {
  std::error_code code;
  return !model.sha256.empty() && !std::filesystem::exists(model.path, code);
}

void place_if_wanted(std::vector<ProjectModel>& models, const std::filesystem::path& file) {
  // Hashing is slow: only files of the kind that is missing are worth it.
  const bool likely = std::any_of(models.begin(), models.end(), [&](const ProjectModel& model) {
    return is_missing(model) && model.path.extension() == file.extension();
  });
  if (!likely) return;
  const std::string digest = sha256_of(file);
  for (ProjectModel& model : models)
    if (is_missing(model) && model.sha256 == digest) model.path = file;
}

}  // namespace

std::vector<ProjectModel> find_moved(std::vector<ProjectModel> models, const std::filesystem::path& folder,
                                     const Progress& progress) {
  namespace fs = std::filesystem;
  std::error_code code;
  int seen = 0;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, code);
  for (; !code && entry != fs::recursive_directory_iterator(); entry.increment(code)) {
    if (progress.stopped() || ++seen > most_files) break;
    if (std::none_of(models.begin(), models.end(), is_missing)) break;
    if (entry.depth() >= deepest) entry.disable_recursion_pending();
    if (entry->is_regular_file(code)) place_if_wanted(models, entry->path());
  }
  return models;
}

}  // namespace jauge::gui
