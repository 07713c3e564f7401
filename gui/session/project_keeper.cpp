// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/project_keeper.h"

namespace jauge::gui {
namespace {

constexpr int side_copy_every_ms = 60'000;

}  // namespace

ProjectKeeper::ProjectKeeper(std::function<Project()> current, std::filesystem::path unsaved_folder, QObject* parent)
    : QObject(parent), current_(std::move(current)), unsaved_folder_(std::move(unsaved_folder)) {
  timer_.setInterval(side_copy_every_ms);
  connect(&timer_, &QTimer::timeout, this, &ProjectKeeper::write_side_copy);
  timer_.start();
}

ProjectKeeper::~ProjectKeeper() = default;

void ProjectKeeper::set_modified() {
  if (modified_) return;
  modified_ = true;
  emit changed();
}

void ProjectKeeper::mark_saved() {
  modified_ = false;
  emit changed();
}

Result<Project> ProjectKeeper::open(const std::filesystem::path& file) {
  JAUGE_TRY(Project project, read_project(file));
  read_only_ = !take_lock(file) || project.is_newer();
  file_ = file;
  as_read_ = project.as_read;
  format_version_ = project.format_version;
  modified_ = false;
  emit changed();
  return project;
}

Result<void> ProjectKeeper::save() {
  if (read_only_)
    return Error{.kind = ErrorKind::unreadable_file,
                 .where = file_.filename().string(),
                 .what = "the project is open read-only: another window holds it, or a newer Jauge wrote it",
                 .hint = "save it under another name"};
  return save_as(file_, Overwrite::allow);
}

Result<void> ProjectKeeper::save_as(const std::filesystem::path& file, Overwrite overwrite) {
  Project project = current_();
  project.as_read = as_read_;
  project.format_version = format_version_;
  const bool same_file = file == file_;
  if (!same_file && overwrite == Overwrite::allow && !take_lock(file))
    return Error{.kind = ErrorKind::unreadable_file,
                 .where = file.filename().string(),
                 .what = "another window has this project open",
                 .hint = "choose another name"};
  JAUGE_CHECK(write_project(project, file, overwrite));
  discard_side_copy();
  if (!same_file) take_lock(file);
  file_ = file;
  read_only_ = false;
  modified_ = false;
  emit changed();
  return {};
}

void ProjectKeeper::start_new() {
  discard_side_copy();
  lock_.reset();
  file_.clear();
  as_read_ = {};
  format_version_ = project_format_version;
  read_only_ = false;
  modified_ = false;
  emit changed();
}

std::filesystem::path ProjectKeeper::side_copy_of(const std::filesystem::path& file) const {
  if (file.empty()) return unsaved_folder_ / "unsaved.jauge.json.autosave";
  return file.string() + ".autosave";
}

std::optional<std::filesystem::path> ProjectKeeper::left_behind(const std::filesystem::path& file) const {
  const auto copy = side_copy_of(file);
  std::error_code code;
  if (!std::filesystem::is_regular_file(copy, code)) return std::nullopt;
  return copy;
}

void ProjectKeeper::discard_side_copy() {
  std::error_code code;
  std::filesystem::remove(side_copy_of(file_), code);
}

void ProjectKeeper::write_side_copy() {
  if (!modified_ || read_only_) return;
  Project project = current_();
  project.as_read = as_read_;
  std::error_code code;
  if (file_.empty()) std::filesystem::create_directories(unsaved_folder_, code);
  const auto written = write_project(project, side_copy_of(file_), Overwrite::allow);
  if (!written) emit sideCopyFailed(QString::fromStdString(to_text(written.error())));
}

bool ProjectKeeper::take_lock(const std::filesystem::path& file) {
  auto lock = std::make_unique<QLockFile>(QString::fromStdString(file.string() + ".lock"));
  lock->setStaleLockTime(0);  // only the end of its process frees a lock, not its age
  if (lock->tryLock(0)) {
    lock_ = std::move(lock);
    return true;
  }
  // A folder that cannot be written to holds no lock file; saving will say so.
  return lock->error() != QLockFile::LockFailedError;
}

}  // namespace jauge::gui
