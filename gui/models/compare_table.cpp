// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/compare_table.h"

#include <numeric>

#include "gui/models/roles.h"
#include "gui/models/text.h"

namespace jauge::gui {
namespace {

using verdict::Level;

bool holds_figures(int column) {
  return column == CompareTable::Clock || (column >= CompareTable::Flash && column <= CompareTable::Margin);
}

QString share_text(const std::optional<double>& share) {
  return share ? percent(*share) : no_figure;
}

std::optional<double> margin_of(const ComparedPart& part) {
  if (!part.verdict.worst_use) return std::nullopt;
  return 1 - *part.verdict.worst_use;
}

QVariant or_nothing(const std::optional<double>& value) {
  return value ? QVariant(*value) : QVariant();
}

}  // namespace

QString price_text(const target::Target& target) {
  if (!target.offer) return no_figure;
  return decimal(target.offer->price, 2) + QStringLiteral("\u00a0") + shown(target.offer->currency) +
         QStringLiteral(" · ") + shown(target.offer->date);
}

QString offer_text(const target::Offer& offer) {
  QStringList parts = {CompareTable::tr("%1 %2 each, from %n piece(s)", nullptr, static_cast<int>(offer.quantity))
                           .arg(decimal(offer.price, 2), shown(offer.currency)),
                       CompareTable::tr("as of %1, from your price file").arg(shown(offer.date))};
  if (offer.stock) parts << CompareTable::tr("%1 in stock").arg(number(*offer.stock));
  if (!offer.notes.empty()) parts << shown(offer.notes);
  return parts.join(QStringLiteral(" · "));
}

QString verdict_text(const ComparedPart& part) {
  const QString word = level_word(part.verdict.level);
  if (part.verdict.level != Level::tight && part.verdict.level != Level::no) return word;
  const std::string rule = part.verdict.reasons.empty() ? "" : part.verdict.reasons.front().rule;
  if (rule != "ram" && rule != "flash") return word;
  const bool ram = rule == "ram";
  const auto share = ram ? part.ram_share : part.flash_share;
  const QString memory = ram ? CompareTable::tr("RAM") : CompareTable::tr("Flash");
  if (share && part.verdict.level == Level::tight)
    return QStringLiteral("%1 · %2 %3").arg(word, memory, percent(*share));
  // Below its size and still a misfit: no single block is large enough.
  if (!share || *share <= 1) return QStringLiteral("%1 · %2").arg(word, memory);
  const auto& used = ram ? part.ram : part.flash;
  const Bytes over{static_cast<std::int64_t>(used.value) - (ram ? part.target.ram : part.target.flash)->value};
  return QStringLiteral("%1 · %2 +%3").arg(word, memory, size(over));
}

void CompareTable::show(std::shared_ptr<const Comparison> comparison) {
  beginResetModel();
  comparison_ = std::move(comparison);
  rank();
  endResetModel();
}

std::vector<verdict::Candidate> CompareTable::candidates(const std::vector<int>& rows) const {
  std::vector<verdict::Candidate> candidates;
  candidates.reserve(rows.size());
  for (const int row : rows) candidates.push_back({&part(row)->target, &part(row)->estimate, &part(row)->verdict});
  return candidates;
}

void CompareTable::rank() {
  std::vector<int> rows(static_cast<std::size_t>(rowCount()));
  std::iota(rows.begin(), rows.end(), 0);
  const auto all = candidates(rows);
  currency_ = verdict::usual_currency(all);
  ranks_.assign(rows.size(), 0);
  const auto order = verdict::ranked(all, aspect_, currency_);
  for (std::size_t place = 0; place < order.size(); ++place) ranks_[order[place]] = static_cast<int>(place);
}

void CompareTable::rank_by(verdict::Aspect aspect) {
  if (aspect == aspect_) return;
  aspect_ = aspect;
  rank();
  if (rowCount() > 0) emit dataChanged(index(0, Verdict), index(rowCount() - 1, Verdict), {NumberRole});
}

std::vector<int> CompareTable::pareto_front(const std::vector<int>& rows, verdict::Aspect first,
                                            verdict::Aspect second) const {
  const verdict::Aspect aspects[] = {first, second};
  std::vector<int> front;
  for (const std::size_t index : verdict::pareto_front(candidates(rows), aspects, currency_))
    front.push_back(rows[index]);
  return front;
}

std::optional<double> CompareTable::value_of(int row, verdict::Aspect aspect) const {
  return verdict::value_of(candidates({row}).front(), aspect, currency_);
}

void CompareTable::show_shortlist(const QStringList& shortlist) {
  shortlist_ = shortlist;
  if (rowCount() > 0) emit dataChanged(index(0, Star), index(rowCount() - 1, Star));
}

void CompareTable::retranslate() {
  if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
  emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

const ComparedPart* CompareTable::part(int row) const {
  return row >= 0 && row < rowCount() ? &(*comparison_)[static_cast<std::size_t>(row)] : nullptr;
}

int CompareTable::row_of(const QString& name) const {
  for (int row = 0; row < rowCount(); ++row)
    if (QString::fromStdString(part(row)->name) == name) return row;
  return -1;
}

int CompareTable::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || !comparison_ ? 0 : static_cast<int>(comparison_->size());
}

int CompareTable::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QString CompareTable::text(const ComparedPart& part, int column) const {
  switch (column) {
    case Part:
      return shown(part.name);
    case Vendor:
      return shown(part.target.vendor);
    case Core:
      return shown(part.target.core.name);
    case Clock:
      return part.target.clock ? clock(*part.target.clock) : no_figure;
    case Verdict:
      return verdict_text(part);
    case Flash:
      return share_text(part.flash_share);
    case Ram:
      return share_text(part.ram_share);
    case Latency:
      if (!part.latency_ms) return no_figure;
      return part.latency_ms->has_interval() ? interval(*part.latency_ms) : value(*part.latency_ms);
    case Energy:
      return part.estimate.energy_mj ? value(*part.estimate.energy_mj) : no_figure;
    case Price:
      return price_text(part.target);
    case Margin:
      return share_text(margin_of(part));
    default:
      return {};
  }
}

QVariant CompareTable::number_of(const ComparedPart& part, int column) const {
  switch (column) {
    case Star:
      return shortlist_.contains(QString::fromStdString(part.name)) ? 0 : 1;
    case Clock:
      return part.target.clock ? QVariant(static_cast<qint64>(part.target.clock->value)) : QVariant();
    case Verdict:
      return ranks_[static_cast<std::size_t>(&part - comparison_->data())];
    case Flash:
      return or_nothing(part.flash_share);
    case Ram:
      return or_nothing(part.ram_share);
    case Latency:
      return part.latency_ms ? QVariant(part.latency_ms->value) : QVariant();
    case Energy:
      return part.estimate.energy_mj ? QVariant(part.estimate.energy_mj->value) : QVariant();
    case Price:
      return part.target.offer ? QVariant(part.target.offer->price) : QVariant();
    case Margin:
      return or_nothing(margin_of(part));
    default:
      return {};
  }
}

QString CompareTable::reason(const ComparedPart& part, int column) const {
  if (column == Verdict && !part.verdict.reasons.empty()) return say(part.verdict.reasons.front().sentence);
  if (column == Latency && !part.latency_ms) return say(part.why_no_latency);
  if (column == Latency) return value(*part.latency_ms) + ", " + origin(part.latency_ms->origin);
  if (column == Energy && !part.estimate.energy_mj) return say(part.estimate.why_no_energy);
  if (column == Energy) {
    const cost::Figure& energy = *part.estimate.energy_mj;
    return QStringList{value(energy), interval(energy), origin(energy.origin), say(part.estimate.energy_conditions)}
        .join(", ");
  }
  if (column == Price)
    return part.target.offer ? offer_text(*part.target.offer)
                             : tr("no price: none is public; lay your own file over the database");
  if (column == Flash) return value(part.flash);
  if (column == Ram) return value(part.ram);
  if (column == Part) return part.target.board.empty() ? shown(part.target.source) : shown(part.target.part);
  if (column == Star) return tr("On the shortlist (Space)");
  return text(part, column);
}

QVariant CompareTable::data(const QModelIndex& index, int role) const {
  const ComparedPart* part = index.isValid() ? this->part(index.row()) : nullptr;
  if (!part) return {};
  const int column = index.column();
  switch (role) {
    case Qt::DisplayRole:
      return text(*part, column);
    case Qt::ToolTipRole:
      return tooltip(reason(*part, column));
    case Qt::AccessibleDescriptionRole:
      return reason(*part, column);
    case Qt::TextAlignmentRole:
      return holds_figures(column) ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case NumberRole:
      return number_of(*part, column);
    case LevelRole:
      return column == Verdict ? QVariant(static_cast<int>(part->verdict.level)) : QVariant();
    case FigureRole:
      return holds_figures(column);
    case PaleRole:
      return holds_figures(column) && !number_of(*part, column).isValid();
    case StarRole:
      return column == Star ? QVariant(shortlist_.contains(QString::fromStdString(part->name))) : QVariant();
    case NameRole:
      return QString::fromStdString(part->name);
    default:
      return {};
  }
}

QVariant CompareTable::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole)
    return int((holds_figures(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Star:
      return QString();
    case Part:
      return tr("Part or board");
    case Core:
      return tr("Core");
    case Clock:
      return tr("Clock");
    case Verdict:
      return tr("Verdict");
    case Flash:
      return tr("Flash");
    case Ram:
      return tr("RAM");
    case Latency:
      return tr("Latency");
    case Energy:
      return tr("Energy");
    case Price:
      return tr("Price");
    case Margin:
      return tr("Margin");
    default:
      return tr("Vendor");
  }
}

}  // namespace jauge::gui
