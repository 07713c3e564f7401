// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/facet_panel.h"

#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "gui/models/filter_line.h"
#include "gui/views/histogram_slider.h"

namespace jauge::gui {
namespace {

constexpr int panel_width = 220, list_height = 132;
constexpr const char* switch_fields[] = {"fpu", "dsp", "mve", "npu", "boards"};
enum What { only_fitting, only_boards, vendor, core };

QStringList ticked(const QListWidget& list) {
  QStringList values;
  for (int row = 0; row < list.count(); ++row)
    if (list.item(row)->checkState() == Qt::Checked) values << list.item(row)->text();
  return values;
}

void untick(QListWidget& list, const QString& value) {
  for (int row = 0; row < list.count(); ++row)
    if (list.item(row)->text() == value) list.item(row)->setCheckState(Qt::Unchecked);
}

}  // namespace

FacetPanel::FacetPanel(CompareFilter& filter, QWidget* parent)
    : QWidget(parent),
      filter_(filter),
      fitting_(new QPushButton),
      boards_(new QPushButton),
      vendor_title_(new QLabel),
      core_title_(new QLabel),
      vendors_(make_list(&CompareFilter::set_vendors)),
      cores_(make_list(&CompareFilter::set_cores)) {
  setFixedWidth(panel_width);
  auto* content = new QWidget;
  content->setProperty("role", "page");
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(18, 12, 10, 12);
  column->setSpacing(6);
  column->addWidget(make_switches());
  column->addSpacing(4);
  for (const FacetSpec& spec : facet_specs()) {
    auto* slider = new HistogramSlider(spec.at_least ? HistogramSlider::Keeps::above : HistogramSlider::Keeps::below);
    slider->show_bins(std::vector<std::int64_t>(bin_count(spec)));
    connect(slider, &QAbstractSlider::valueChanged, this, [this, &spec](int place) {
      const auto bound = bound_at(spec, place);
      emit conditionWanted(spec.word, spec.at_least ? ">=" : "<=", bound ? typed_bound(spec, *bound) : QString());
    });
    sliders_.push_back(slider);
    column->addWidget(slider);
  }
  for (QLabel* title : {vendor_title_, core_title_}) title->setProperty("role", "heading");
  column->addSpacing(4);
  column->addWidget(vendor_title_);
  column->addWidget(vendors_);
  column->addWidget(core_title_);
  column->addWidget(cores_);
  column->addStretch();
  auto* scroll = new QScrollArea;
  scroll->setWidget(content);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->addWidget(scroll);
  retranslate();
}

QWidget* FacetPanel::make_switches() {
  auto* box = new QWidget;
  auto* grid = new QGridLayout(box);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setSpacing(6);
  fitting_->setCheckable(true);
  boards_->setCheckable(true);
  grid->addWidget(fitting_, 0, 0, 1, 4);
  grid->addWidget(boards_, 1, 0, 1, 4);
  connect(fitting_, &QPushButton::toggled, this, [this](bool on) {
    filter_.set_only_fitting(on);
    emit ticksChanged();
  });
  connect(boards_, &QPushButton::toggled, this, [this](bool on) {
    filter_.set_only_boards(on);
    emit ticksChanged();
  });
  for (const char* field : switch_fields) {
    auto* button = new QPushButton;
    button->setCheckable(true);
    button->setProperty("role", "small");
    connect(button, &QPushButton::clicked, this,
            [this, field](bool on) { emit conditionWanted(field, "=", on ? QStringLiteral("yes") : QString()); });
    const int index = static_cast<int>(switches_.size());
    if (index < 4)
      grid->addWidget(button, 2, index);
    else
      grid->addWidget(button, 3, 0, 1, 4);
    switches_.push_back(button);
  }
  return box;
}

QListWidget* FacetPanel::make_list(void (CompareFilter::*take)(const QStringList&)) {
  auto* list = new QListWidget;
  list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list->setFixedHeight(list_height);
  connect(list, &QListWidget::itemChanged, this, [this, list, take] {
    (filter_.*take)(ticked(*list));
    emit ticksChanged();
  });
  return list;
}

QString FacetPanel::name_of(Facet facet) const {
  switch (facet) {
    case Facet::flash:
      return tr("Flash");
    case Facet::ram:
      return tr("RAM");
    case Facet::contiguous_ram:
      return tr("RAM in one piece");
    case Facet::clock:
      return tr("Clock");
    case Facet::supply:
      return tr("Runs from");
    case Facet::price:
      return currency_.isEmpty() ? tr("Price") : tr("Price, %1").arg(currency_);
  }
  return {};
}

void FacetPanel::retranslate() {
  fitting_->setText(tr("Only what fits"));
  boards_->setText(tr("Only boards"));
  const QString words[] = {QStringLiteral("FPU"), QStringLiteral("DSP"), QStringLiteral("MVE"), QStringLiteral("NPU"),
                           tr("A board is known")};
  const QString tips[] = {tr("With a floating-point unit"), tr("With DSP instructions (SMLAD and friends)"),
                          tr("With vector instructions (Helium)"), tr("With an accelerator for networks"),
                          tr("Chips that some known board carries")};
  for (std::size_t i = 0; i < switches_.size(); ++i) {
    switches_[i]->setText(words[i]);
    switches_[i]->setToolTip(tips[i]);
    switches_[i]->setAccessibleName(tips[i]);
  }
  vendor_title_->setText(tr("Vendor"));
  core_title_->setText(tr("Core"));
  vendors_->setAccessibleName(tr("Vendor"));
  cores_->setAccessibleName(tr("Core"));
  for (const FacetSpec& spec : facet_specs()) show_slider(spec);
}

void FacetPanel::fill(QListWidget* list, const QStringList& values) {
  const QSignalBlocker quiet(list);
  const QStringList before = ticked(*list);
  list->clear();
  for (const QString& value : values) {
    auto* item = new QListWidgetItem(value, list);
    item->setToolTip(value.toHtmlEscaped());
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable);
    item->setCheckState(before.contains(value) ? Qt::Checked : Qt::Unchecked);
  }
}

