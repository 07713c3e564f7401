// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/model_table.h"

#include <QStringList>
#include <set>

#include "gui/models/roles.h"
#include "gui/models/text.h"

namespace jauge::gui {
namespace {

bool holds_figures(int column) {
  return column >= ModelTable::Params && column <= ModelTable::PeakRam;
}

QString inputs_of(const ir::Graph& graph) {
  QStringList inputs;
  for (const ir::TensorId id : graph.inputs) {
    const ir::Tensor& tensor = graph.tensor(id);
    inputs << shown(tensor.name) + ' ' + shape(tensor.type.shape);
  }
  return inputs.join(", ");
}

QString weight_types_of(const ir::Graph& graph) {
  std::set<std::string_view> types;
  for (const ir::Tensor& tensor : graph.tensors)
    if (tensor.is_constant() && tensor.type.shape.size() > 1) types.insert(ir::name_of(tensor.type.dtype));
  QStringList names;
  for (const auto type : types) names << QString::fromUtf8(type.data(), static_cast<qsizetype>(type.size()));
  return names.isEmpty() ? no_figure : names.join(", ");
}

}  // namespace

void ModelTable::show(const std::vector<OpenModel>& models) {
  beginResetModel();
  models_ = models;
  endResetModel();
}

void ModelTable::retranslate() {
  if (!models_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
  emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int ModelTable::id_at(int row) const {
  return row >= 0 && row < rowCount() ? models_[static_cast<std::size_t>(row)].id : 0;
}

int ModelTable::row_of(int id) const {
  for (std::size_t row = 0; row < models_.size(); ++row)
    if (models_[row].id == id) return static_cast<int>(row);
  return -1;
}

int ModelTable::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(models_.size());
}

int ModelTable::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QString ModelTable::text(const OpenModel& model, int column) const {
  if (column == File) return shown(model.path.filename().string());
  if (model.state == OpenModel::State::reading) return column == Format ? tr("reading…") : QString();
  if (model.state == OpenModel::State::failed) return column == Format ? tr("cannot be read") : no_figure;
  const analysis::ModelStudy& study = *model.study;
  const ir::Source& source = study.model.source;
  switch (column) {
    case Format:
      return shown(source.format + (source.format_version.empty() ? "" : ", " + source.format_version));
    case Inputs:
      return inputs_of(study.model);
    case WeightType:
      return weight_types_of(study.model);
    case Params:
      return number(study.model_counts.params);
    case MacCount:
      return number(study.model_counts.macs.value);
    case Flash:
      return size(study.deployable_counts.weight_bytes);
    case PeakRam:
      return size(study.plan.arena_bytes);
    default:
      return QString::fromStdString(source.sha256.substr(0, 12));
  }
}

QString ModelTable::tip(const OpenModel& model, int column) const {
  if (column == File) return shown(model.path.string());
  if (model.state == OpenModel::State::failed) return model.failure;
  if (!model.study) return {};
  if (column == Digest) return QString::fromStdString(model.study->model.source.sha256);
  if (column == Flash) return bytes(model.study->deployable_counts.weight_bytes);
  if (column == PeakRam) return bytes(model.study->plan.arena_bytes);
  return text(model, column);
}

QVariant ModelTable::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const OpenModel& model = models_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Qt::DisplayRole:
      return text(model, index.column());
    case Qt::ToolTipRole:
      return tooltip(tip(model, index.column()));
    case Qt::AccessibleDescriptionRole:
      return tip(model, index.column());
    case Qt::TextAlignmentRole:
      return holds_figures(index.column()) ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case FigureRole:
      return holds_figures(index.column()) || index.column() == Digest;
    case PaleRole:
      return model.state != OpenModel::State::ready && index.column() != File;
    case NameRole:
      return model.id;
    default:
      return {};
  }
}

QVariant ModelTable::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole)
    return int((holds_figures(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case File:
      return tr("File");
    case Format:
      return tr("Format");
    case Inputs:
      return tr("Inputs");
    case WeightType:
      return tr("Weights as");
    case Params:
      return tr("Params");
    case MacCount:
      return tr("MACs");
    case Flash:
      return tr("Weights");
    case PeakRam:
      return tr("Peak RAM");
    default:
      return tr("SHA-256");
  }
}

}  // namespace jauge::gui
