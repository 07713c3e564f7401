// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/inspector.h"

#include <QEvent>
#include <algorithm>
#include <cmath>

#include "gui/models/compare_table.h"
#include "gui/models/layer_advice.h"
#include "gui/models/text.h"
#include "gui/session/session.h"
#include "gui/views/fact_sheet.h"
#include "gui/views/histogram_view.h"
#include "mcu_db/siblings.h"

namespace jauge::gui {
namespace {

QString origin_list(const std::vector<std::string>& names) {
  constexpr std::size_t most = 6;
  QStringList list;
  for (std::size_t i = 0; i < std::min(most, names.size()); ++i) list << shown(names[i]);
  if (names.size() > most) list << QStringLiteral("…");
  return list.join(", ");
}

QString counted() {
  return origin(cost::Origin::counted);
}

}  // namespace

Inspector::Inspector(Session& session, QWidget* parent)
    : QScrollArea(parent), session_(session), sheet_(new FactSheet) {
  setWidget(sheet_);
  setWidgetResizable(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setMinimumWidth(250);
  connect(&session.selection(), &Selection::layerChanged, this, &Inspector::refresh);
  connect(&session.selection(), &Selection::partChanged, this, &Inspector::refresh);
  connect(&session, &Session::analysisChanged, this, &Inspector::refresh);
  connect(&session, &Session::comparisonChanged, this, &Inspector::refresh);
  connect(&session, &Session::weightsChanged, this, &Inspector::refresh);
  connect(&session, &Session::currentModelChanged, this, &Inspector::refresh);
  refresh();
}

QString Inspector::as_text() const {
  return sheet_->as_text();
}

void Inspector::show_parts(bool parts) {
  if (parts == parts_) return;
  parts_ = parts;
  refresh();
}

void Inspector::changeEvent(QEvent* event) {
  QScrollArea::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) refresh();
}

void Inspector::refresh() {
  sheet_->clear();
  const OpenModel* model = session_.current_model();
  if (!model || !model->study)
    sheet_->sentence(tr("Nothing is selected."), true);
  else if (parts_)
    show_part();
  else if (session_.selection().layer() >= 0)
    show_layer();
  else
    show_model();
}

void Inspector::show_model() {
  const analysis::ModelStudy& study = *session_.current_model()->study;
  const ir::Source& source = study.model.source;
  sheet_->title(shown(source.name), shown(source.format + ' ' + source.format_version));
  sheet_->heading(tr("Cost"));
  sheet_->fact(tr("MACs"), number(study.deployable_counts.macs.value), counted());
  sheet_->fact(tr("Parameters"), number(study.model_counts.params), counted());
  sheet_->fact(tr("Weights"), bytes(study.deployable_counts.weight_bytes), counted());
  sheet_->fact(tr("Activations"), bytes(study.plan.activation_bytes), origin(cost::Origin::planned));
  sheet_->fact(tr("File"), bytes(Bytes{source.file_bytes}), counted());
  if (!source.producer.empty()) sheet_->sentence(tr("Written by %1").arg(shown(source.producer)), true);
  if (const auto analysis = session_.analysis()) {
    const auto& verdict = analysis->assessment.verdict;
    sheet_->heading(tr("Verdict"));
    for (const auto& reason : verdict.reasons) sheet_->sentence(say_alone(reason.sentence));
    if (!verdict.suggestions.empty()) sheet_->heading(tr("What would help"));
    for (const auto& suggestion : verdict.suggestions) sheet_->sentence(say_alone(suggestion));
  }
  sheet_->sentence(tr("Select a layer to see its figures."), true);
}

void Inspector::show_layer() {
  const analysis::ModelStudy& study = *session_.current_model()->study;
  const bool deployable = session_.selection().graph() == GraphKind::deployable;
  const cost::Counts& counts = deployable ? study.deployable_counts : study.model_counts;
  const auto index = static_cast<std::size_t>(session_.selection().layer());
  if (index >= counts.layers.size()) return;
  const cost::LayerCount& layer = counts.layers[index];
  QString below = shown(layer.label);
  if (!layer.origin_names.empty()) below += QStringLiteral(" · ") + tr("nodes %1").arg(origin_list(layer.origin_names));
  sheet_->title(shown(layer.name), below);
  sheet_->heading(tr("Cost"));
  sheet_->fact(tr("MACs"), number(layer.macs.value), counted());
  if (counts.macs.value > 0)
    sheet_->fact(tr("of the model"),
                 percent(static_cast<double>(layer.macs.value) / static_cast<double>(counts.macs.value)), {});
  if (layer.live_macs != layer.macs) sheet_->fact(tr("MACs that matter"), number(layer.live_macs.value), counted());
  sheet_->fact(tr("Parameters"), number(layer.params), counted());
  sheet_->fact(tr("Weights"), bytes(layer.weight_bytes), counted());
  sheet_->fact(tr("Output"), bytes(layer.output_bytes),
               QString::fromStdString(std::string(ir::name_of(layer.output.dtype))) + ' ' + shape(layer.output.shape));
  if (!deployable) return;
  show_layer_time(static_cast<int>(index));
  const QStringList advice = layer_advice(study, static_cast<int>(index));
  if (!advice.isEmpty()) sheet_->heading(tr("What would help"));
  for (const QString& sentence : advice) sheet_->sentence(sentence);
  show_layer_weights(static_cast<int>(index));
}

// The largest tensor of the layer: its weights, not its bias.
void Inspector::show_layer_weights(int layer) {
  const auto& weights = session_.current_model()->weights;
  if (!weights) return;
  const evaluate::WeightStatistics* largest = nullptr;
  for (const auto& each : *weights)
    if (each.layer == layer && (!largest || ir::elements(each.type.shape) > ir::elements(largest->type.shape)))
      largest = &each;
  if (!largest) return;
  const auto exact = [](double value) {
    const double size = std::abs(value);
    return decimal(value, size == 0 || size >= 100 ? 0 : size >= 1 ? 2 : 3);
  };
  sheet_->heading(tr("Weights"));
  if (largest->histogram.empty()) sheet_->fact(tr("Range"), exact(largest->low), {});  // else the picture says it
  sheet_->fact(tr("Mean"), exact(largest->mean), {});
  sheet_->fact(tr("Deviation"), exact(largest->deviation), {});
  sheet_->fact(tr("Zeros"), percent(largest->sparsity()), counted());
  if (largest->channels > 0)
    sheet_->fact(tr("Dead channels"), tr("%1 of %2").arg(number(largest->dead_channels), number(largest->channels)),
                 counted());
  if (largest->denormal > 0) sheet_->fact(tr("Denormal"), number(largest->denormal), counted());
  if (largest->not_finite > 0)
    sheet_->sentence(tr("%n weight(s) are NaN or infinite: every answer of this model is worthless.", nullptr,
                        static_cast<int>(largest->not_finite)));
  if (!largest->histogram.empty())
    sheet_->picture(new HistogramView(largest->histogram, exact(largest->low), exact(largest->high)),
                    tr("Histogram of %n weight(s)", nullptr, static_cast<int>(ir::elements(largest->type.shape))));
}

void Inspector::show_layer_time(int layer) {
  const auto analysis = session_.analysis();
  if (!analysis) return;
  const auto& [target, reserve, estimate, verdict] = analysis->assessment;
  sheet_->heading(tr("Time on this chip"));
  const auto index = static_cast<std::size_t>(layer);
  if (index >= estimate.per_layer.size() || !estimate.per_layer[index].cycles || !target.clock) {
    sheet_->sentence(estimate.latency_ms ? tr("unknown for this layer") : say_alone(estimate.why_no_latency), true);
    return;
  }
  const cost::Figure& cycles = *estimate.per_layer[index].cycles;
  const auto as_time = [&](double count) { return duration_ms(count, *target.clock); };
  const cost::Figure time = {as_time(cycles.value), as_time(cycles.low), as_time(cycles.high), cost::Unit::milliseconds,
                             cycles.origin};
  sheet_->fact(tr("Cycles"), number(static_cast<std::int64_t>(cycles.value)), origin(cycles.origin));
  sheet_->fact(tr("Time"), value(time), interval(time));
  const std::int64_t macs = analysis->study->deployable_counts.layers[index].macs.value;
  if (macs > 0) sheet_->fact(tr("Cycles per MAC"), decimal(cycles.value / static_cast<double>(macs), 2), {});
}

// Price and stock from the user's file, and the neighbours in the family.
void Inspector::show_market(const target::Target& target) {
  if (target.offer) {
    sheet_->heading(tr("Price"));
    sheet_->fact(tr("Each"), decimal(target.offer->price, 2) + ' ' + shown(target.offer->currency),
                 shown(target.offer->date));
    if (target.offer->stock) sheet_->fact(tr("In stock"), number(*target.offer->stock), {});
    if (!target.offer->notes.empty()) sheet_->sentence(shown(target.offer->notes), true);
  }
  const auto catalog = session_.catalog();
  if (!catalog || !target.board.empty()) return;
  const auto [smaller, larger] = mcu_db::siblings_of(target, catalog->chips());
  if (!smaller && !larger) return;
  const auto sizes = [](const target::Target& chip) {
    return tr("%1 + %2").arg(gui::size(*chip.flash), gui::size(*chip.ram));
  };
  sheet_->heading(tr("In the same family"));
  const auto add = [&](const QString& name, const target::Target& chip) {
    sheet_->fact(name, shown(chip.part), {});
    sheet_->sentence(sizes(chip), true);
  };
  if (smaller) add(tr("Next smaller"), *smaller);
  if (larger) add(tr("Next larger"), *larger);
}

void Inspector::show_part() {
  const auto comparison = session_.comparison();
  const std::string wanted = session_.selection().part().toStdString();
  const ComparedPart* part = nullptr;
  if (comparison)
    for (const ComparedPart& each : *comparison)
      if (each.name == wanted) part = &each;
  if (!part) {
    sheet_->sentence(tr("Select a part to see its figures."), true);
    return;
  }
  const target::Target& target = part->target;
  sheet_->title(shown(part->name), shown(target.vendor) + QStringLiteral(" · ") + shown(target.core.name) +
                                       (target.clock ? QStringLiteral(" · ") + clock(*target.clock) : QString()));
  sheet_->verdict(part->verdict.level, verdict_text(*part));
  for (const auto& reason : part->verdict.reasons) sheet_->sentence(say_alone(reason.sentence));
  sheet_->heading(tr("Needs"));
  sheet_->fact(tr("Flash"), value(part->flash), part->flash_share ? percent(*part->flash_share) : QString());
  sheet_->fact(tr("RAM"), value(part->ram), part->ram_share ? percent(*part->ram_share) : QString());
  if (part->latency_ms)
    sheet_->fact(tr("Latency"), value(*part->latency_ms), interval(*part->latency_ms));
  else
    sheet_->sentence(say_alone(part->why_no_latency), true);
  sheet_->heading(tr("Memory"));
  for (const auto& region : target.regions) sheet_->fact(shown(region.name), gui::size(region.size), {});
  show_market(target);
  if (!part->verdict.suggestions.empty()) sheet_->heading(tr("What would help"));
  for (const auto& suggestion : part->verdict.suggestions) sheet_->sentence(say_alone(suggestion));
  if (!target.source.empty()) sheet_->sentence(tr("Source: %1").arg(shown(target.source)), true);
}

}  // namespace jauge::gui
