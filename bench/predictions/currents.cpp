#include "bench/predictions/currents.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>

#include "bench/predictions/run.h"
#include "bench/predictions/validation.h"

namespace jauge::predictions {
namespace {

using target::InferenceCurrent;
using target::Regulator;

struct Family {
  std::string_view chip;  // as the rows' part begins
  std::string_view title;
  std::vector<std::string> parts;
  bool may_be_linear;  // boards without a switching regulator
};

const std::vector<Family>& families() {
  static const std::vector<Family> all = {
      {"STM32L4R", "STM32L4+", {"STM32L4P", "STM32L4Q", "STM32L4R", "STM32L4S"}, true},
      {"STM32U57", "STM32U575 and U585", {"STM32U57", "STM32U58"}, false},
      {"STM32H7A", "STM32H7A3 and H7B3", {"STM32H7A3", "STM32H7B3"}, false},
  };
  return all;
}

// "Operating at 1.8V / SMPS": the supply in volts; nothing when the row states none.
std::optional<double> supply_of(const std::string& notes) {
  constexpr std::string_view words = "Operating at ";
  const auto at = notes.find(words);
  if (at == std::string::npos) return std::nullopt;
  double volt = 0;
  const char* begin = notes.data() + at + words.size();
  const auto [stop, error] = std::from_chars(begin, notes.data() + notes.size(), volt);
  if (error != std::errc() || !(volt > 0.5 && volt < 6)) return std::nullopt;
  return volt;
}

std::optional<EnergyRun> run_of(const CsvRow& row, const Family& family) {
  const auto ms = number(row, "latency_ms"), mhz = number(row, "clock_mhz"), uj = number(row, "energy_uj");
  const auto volt = supply_of(row.at("notes"));
  const bool streaming = row.at("notes").find("streaming") != std::string::npos;
  if (!row.at("mcu").starts_with(family.chip) || !ms || !mhz || !uj || !volt || streaming) return std::nullopt;
  const bool switching = row.at("notes").find("SMPS") != std::string::npos;
  if (!switching && !family.may_be_linear) return std::nullopt;
  EnergyRun run;
  run.network = twin_name(row.at("model_id"), row.at("model_file"));
  run.model = row.at("model_id");
  run.toolchain = row.at("toolchain");
  run.board = row.at("board");
  run.source = row.at("source");
  run.ms = *ms;
  run.megahertz = *mhz;
  run.millijoules = *uj / 1e3;
  run.supply_v = *volt;
  run.regulator = switching ? Regulator::switching : Regulator::linear;
  return run;
}

// Of runs: the median current, at the runs' median supply. Behind a switching regulator that is the median power.
InferenceCurrent current_from(const std::vector<const EnergyRun*>& runs) {
  InferenceCurrent current;
  std::vector<double> supplies, powers;
  for (const EnergyRun* run : runs) supplies.push_back(run->supply_v);
  current.regulator = runs.front()->regulator;
  current.supply_v = quantile(supplies, 0.5);
  const bool constant_power = current.regulator == Regulator::switching;
  std::vector<double> figures;
  for (const EnergyRun* run : runs)
    figures.push_back(run->ua_per_mhz() * (constant_power ? run->supply_v / current.supply_v : 1));
  current.ua_per_mhz = quantile(figures, 0.5);
  // A handful of runs says less than its own spread: never narrower than 15 %.
  current.low = std::min(0.85, quantile(figures, 0.05) / current.ua_per_mhz);
  current.high = std::max(1.15, quantile(figures, 0.95) / current.ua_per_mhz);
  return current;
}

double energy_with(const InferenceCurrent& current, const EnergyRun& run) {
  const double supply = current.regulator == Regulator::switching ? current.supply_v : run.supply_v;
  return current.ua_per_mhz * run.megahertz * 1e-6 * supply * run.ms;
}

void complete(CurrentStudy& study) {
  std::vector<const EnergyRun*> all;
  std::map<std::string, int> networks;
  for (const EnergyRun& run : study.runs) {
    all.push_back(&run);
    ++networks[run.network];
  }
  study.current = current_from(all);
  study.current.networks = static_cast<int>(networks.size());
  for (EnergyRun& run : study.runs) {
    std::vector<const EnergyRun*> others;
    std::ranges::copy_if(all, std::back_inserter(others),
                         [&run](const EnergyRun* other) { return other->network != run.network; });
    if (!others.empty()) run.predicted_mj = energy_with(current_from(others), run);
  }
}

std::string figure(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

}  // namespace

double EnergyRun::ua_per_mhz() const {
  return millijoules / ms / supply_v * 1e6 / megahertz;
}

std::vector<CurrentStudy> current_studies(const std::vector<CsvRow>& published) {
  std::vector<CurrentStudy> studies;
  for (const Family& family : families())
    for (const Regulator regulator : {Regulator::linear, Regulator::switching}) {
      CurrentStudy study;
      study.title = std::string(family.title) + (regulator == Regulator::linear ? ", linear" : ", switching");
      study.parts = family.parts;
      for (const CsvRow& row : published)
        if (auto run = run_of(row, family); run && run->regulator == regulator) study.runs.push_back(*std::move(run));
      if (study.runs.empty()) continue;
      complete(study);
      studies.push_back(std::move(study));
    }
  return studies;
}

std::string currents_text(const std::vector<CurrentStudy>& studies) {
  std::string records;
  for (const CurrentStudy& study : studies) {
    std::string parts;
    for (const std::string& part : study.parts) parts += (parts.empty() ? "\"" : ", \"") + part + "\"";
    const InferenceCurrent& current = study.current;
    records += (records.empty() ? "{\"parts\": [" : ",\n{\"parts\": [") + parts + "], \"regulator\": \"" +
               (current.regulator == Regulator::linear ? "linear" : "switching") + "\",\n" +
               " \"current\": {\"value\": " + figure(current.ua_per_mhz) +
               ", \"unit\": \"uA/MHz\", \"source\": \"mlperf\"}, \"supply_v\": " + figure(current.supply_v) +
               ",\n \"interval\": {\"low\": " + figure(current.low) + ", \"high\": " + figure(current.high) +
               "}, \"networks\": " + std::to_string(current.networks) + "}";
  }
  return "{\n\"schema\": 1,\n\"sources\": {\"mlperf\": \"energy runs of MLPerf Tiny v0.5 to v1.3 that state supply and "
         "regulator: energy per inference over time and supply; the monitor feeds the whole rail of the chip\"},\n"
         "\"currents\": [\n" +
         records + "]\n}\n";
}

}  // namespace jauge::predictions
