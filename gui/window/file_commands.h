// SPDX-License-Identifier: GPL-3.0-or-later
// Opening and saving with questions: file dialogs, existing files, unsaved work.
#pragma once

#include <QObject>
#include <filesystem>
#include <functional>
#include <string>

#include "gui/session/session.h"

class QAbstractItemModel;

namespace jauge::gui {

class MessageBar;

class FileCommands : public QObject {
  Q_OBJECT
 public:
  FileCommands(Session& session, QWidget* window, MessageBar* messages);

  void open();
  void open_in_new_window();
  void open_files(const std::vector<std::filesystem::path>& files);
  bool save();  // false: not saved
  bool save_as();
  void new_project();
  void export_table(const QAbstractItemModel* table, const QString& name);
  // True when closing may go on: nothing unsaved, or the user decided.
  bool may_close();

 private:
  bool report(const Result<void>& written, const std::filesystem::path& file);

  Session& session_;
  QWidget* window_;
  MessageBar* messages_;
};

}  // namespace jauge::gui
