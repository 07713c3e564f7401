#include "bench/predictions/own_report.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "bench/predictions/validation.h"

namespace jauge::predictions {
namespace {

constexpr double board_model_error = 0.10;  // of the virtual board against silicon, on top of the fit's own

// Another kind of chip, by what other engines were published to do on both. The interval holds all those ratios.
struct Elsewhere {
  std::string_view core;
  std::string_view dtype;
  double scale, low, high;
  std::string_view source;
};
constexpr Elsewhere elsewhere[] = {
    {"Cortex-M4", "int8", 1.15, 0.70, 1.30, "other_m4"},
    {"Cortex-M4F", "float32", 1.05, 0.75, 1.40, "other_m4"},
    {"Cortex-M33", "int8", 0.80, 0.80, 1.46, "m33"},
    {"Cortex-M7", "int8", 0.55, 0.85, 1.36, "m7"},
};
constexpr const char* sources_elsewhere =
    " \"other_m4\": \"the fit for STM32L4+ times 1.15: published cycles on other chips with this core are 0.82 to 1.49 "
    "times "
    "those on STM32L4R5 (Plumerai on PSoC 62, ONNC on NuMaker-M467HJ, MLPerf Tiny); their Flash is read in other "
    "ways\",\n"
    " \"m33\": \"the fit for STM32L4+ times 0.80: published cycles of X-CUBE-AI 7.3 (STM32U575), microTVM with "
    "CMSIS-NN "
    "(nRF5340) and Plumerai (STM32U585) are 0.66 to 1.16 times those on STM32L4R5 (MLPerf Tiny)\",\n"
    " \"m7\": \"the fit for STM32L4+ times 0.55: published cycles of X-CUBE-AI 7.3 (STM32H7A3) and Plumerai "
    "(STM32F746) are "
    "0.48 to 0.74 times those on STM32L4R5 (MLPerf Tiny)\"";

std::string figure(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

// The bank's worst tenth of networks, the virtual board's own error included.
double reach(const OwnFit& fit, const std::string& dtype) {
  const auto spread = fit.spread.find(dtype);
  return std::hypot(spread == fit.spread.end() ? std::log(1.25) : spread->second, std::log1p(board_model_error));
}

std::string loops_text(const LoopCycles& kernels, const std::string& name) {
  std::string text = " \"" + name + "\": {\n";
  const char* before = "  ";
  for (const auto& [kernel, loops] : kernels) {
    text += before + ("\"" + kernel + "\": {");
    const char* comma = "";
    for (const auto& [loop, cycles] : loops) {
      text += comma + ("\"" + loop + "\": ") + figure(cycles);
      comma = ", ";
    }
    text += "}";
    before = ",\n  ";
  }
  return text + "}";
}

struct Basis {
  int networks = 0;
  double least = 1e18, most = 0;
};

Basis basis_of(const BoardFacts& facts, const std::string& dtype) {
  Basis basis;
  for (const NetworkFact& network : facts.networks) {
    if (network.dtype != dtype) continue;
    ++basis.networks;
    basis.least = std::min(basis.least, network.macs);
    basis.most = std::max(basis.most, network.macs);
  }
  return basis;
}

struct Entry {
  std::string core, dtype, chips, loops, source;
  double scale = 1, low = 1, high = 1;
};

std::string entry_text(const Entry& entry, const BoardFacts& facts, const std::string& date) {
  const Basis basis = basis_of(facts, entry.dtype);
  char text[700];
  std::snprintf(text, sizeof text,
                "{\"core\": \"%s\", \"dtype\": \"%s\",%s \"date\": \"%s\", \"basis\": \"virtual board\",\n"
                " \"loops\": \"%s\", \"scale\": %.4g, \"interval\": {\"low\": %.4g, \"high\": %.4g, \"beyond\": 1.2}, "
                "\"macs\": {\"least\": %.0f, \"most\": %.0f},\n \"networks\": %d, \"rows\": %d, \"source\": \"%s\"}",
                entry.core.c_str(), entry.dtype.c_str(), entry.chips.c_str(), date.c_str(), entry.loops.c_str(),
                entry.scale, entry.low, entry.high, basis.least, basis.most, basis.networks, 2 * basis.networks,
                entry.source.c_str());
  return text;
}

// The factory setting first: it stands for chips of which nobody has said.
std::vector<Entry> entries_of(const OwnFit& fit) {
  std::vector<Entry> entries;
  for (const std::string dtype : {"int8", "float32"}) {
    const double own = std::exp(reach(fit, dtype));
    for (const char* bank : {"1", "0"})
      entries.push_back(
          {dtype == "int8" ? "Cortex-M4" : "Cortex-M4F", dtype,
           std::string(R"( "parts": ["STM32L4P", "STM32L4Q", "STM32L4R", "STM32L4S"], "dbank": )") + bank + ",",
           std::string("dbank_") + bank, "virtual", 1, 1 / own, own});
    for (const Elsewhere& other : elsewhere)
      if (other.dtype == dtype)
        entries.push_back({std::string(other.core), dtype, "", "dbank_1", std::string(other.source), other.scale,
                           other.low / own, other.high * own});
  }
  return entries;
}

std::vector<double> errors_of(const OwnFit& fit, const std::string& dtype, std::size_t bank) {
  std::vector<double> errors;
  for (const OwnTrial& trial : fit.trials)
    if (trial.network->dtype == dtype && trial.bank == bank)
      errors.push_back(std::exp(std::abs(std::log(trial.predicted / trial.network->cycles[bank]))) - 1);
  return errors;
}

double share_inside(const OwnFit& fit, const std::string& dtype, std::size_t bank) {
  double inside = 0, all = 0;
  for (const OwnTrial& trial : fit.trials) {
    if (trial.network->dtype != dtype || trial.bank != bank) continue;
    const double ratio = trial.network->cycles[bank] / trial.predicted;
    inside += ratio >= trial.low && ratio <= trial.high;
    ++all;
  }
  return inside / all;
}

std::string line(const char* form, auto... values) {
  char text[512];
  std::snprintf(text, sizeof text, form, values...);
  return text;
}

std::string score_rows(const OwnFit& fit) {
  std::string text;
  for (const std::string dtype : {"int8", "float32"})
    for (std::size_t bank = 0; bank < 2; ++bank) {
      const std::vector<double> errors = errors_of(fit, dtype, bank);
      if (errors.empty()) continue;
      const double median = quantile(errors, 0.5), worst = quantile(errors, 1);
      text += line("| %s | %zu | %zu | %.1f %% | %.1f %% | %.1f %% | %.0f %% | %s; %s |\n", dtype.c_str(), bank,
                   errors.size(), 100 * median, 100 * quantile(errors, 0.9), 100 * worst,
                   100 * share_inside(fit, dtype, bank), median <= 0.03 ? "median met" : "median missed",
                   worst <= 0.10 ? "worst met" : "worst missed");
    }
  return text;
}

std::string kernel_rows(const OwnFit& fit) {
  std::string text = "| kernel | layers | median | worst | of all cycles |\n|---|---|---|---|---|\n";
  for (const KernelError& kernel : fit.kernels)
    text += line("| %s | %d | %.1f %% | %.1f %% | %.1f %% |\n", kernel.kernel.c_str(), kernel.layers,
                 100 * kernel.median, 100 * kernel.worst, 100 * kernel.share);
  return text;
}

std::string network_rows(const OwnFit& fit) {
  std::string text =
      "| data type | DBANK | network | MACs | modelled cycles | predicted | error |\n|---|---|---|---|---|---|---|\n";
  for (const OwnTrial& trial : fit.trials) {
    const double cycles = trial.network->cycles[trial.bank];
    text += line("| %s | %zu | %s | %.0f | %.0f | %.0f | %+.1f %% |\n", trial.network->dtype.c_str(), trial.bank,
                 trial.network->name.c_str(), trial.network->macs, cycles, trial.predicted,
                 100 * (trial.predicted / cycles - 1));
  }
  return text;
}

}  // namespace

std::string own_fits_text(const OwnFit& fit, const BoardFacts& facts, const std::string& date) {
  std::string speeds;
  for (const Entry& entry : entries_of(fit)) speeds += (speeds.empty() ? "" : ",\n") + entry_text(entry, facts, date);
  return "{\n\"schema\": 1,\n\"runtime\": \"jauge\",\n\"sources\": {\n"
         " \"virtual\": \"cycles of each layer on the virtual board (STM32L4R9 at 120 MHz, 5 wait states, weights in "
         "Flash), "
         "firmware build " +
         facts.build + ", " + facts.date + "\",\n" + sources_elsewhere + "},\n\"loops\": {\n" +
         loops_text(fit.by_bank[1], "dbank_1") + ",\n" + loops_text(fit.by_bank[0], "dbank_0") + "},\n\"speeds\": [\n" +
         speeds + "]\n}\n";
}

std::string own_section(const OwnFit& fit, const BoardFacts& facts) {
  const auto synthetic = std::ranges::count_if(facts.networks, &NetworkFact::synthetic);
  std::string text =
      "## Jauge runtime against the virtual board: one network left out\n\n"
      "Cycles = for each layer, the sum over the loops of its kernel of turns x cycles per turn. Turns are counted "
      "from "
      "the shapes (`analyzer/cost/own_loops.cpp`), cycles are fitted without negative ones to every layer of " +
      std::to_string(synthetic) +
      " networks made for it (`bench/predictions/synthetic.cpp`) and of the others, with the network and all that "
      "share "
      "most of its layers left out. Facts: `bench/predictions/board_facts.json`, firmware build " +
      facts.build + ", " + facts.date +
      ". To reach: median <= 3 %, worst <= 10 %. The virtual board itself is within +-10 % of silicon; intervals of "
      "predictions hold both, the column \"inside\" the fit's own. Terms and training networks were chosen after a "
      "look "
      "at the errors of these same networks, so others will do somewhat worse.\n\n"
      "| data type | DBANK | networks | median | 9 in 10 | worst | inside | to reach "
      "|\n|---|---|---|---|---|---|---|---|\n" +
      score_rows(fit) + "\nLayers by themselves, DBANK = 0:\n\n" + kernel_rows(fit) + "\n";
  if (!fit.unjudged.empty()) {
    text += "Not judged, because no other network has such a layer:";
    for (const std::string& name : fit.unjudged) text += (&name == fit.unjudged.data() ? " " : ", ") + name;
    text += ".\n\n";
  }
  return text + network_rows(fit) + "\n";
}

}  // namespace jauge::predictions
