// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/project_file.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace jauge::gui {
namespace {

constexpr std::size_t largest_project = std::size_t{64} << 20;
constexpr auto format_name = "jauge-project";

Error bad(const std::filesystem::path& file, std::string what) {
  return {.kind = ErrorKind::bad_record,
          .where = file.filename().string(),
          .what = std::move(what),
          .hint = "open the copy beside it that ends in .autosave, or start a new project"};
}

std::filesystem::path absolute_path(const QString& path, const std::filesystem::path& project) {
  std::filesystem::path absolute = path.toStdString();
  if (absolute.is_relative()) absolute = std::filesystem::absolute(project).parent_path() / absolute;
  return absolute.lexically_normal();
}

QString relative_path(const std::filesystem::path& path, const std::filesystem::path& folder) {
  const auto relative = path.lexically_relative(folder);
  return QString::fromStdString((relative.empty() ? path : relative).generic_string());
}

Result<std::vector<ProjectModel>> models_of(const QJsonObject& object, const std::filesystem::path& file) {
  const QJsonValue value = object["models"];
  if (!value.isUndefined() && !value.isArray()) return bad(file, "'models' is not a list");
  std::vector<ProjectModel> models;
  for (const QJsonValue& each : value.toArray()) {
    const QString path = each["path"].toString();
    if (path.isEmpty() || path.contains(QChar(u'\0'))) return bad(file, "a model has no path");
    models.push_back({absolute_path(path, file), each["sha256"].toString().toStdString()});
  }
  return models;
}

Bytes byte_count(const QJsonObject& object, const QString& key, Bytes otherwise) {
  const double value = object[key].toDouble(-1);
  return value >= 0 && value < 1e12 ? Bytes{static_cast<std::int64_t>(value)} : otherwise;
}

Project settings_of(const QJsonObject& object) {
  Project project;
  project.as_read = object;
  project.format_version = object["format_version"].toInt(1);
  project.current_model = object["current_model"].toInt(0);
  project.target = object["target"].toString();
  project.runtime = object["runtime"].toString();
  const QJsonObject reserve = object["reserve"].toObject();
  project.reserve.stack = byte_count(reserve, "stack_bytes", project.reserve.stack);
  project.reserve.ram = byte_count(reserve, "ram_bytes", {});
  project.reserve.flash = byte_count(reserve, "flash_bytes", {});
  project.filter = object["compare"]["filter"].toString();
  for (const QJsonValue& part : object["compare"]["shortlist"].toArray()) project.shortlist << part.toString();
  project.report = object["report"].toObject();
  return project;
}

QJsonArray models_json(const Project& project, const std::filesystem::path& folder) {
  // An unknown key of a model is kept as long as the model keeps its place in the list.
  const QJsonArray before = project.as_read["models"].toArray();
  QJsonArray models;
  for (std::size_t i = 0; i < project.models.size(); ++i) {
    const auto& model = project.models[i];
    QJsonObject object = before.at(static_cast<qsizetype>(i)).toObject();
    object["path"] = relative_path(model.path, folder);
    object["sha256"] = QString::fromStdString(model.sha256);
    models.append(object);
  }
  return models;
}

QJsonObject to_json(const Project& project, const std::filesystem::path& folder) {
  QJsonObject object = project.as_read;
  object["format"] = format_name;
  object["format_version"] = project_format_version;
  object["models"] = models_json(project, folder);
  object["current_model"] = project.current_model;
  object["target"] = project.target;
  object["runtime"] = project.runtime;
  QJsonObject reserve = object["reserve"].toObject();
  reserve["stack_bytes"] = static_cast<qint64>(project.reserve.stack.value);
  reserve["ram_bytes"] = static_cast<qint64>(project.reserve.ram.value);
  reserve["flash_bytes"] = static_cast<qint64>(project.reserve.flash.value);
  object["reserve"] = reserve;
  QJsonObject compare = object["compare"].toObject();
  compare["filter"] = project.filter;
  compare["shortlist"] = QJsonArray::fromStringList(project.shortlist);
  object["compare"] = compare;
  object["report"] = project.report;
  QJsonObject data = object["data"].toObject();
  data["path"] = project.data.empty() ? QString() : relative_path(project.data, folder);
  object["data"] = data;
  return object;
}

}  // namespace

Result<Project> read_project(const std::filesystem::path& file) {
  JAUGE_TRY(const auto bytes, read_file(file, largest_project));
  QJsonParseError fault;
  const auto document = QJsonDocument::fromJson(
      QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())), &fault);
  if (fault.error != QJsonParseError::NoError)
    return bad(file, "not JSON at byte " + std::to_string(fault.offset) + ": " + fault.errorString().toStdString());
  const QJsonObject object = document.object();
  if (object["format"].toString() != format_name) return bad(file, "'format' is not \"jauge-project\"");
  if (object["format_version"].toInt(0) < 1) return bad(file, "'format_version' is not a positive number");
  Project project = settings_of(object);
  JAUGE_TRY(project.models, models_of(object, file));
  const QString data = object["data"]["path"].toString();
  if (!data.isEmpty() && !data.contains(QChar(u'\0'))) project.data = absolute_path(data, file);
  return project;
}

Result<void> write_project(const Project& project, const std::filesystem::path& file, Overwrite overwrite) {
  if (project.is_newer())
    return Error{.kind = ErrorKind::usage,
                 .where = file.filename().string(),
                 .what = "the project was written by a newer Jauge (format " + std::to_string(project.format_version) +
                         ") and is open read-only",
                 .hint = "save it under another name with the newer Jauge, or start a new project"};
  const auto folder = std::filesystem::absolute(file).parent_path();
  const QByteArray text = QJsonDocument(to_json(project, folder)).toJson(QJsonDocument::Indented);
  return write_file_safely(file, std::string_view(text.constData(), static_cast<std::size_t>(text.size())), overwrite);
}

}  // namespace jauge::gui
