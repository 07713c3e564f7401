// jauge-predictions SHARED OUT: fits the speed models, writes them to OUT/<runtime>.json and says how wrong they are.
#include <cmath>
#include <cstdio>
#include <iostream>

#include "analyzer/base/safe_file.h"
#include "bench/predictions/write_speeds.h"

namespace {

using namespace jauge;
using namespace jauge::predictions;

void print(const Validation& validation) {
  for (const Group& group : validation.groups) {
    std::printf("== %s: %zu runs, %zu scored, %zu networks\n", group.score->title.c_str(), validation.runs.size(),
                group.trials.size(), group.networks);
    for (const Trial& trial : group.trials)
      std::printf("%-12s %-38s %-10s %-18s macs %10.0f measured %12.0f predicted %12.0f %+6.1f %% one %+7.1f %%\n",
                  trial.run->network.c_str(), trial.run->model.c_str(), trial.run->version.c_str(),
                  trial.run->board.c_str(), trial.run->what->macs, trial.run->cycles, trial.predicted,
                  100 * (trial.predicted / trial.run->cycles - 1), 100 * (trial.one_ratio / trial.run->cycles - 1));
    const Summary s = summary_of(group);
    std::printf(
        "median %.1f %% p90 %.1f %% worst %.1f %% bias %+.1f %% coverage %.0f %% one-ratio median %.1f %% by network "
        "%.1f %% interval x%.2f\n",
        100 * s.median, 100 * s.p90, 100 * s.worst, 100 * s.bias, 100 * s.coverage, 100 * s.median_one_ratio,
        100 * s.median_of_networks, group.high);
  }
}

int run(const std::filesystem::path& shared, const std::filesystem::path& out) {
  auto rows = read_csv(shared / "ground-truth/published.csv");
  if (!rows) {
    std::cerr << to_text(rows.error()) << '\n';
    return 3;
  }
  auto further = read_csv("bench/predictions/further_runs.csv");
  if (further) rows->insert(rows->end(), further->begin(), further->end());
  Networks networks(shared / "ground-truth");
  const std::vector<Run> runs = runs_of(*rows, networks);
  std::vector<Validation> validations;
  for (const Study& study : studies()) {
    validations.push_back(validate(study, runs));
    print(validations.back());
  }
  for (const char* runtime : {"tflm-cmsis-nn", "tflm-reference", "x-cube-ai"}) {
    std::string name = runtime;
    for (char& c : name)
      if (c == '-') c = '_';
    auto written =
        write_file_safely(out / (name + ".json"), speeds_text(runtime, validations, "2026-11-20"), Overwrite::allow);
    if (!written) std::cerr << to_text(written.error()) << '\n';
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return argc > 2 ? run(argv[1], argv[2]) : 2;
}
