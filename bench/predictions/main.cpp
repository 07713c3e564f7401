// jauge-predictions: fits the speed models, says how wrong they are, and writes both down.
#include <cmath>
#include <cstdio>
#include <iostream>

#include "bench/predictions/validation.h"

namespace {

using namespace jauge;
using namespace jauge::predictions;

int run(const std::filesystem::path& shared) {
  auto rows = read_csv(shared / "ground-truth/published.csv");
  if (!rows) {
    std::cerr << to_text(rows.error()) << '\n';
    return 3;
  }
  auto further = read_csv("bench/predictions/further_runs.csv");
  if (further) rows->insert(rows->end(), further->begin(), further->end());
  Networks networks(shared / "ground-truth");
  const std::vector<Run> runs = runs_of(*rows, networks);
  for (const Study& study : studies()) {
    const Validation validation = validate(study, runs);
    std::printf("== %s: %zu runs, %zu scored, %zu networks\n", study.id.c_str(), validation.runs.size(),
                validation.trials.size(), validation.networks);
    for (const Trial& trial : validation.trials)
      std::printf("%-12s %-38s %-10s %-11s macs %10.0f measured %12.0f predicted %12.0f %+6.1f %% one %+7.1f %%\n",
                  trial.run->network.c_str(), trial.run->model.c_str(), trial.run->version.c_str(),
                  trial.run->core.c_str(), trial.run->what->macs, trial.run->cycles, trial.predicted,
                  100 * (trial.predicted / trial.run->cycles - 1), 100 * (trial.one_ratio / trial.run->cycles - 1));
    for (std::size_t i = 0; i < validation.parameters.size(); ++i) {
      std::string kernels;
      if (i < study.terms.size())
        for (auto kernel : study.terms[i].kernels) kernels += std::string(name_of(kernel)).substr(0, 5) + " ";
      std::printf("   %-28s %-26s %10.3f (expected %g)\n", validation.problem.parameters[i].name.c_str(),
                  kernels.c_str(), std::exp(validation.parameters[i]),
                  std::exp(validation.problem.parameters[i].expected));
    }
    const Summary s = summary_of(validation);
    std::printf(
        "median %.1f %% p90 %.1f %% worst %.1f %% bias %+.1f %% coverage %.0f %% one-ratio median %.1f %% by network "
        "%.1f %% interval x%.2f\n",
        100 * s.median, 100 * s.p90, 100 * s.worst, 100 * s.bias, 100 * s.coverage, 100 * s.median_one_ratio,
        100 * s.median_of_networks, validation.high);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return run(argc > 1 ? argv[1] : "../shared");
}
