// jauge-predictions report --shared FOLDER             prints docs/accuracy_of_predictions.md
// jauge-predictions fit --shared FOLDER --into FOLDER --date DATE   writes mcu_db/data: fits/<runtime>.json,
// currents.json
//
// jauge-predictions fit-jauge --results FOLDER --shared FOLDER --into FOLDER --date DATE   writes fits/jauge.json from
//                      outputs of `jauge measure MODEL --board virtual --json`
//
// FOLDER holds ground-truth/ with published.csv and the model files; further_runs.csv lies beside this program's
// source.
#include <algorithm>
#include <iostream>
#include <string_view>

#include "analyzer/base/safe_file.h"
#include "bench/predictions/findings.h"
#include "bench/predictions/jauge_runs.h"
#include "bench/predictions/write_fits.h"

namespace {

using namespace jauge;
using namespace jauge::predictions;

struct Arguments {
  std::string action, shared, into, date, results;
};

Arguments parse(int argc, char** argv) {
  Arguments arguments;
  if (argc > 1) arguments.action = argv[1];
  for (int i = 2; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    if (name == "--shared") arguments.shared = argv[i + 1];
    if (name == "--into") arguments.into = argv[i + 1];
    if (name == "--results") arguments.results = argv[i + 1];
    if (name == "--date") arguments.date = argv[i + 1];
  }
  return arguments;
}

Result<void> write_data(const Findings& findings, const Arguments& arguments) {
  const std::filesystem::path into = arguments.into;
  for (const std::string runtime : {"tflm-cmsis-nn", "tflm-reference", "x-cube-ai"}) {
    std::string name = runtime;
    std::ranges::replace(name, '-', '_');
    const std::string text = fits_text(runtime, findings.speeds, findings.sizes, arguments.date);
    JAUGE_CHECK(write_file_safely(into / "fits" / (name + ".json"), text, Overwrite::allow));
  }
  return write_file_safely(into / "currents.json", currents_text(findings.currents), Overwrite::allow);
}

Result<void> write_jauge(const Arguments& arguments, const std::filesystem::path& truth) {
  Networks networks("/");
  const auto runs = read_board_runs(arguments.results, truth, networks);
  const auto fits = fit_jauge(runs);
  if (fits.empty())
    return Error{ErrorKind::usage, arguments.results, "no result of jauge measure is in this folder", ""};
  std::cout << jauge_section(fits);
  return write_file_safely(std::filesystem::path(arguments.into) / "fits/jauge.json",
                           jauge_fits_text(fits, arguments.date), Overwrite::allow);
}

Result<void> run(const Arguments& arguments) {
  const std::filesystem::path truth = std::filesystem::path(arguments.shared) / "ground-truth";
  if (arguments.action == "fit-jauge") return write_jauge(arguments, truth);
  JAUGE_TRY(Findings findings, find_all(truth, JAUGE_FURTHER_RUNS));
  if (arguments.action == "fit") return write_data(findings, arguments);
  Networks networks("/");
  if (!arguments.results.empty())
    findings.jauge_section = jauge_section(fit_jauge(read_board_runs(arguments.results, truth, networks)));
  std::cout << report_text(findings);
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  const Arguments arguments = parse(argc, argv);
  const bool writes = !arguments.into.empty() && !arguments.date.empty();
  const bool fits =
      writes && (arguments.action == "fit" || (arguments.action == "fit-jauge" && !arguments.results.empty()));
  if (arguments.shared.empty() || !(fits || arguments.action == "report")) {
    std::cerr << "jauge-predictions report --shared FOLDER [--results FOLDER]\n"
                 "                  fit --shared FOLDER --into FOLDER --date DATE\n"
                 "                  fit-jauge --results FOLDER --shared FOLDER --into FOLDER --date DATE\n";
    return 2;
  }
  const auto done = run(arguments);
  if (done) return 0;
  std::cerr << to_text(done.error()) << '\n';
  return exit_status_of(done.error().kind);
}
