// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/file_commands.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QProcess>

#include "analyzer/base/safe_file.h"
#include "gui/models/table_text.h"
#include "gui/models/text.h"
#include "gui/views/message_bar.h"

namespace jauge::gui {
namespace {

constexpr auto project_ending = ".jauge.json";

bool is_project(const std::filesystem::path& file) {
  const std::string name = file.filename().string();
  const std::string_view ending = project_ending;
  return name.size() > ending.size() && name.ends_with(ending);
}

// Samples rather than a model. Folders hold pictures or recordings.
bool is_data(const std::filesystem::path& file) {
  const std::string name = file.filename().string(), ending = file.extension().string();
  return std::filesystem::is_directory(file) || name.ends_with("-ubyte") || ending == ".npz" || ending == ".npy" ||
         ending == ".csv" || ending == ".bin";
}

std::vector<std::filesystem::path> to_paths(const QStringList& files) {
  std::vector<std::filesystem::path> paths;
  for (const QString& file : files) paths.emplace_back(file.toStdString());
  return paths;
}

}  // namespace

FileCommands::FileCommands(Session& session, QWidget* window, MessageBar* messages)
    : QObject(window), session_(session), window_(window), messages_(messages) {}

void FileCommands::open() {
  open_files(to_paths(QFileDialog::getOpenFileNames(
      window_, tr("Open models or a project"), {},
      tr("Models and projects (*.onnx *.tflite *.h5 *.keras *.jauge.json)") + ";;" + tr("All files (*)"))));
}

void FileCommands::open_in_new_window() {
  const QString file = QFileDialog::getOpenFileName(window_, tr("Open in a new window"));
  if (!file.isEmpty()) QProcess::startDetached(QCoreApplication::applicationFilePath(), {file});
}

void FileCommands::open_files(const std::vector<std::filesystem::path>& files) {
  std::vector<std::filesystem::path> models;
  for (const auto& file : files) {
    if (is_data(file))
      session_.set_data(file);
    else if (!is_project(file))
      models.push_back(file);
    else if (may_close())
      session_.open_project(file);
  }
  if (!models.empty()) session_.open_models(models);
}

bool FileCommands::save() {
  if (session_.project().file().empty()) return save_as();
  return report(session_.save_project(), session_.project().file());
}

bool FileCommands::save_as() {
  // The dialog asks before it lets an existing file be chosen.
  QString file = QFileDialog::getSaveFileName(window_, tr("Save project as"), {}, tr("Jauge projects (*.jauge.json)"));
  if (file.isEmpty()) return false;
  const bool complete = file.endsWith(project_ending);
  if (!complete) file += project_ending;
  const auto written = session_.save_project_as(file.toStdString(), complete ? Overwrite::allow : Overwrite::refuse);
  return report(written, file.toStdString());
}

bool FileCommands::report(const Result<void>& written, const std::filesystem::path& file) {
  if (written) {
    messages_->show_remark({});
    return true;
  }
  session_.problems().add(QString::fromStdString(file.string()), written.error());
  messages_->show_remark(tr("Not saved: %1").arg(shown(to_text(written.error()))));
  return false;
}

void FileCommands::new_project() {
  if (may_close()) session_.new_project();
}

void FileCommands::export_table(const QAbstractItemModel* table, const QString& name) {
  if (!table) return;
  QString file = QFileDialog::getSaveFileName(window_, tr("Export table"), name + ".csv", tr("CSV (*.csv)"));
  if (file.isEmpty()) return;
  const bool complete = QFileInfo(file).suffix() == "csv";
  if (!complete) file += ".csv";
  report(write_file_safely(std::filesystem::path(file.toStdString()), std::string_view(to_csv(*table)),
                           complete ? Overwrite::allow : Overwrite::refuse),
         file.toStdString());
}

bool FileCommands::may_close() {
  if (!session_.project().is_modified() || session_.project().file().empty()) return true;
  QMessageBox question(QMessageBox::Question, tr("Unsaved project"),
                       tr("%1 has changes that are not saved.")
                           .arg(QString::fromStdString(session_.project().file().filename().string())),
                       QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, window_);
  question.setDefaultButton(QMessageBox::Save);
  switch (question.exec()) {
    case QMessageBox::Save:
      return save();
    case QMessageBox::Discard:
      return true;
    default:
      return false;
  }
}

}  // namespace jauge::gui
