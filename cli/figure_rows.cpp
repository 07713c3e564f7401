#include "cli/figure_rows.h"

#include "cli/table.h"
#include "reports/wording/names.h"
#include "reports/wording/numbers.h"
#include "reports/wording/terms.h"

namespace jauge::cli {
namespace {

class Rows {
 public:
  explicit Rows(Language language) : language_(language) {}

  void add(const std::string& name, const std::optional<cost::Figure>& figure) {
    if (figure)
      table_.add({name, reports::value_text(*figure, language_), reports::interval_text(*figure, language_),
                  reports::origin_word(figure->origin, language_)});
    else
      table_.add({name, "unknown", "", ""});
  }
  // A part that is zero is left out.
  void add_part(const std::string& name, const cost::Figure& figure) {
    if (figure.value != 0) add(name, figure);
  }
  void rule() { table_.rule(); }
  std::string text() const { return table_.text(); }

 private:
  Language language_;
  TextTable table_{{{"Figure"}, {"Value", true}, {"Interval", true}, {"Origin"}}};
};

}  // namespace

std::string figures_text(const analysis::Assessment& assessment, Language language) {
  const cost::Estimate& estimate = assessment.estimate;
  Rows rows(language);
  rows.add("Flash", estimate.flash.total);
  rows.add("  weights", estimate.flash.weights);
  rows.add("  code", estimate.flash.code);
  rows.add_part("  reserve", estimate.flash.reserve);
  rows.add("RAM", estimate.ram.total);
  rows.add("  activations", estimate.ram.activations);
  rows.add_part("  scratch", estimate.ram.scratch);
  rows.add("  runtime", estimate.ram.runtime);
  rows.add("  stack", estimate.ram.stack);
  rows.add_part("  reserve", estimate.ram.reserve);
  rows.add("Latency", estimate.latency_ms);
  if (estimate.external_ms) rows.add("  external memory", estimate.external_ms);
  rows.add("Energy", estimate.energy_mj);
  return rows.text();
}

std::string placement_text(const std::vector<cost::PlacedIn>& places, Language language) {
  std::string text, region;
  for (const cost::PlacedIn& place : places) {
    if (place.region != region)
      text += (text.empty() ? "" : "; ") + reports::visible_name(place.region) + ": ";
    else
      text += ", ";
    region = place.region;
    text += std::string(cost::name_of(place.content)) + " " + reports::bytes_text(place.bytes, language);
  }
  return text;
}

}  // namespace jauge::cli
