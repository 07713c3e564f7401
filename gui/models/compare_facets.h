// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of a part that can be limited with a slider: where the slider stops, and what the filter line then says.
#pragma once

#include <QString>
#include <array>
#include <optional>
#include <vector>

#include "gui/session/comparison.h"
#include "mcu_db/query.h"

namespace jauge::gui {

enum class Facet { flash, ram, contiguous_ram, clock, supply, price };
inline constexpr std::size_t facet_count = 6;
using FacetValues = std::array<std::optional<double>, facet_count>;  // by Facet; nothing: unknown

struct FacetSpec {
  Facet facet = Facet::flash;
  mcu_db::Field field = mcu_db::Field::flash;
  const char* word;           // of the filter line: "flash"
  bool at_least = true;       // ">=", else "<="
  std::vector<double> stops;  // rising: bytes, Hz, V, money
};
const std::vector<FacetSpec>& facet_specs();  // in the order of Facet
const FacetSpec& spec_of(Facet facet);

FacetValues facet_values(const ComparedPart& part);

// Bins of a histogram: one between each two stops, and one beyond each end.
std::size_t bin_of(const FacetSpec& spec, double value);
inline std::size_t bin_count(const FacetSpec& spec) {
  return spec.stops.size() + 1;
}

// The slider's place for a bound, and back: a bound of the line that is no stop stands at the stop that keeps no less.
// No bound: the end that keeps everything.
int place_of(const FacetSpec& spec, const std::optional<double>& bound);
std::optional<double> bound_at(const FacetSpec& spec, int place);

// Of a query: the bound that the slider stands for.
std::optional<double> bound_in(const FacetSpec& spec, const mcu_db::Query& query);

// "512KiB", "80MHz", "1.8V", "5": as the filter line takes it.
QString typed_bound(const FacetSpec& spec, double bound);
// "512 KiB": as people read it.
QString shown_bound(const FacetSpec& spec, double bound);

}  // namespace jauge::gui
