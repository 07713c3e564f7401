// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/layer_table.h"

#include "gui/models/roles.h"
#include "gui/models/text.h"

namespace jauge::gui {
namespace {

bool holds_figures(int column) {
  return column == LayerTable::Index || (column >= LayerTable::Params && column != LayerTable::MacShare);
}

double share_of(std::int64_t part, std::int64_t whole) {
  return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

}  // namespace

void LayerTable::show(std::shared_ptr<const analysis::ModelStudy> study, bool deployable,
                      std::shared_ptr<const analysis::Analysis> analysis) {
  beginResetModel();
  study_ = std::move(study);
  deployable_ = deployable;
  analysis_ = analysis && analysis->study == study_ && deployable ? std::move(analysis) : nullptr;
  endResetModel();
}

void LayerTable::retranslate() {
  if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
  emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

const cost::Counts& LayerTable::counts() const {
  return deployable_ ? study_->deployable_counts : study_->model_counts;
}

const cost::LayerCount* LayerTable::layer(int row) const {
  if (!study_ || row < 0 || row >= rowCount()) return nullptr;
  return &counts().layers[static_cast<std::size_t>(row)];
}

int LayerTable::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || !study_ ? 0 : static_cast<int>(counts().layers.size());
}

int LayerTable::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

std::optional<double> LayerTable::milliseconds(int row) const {
  if (!analysis_ || !analysis_->assessment.target.clock) return std::nullopt;
  const auto& layers = analysis_->assessment.estimate.per_layer;
  if (static_cast<std::size_t>(row) >= layers.size()) return std::nullopt;
  const auto& cycles = layers[static_cast<std::size_t>(row)].cycles;
  if (!cycles) return std::nullopt;
  return duration_ms(cycles->value, *analysis_->assessment.target.clock);
}

QString LayerTable::text(const cost::LayerCount& layer, int column) const {
  switch (column) {
    case Index:
      return number(layer.index);
    case Name:
      return shown(layer.name);
    case Operator:
      return shown(layer.label);
    case Output:
      return shape(layer.output.shape);
    case Params:
      return number(layer.params);
    case MacCount:
      return number(layer.macs.value);
    case MacShare:
      return percent(share_of(layer.macs.value, counts().macs.value));
    case WeightBytes:
      return layer.weight_bytes.value == 0 ? no_figure : size(layer.weight_bytes);
    case OutputBytes:
      return size(layer.output_bytes);
    default:
      break;
  }
  const auto time = milliseconds(layer.index);
  return time ? decimal(*time, *time < 10 ? 2 : 1) : no_figure;
}

QVariant LayerTable::number_of(const cost::LayerCount& layer, int column) const {
  switch (column) {
    case Index:
      return layer.index;
    case Params:
      return static_cast<qint64>(layer.params);
    case MacCount:
      return static_cast<qint64>(layer.macs.value);
    case MacShare:
      return share_of(layer.macs.value, counts().macs.value);
    case WeightBytes:
      return static_cast<qint64>(layer.weight_bytes.value);
    case OutputBytes:
      return static_cast<qint64>(layer.output_bytes.value);
    case Time: {
      const auto time = milliseconds(layer.index);
      return time ? QVariant(*time) : QVariant();
    }
    default:
      return {};
  }
}

QString LayerTable::reason(const cost::LayerCount& layer, int column) const {
  if (column == Name || column == Operator || column == Output) return text(layer, column);
  if (column == WeightBytes) return bytes(layer.weight_bytes);
  if (column == OutputBytes) return bytes(layer.output_bytes);
  if (column != Time || milliseconds(layer.index)) return {};
  if (!deployable_) return tr("times are estimated for the deployable graph, not for the file's own");
  if (!analysis_) return tr("no target chosen yet");
  return say(analysis_->assessment.estimate.why_no_latency);
}

QVariant LayerTable::data(const QModelIndex& index, int role) const {
  const cost::LayerCount* layer = index.isValid() ? this->layer(index.row()) : nullptr;
  if (!layer) return {};
  const int column = index.column();
  switch (role) {
    case Qt::DisplayRole:
      return text(*layer, column);
    case Qt::ToolTipRole:
      return tooltip(reason(*layer, column));
    case Qt::AccessibleDescriptionRole:
      return reason(*layer, column);
    case Qt::TextAlignmentRole:
      return holds_figures(column) ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case NumberRole:
      return number_of(*layer, column);
    case ShareRole:
      return column == MacShare ? number_of(*layer, column) : QVariant();
    case FamilyRole:
      return column == Operator || column == MacShare ? QVariant(static_cast<int>(layer->family)) : QVariant();
    case FigureRole:
      return holds_figures(column) || column == Output;
    case PaleRole: {
      const QVariant figure = number_of(*layer, column);
      return holds_figures(column) && column != Index && (!figure.isValid() || figure.toDouble() == 0);
    }
    case NameRole:
      return QString::fromStdString(layer->name);
    default:
      return {};
  }
}

QVariant LayerTable::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole)
    return int((holds_figures(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Index:
      return tr("#");
    case Name:
      return tr("Layer");
    case Operator:
      return tr("Operator");
    case Output:
      return tr("Output");
    case Params:
      return tr("Params");
    case MacCount:
      return tr("MACs");
    case MacShare:
      return tr("% of MACs");
    case WeightBytes:
      return tr("Weights");
    case OutputBytes:
      return tr("Activations");
    default:
      return tr("ms");
  }
}

QString LayerTable::total(int column) const {
  if (!study_) return {};
  switch (column) {
    case Name:
      return tr("Total");
    case Params:
      return number(counts().params);
    case MacCount:
      return number(counts().macs.value);
    case WeightBytes:
      return size(counts().weight_bytes);
    case Time:
      return analysis_ && analysis_->assessment.estimate.latency_ms
                 ? decimal(analysis_->assessment.estimate.latency_ms->value, 1)
                 : no_figure;
    default:
      return {};
  }
}

}  // namespace jauge::gui
