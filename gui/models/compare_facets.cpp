// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/compare_facets.h"

#include <algorithm>

#include "gui/models/text.h"

namespace jauge::gui {
namespace {

constexpr double kibi = 1024, mega = 1e6;

std::vector<double> powers_of_two(double first, double last) {
  std::vector<double> stops;
  for (double stop = first; stop <= last; stop *= 2) stops.push_back(stop);
  return stops;
}

std::vector<double> times(std::vector<double> values, double unit) {
  for (double& value : values) value *= unit;
  return values;
}

std::optional<double> number_of(const std::optional<Bytes>& bytes) {
  return bytes ? std::optional(static_cast<double>(bytes->value)) : std::nullopt;
}

}  // namespace

const std::vector<FacetSpec>& facet_specs() {
  static const std::vector<FacetSpec> specs = {
      {Facet::flash, mcu_db::Field::flash, "flash", true, powers_of_two(16 * kibi, 8192 * kibi)},
      {Facet::ram, mcu_db::Field::ram, "ram", true, powers_of_two(4 * kibi, 4096 * kibi)},
      {Facet::contiguous_ram, mcu_db::Field::contiguous_ram, "contiguous_ram", true,
       powers_of_two(4 * kibi, 4096 * kibi)},
      {Facet::clock, mcu_db::Field::clock, "clock", true,
       times({24, 32, 48, 64, 80, 100, 120, 160, 200, 300, 400, 600}, mega)},
      {Facet::supply, mcu_db::Field::supply, "supply", false, {1.1, 1.62, 1.8, 2.0, 2.4, 2.7, 3.0, 3.3}},
      {Facet::price, mcu_db::Field::price, "price", false, {0.5, 1, 2, 3, 5, 8, 12, 20, 40}},
  };
  return specs;
}

const FacetSpec& spec_of(Facet facet) {
  return facet_specs()[static_cast<std::size_t>(facet)];
}

FacetValues facet_values(const ComparedPart& part) {
  const target::Target& target = part.target;
  return {number_of(target.flash),
          number_of(target.ram),
          number_of(part.contiguous_ram),
          target.clock ? std::optional(static_cast<double>(target.clock->value)) : std::nullopt,
          target.supply_min_v,
          target.offer ? std::optional(target.offer->price) : std::nullopt};
}

std::size_t bin_of(const FacetSpec& spec, double value) {
  const auto place =
      spec.at_least ? std::ranges::upper_bound(spec.stops, value) : std::ranges::lower_bound(spec.stops, value);
  return static_cast<std::size_t>(place - spec.stops.begin());
}

int place_of(const FacetSpec& spec, const std::optional<double>& bound) {
  if (!bound) return spec.at_least ? 0 : static_cast<int>(spec.stops.size());
  return static_cast<int>(bin_of(spec, *bound));
}

std::optional<double> bound_at(const FacetSpec& spec, int place) {
  const int last = static_cast<int>(spec.stops.size());
  const bool open = spec.at_least ? place <= 0 : place >= last;
  if (open) return std::nullopt;
  const int stop = spec.at_least ? std::min(place, last) - 1 : std::max(place, 0);
  return spec.stops[static_cast<std::size_t>(stop)];
}

std::optional<double> bound_in(const FacetSpec& spec, const mcu_db::Query& query) {
  const auto comparison = spec.at_least ? mcu_db::Comparison::at_least : mcu_db::Comparison::at_most;
  for (const mcu_db::Condition& condition : query)
    if (condition.field == spec.field && condition.comparison == comparison) return condition.number;
  return std::nullopt;
}

QString typed_bound(const FacetSpec& spec, double bound) {
  switch (spec.facet) {
    case Facet::clock:
      return QString::number(bound / mega) + QStringLiteral("MHz");
    case Facet::supply:
      return QString::number(bound) + QStringLiteral("V");
    case Facet::price:
      return QString::number(bound);
    default:
      return bound >= kibi * kibi ? QString::number(bound / (kibi * kibi)) + QStringLiteral("MiB")
                                  : QString::number(bound / kibi) + QStringLiteral("KiB");
  }
}

QString shown_bound(const FacetSpec& spec, double bound) {
  switch (spec.facet) {
    case Facet::clock:
      return clock(Hertz{static_cast<std::int64_t>(bound)});
    case Facet::supply:
      return decimal(bound, bound == 1.62 ? 2 : 1) + QStringLiteral("\u00a0V");
    case Facet::price:
      return decimal(bound, bound < 1 ? 2 : 0);
    default:
      return size(Bytes{static_cast<std::int64_t>(bound)});
  }
}

}  // namespace jauge::gui
