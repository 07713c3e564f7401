// SPDX-License-Identifier: GPL-3.0-or-later
// The project's place on disk: opening, saving, the lock against a second window, and the side copy that a crash
// leaves behind.
#pragma once

#include <QLockFile>
#include <QObject>
#include <QTimer>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "gui/session/project_file.h"

namespace jauge::gui {

class ProjectKeeper : public QObject {
  Q_OBJECT
 public:
  // `current` gives the project as it is now. `unsaved_folder` holds side copies of projects without a name.
  ProjectKeeper(std::function<Project()> current, std::filesystem::path unsaved_folder, QObject* parent = nullptr);
  ~ProjectKeeper() override;

  const std::filesystem::path& file() const { return file_; }  // empty: never saved
  bool is_read_only() const { return read_only_; }
  bool is_modified() const { return modified_; }
  void set_modified();
  void mark_saved();  // what is open equals the file again

  // Reads the file and takes its lock; a project that another window holds, or a newer version's, becomes read-only.
  Result<Project> open(const std::filesystem::path& file);
  Result<void> save();
  Result<void> save_as(const std::filesystem::path& file, Overwrite overwrite);
  void start_new();

  // The side copy for `file` (or for a project without a name) that a crash left behind.
  std::optional<std::filesystem::path> left_behind(const std::filesystem::path& file) const;
  void discard_side_copy();
  void write_side_copy();  // what the timer does every 60 s

 signals:
  void changed();
  void sideCopyFailed(const QString& why);

 private:
  std::filesystem::path side_copy_of(const std::filesystem::path& file) const;
  bool take_lock(const std::filesystem::path& file);

  std::function<Project()> current_;
  std::filesystem::path unsaved_folder_;
  std::filesystem::path file_;
  QJsonObject as_read_;
  int format_version_ = project_format_version;
  std::unique_ptr<QLockFile> lock_;
  bool read_only_ = false;
  bool modified_ = false;
  QTimer timer_;
};

}  // namespace jauge::gui