void FacetPanel::show_values(const QStringList& vendors, const QStringList& cores) {
  fill(vendors_, vendors);
  fill(cores_, cores);
}

void FacetPanel::show_prices(bool known, const QString& currency) {
  currency_ = currency;
  slider(Facet::price)->setVisible(known);
  show_slider(spec_of(Facet::price));
}

void FacetPanel::show_slider(const FacetSpec& spec) {
  HistogramSlider* slider = this->slider(spec.facet);
  const auto bound = bound_in(spec, filter_.query());
  const auto& bins = filter_.histogram(spec.facet);
  if (!bins.empty()) slider->show_bins(bins);
  slider->show_place(place_of(spec, bound));
  const QString sign = spec.at_least ? QStringLiteral("≥ ") : QStringLiteral("≤ ");
  slider->show_words(name_of(spec.facet), bound ? sign + shown_bound(spec, *bound) : QString());
}

void FacetPanel::show_filter(const QString& line) {
  for (const FacetSpec& spec : facet_specs()) show_slider(spec);
  const QStringList conditions = conditions_of(line);
  for (std::size_t i = 0; i < switches_.size(); ++i) {
    const QSignalBlocker quiet(switches_[i]);
    switches_[i]->setChecked(conditions.contains(QString(switch_fields[i]) + "=yes", Qt::CaseInsensitive));
  }
}

std::vector<FacetPanel::Tick> FacetPanel::ticks() const {
  std::vector<Tick> all;
  if (fitting_->isChecked()) all.push_back({fitting_->text(), only_fitting});
  if (boards_->isChecked()) all.push_back({boards_->text(), only_boards});
  for (const QString& value : ticked(*vendors_)) all.push_back({value, vendor});
  for (const QString& value : ticked(*cores_)) all.push_back({value, core});
  return all;
}

void FacetPanel::remove(const Tick& tick) {
  switch (tick.what) {
    case only_fitting:
      return fitting_->setChecked(false);
    case only_boards:
      return boards_->setChecked(false);
    case vendor:
      return untick(*vendors_, tick.text);
    case core:
      return untick(*cores_, tick.text);
  }
}

}  // namespace jauge::gui
