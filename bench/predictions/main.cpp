// jauge-predictions report    --shared FOLDER                             prints docs/accuracy_of_predictions.md
// jauge-predictions fit       --shared FOLDER --into FOLDER --date DATE   writes mcu_db/data: fits/<runtime>.json of
// other
//                                                                         runtimes, currents.json
// jauge-predictions run-jauge --shared FOLDER --date DATE                 runs our own kernels on the virtual board and
//                                                                         writes the facts; minutes
// jauge-predictions fit-jauge --into FOLDER --date DATE                   writes fits/jauge.json from the facts
// jauge-predictions all       --shared FOLDER --into FOLDER --date DATE --page FILE   all of it, the report into FILE
//
// --shared FOLDER holds ground-truth/ with published.csv and the model files; further_runs.csv and board_facts.json
// (--facts names another) lie beside this program's source.
#include <algorithm>
#include <iostream>
#include <string_view>

#include "analyzer/base/safe_file.h"
#include "bench/predictions/board_campaign.h"
#include "bench/predictions/findings.h"
#include "bench/predictions/own_report.h"
#include "bench/predictions/write_fits.h"

namespace {

using namespace jauge;
using namespace jauge::predictions;

struct Arguments {
  std::string action, shared, into, date, page, facts = JAUGE_BOARD_FACTS;
};

Arguments parse(int argc, char** argv) {
  Arguments arguments;
  if (argc > 1) arguments.action = argv[1];
  for (int i = 2; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    if (name == "--shared") arguments.shared = argv[i + 1];
    if (name == "--into") arguments.into = argv[i + 1];
    if (name == "--facts") arguments.facts = argv[i + 1];
    if (name == "--date") arguments.date = argv[i + 1];
    if (name == "--page") arguments.page = argv[i + 1];
  }
  return arguments;
}

std::filesystem::path truth_of(const Arguments& arguments) {
  return std::filesystem::path(arguments.shared) / "ground-truth";
}

Result<Findings> findings_of(const Arguments& arguments) {
  return find_all(truth_of(arguments), JAUGE_FURTHER_RUNS, arguments.facts);
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

Result<void> run_jauge(const Arguments& arguments) {
  JAUGE_TRY(BoardFacts facts, run_on_virtual_board(truth_of(arguments), JAUGE_BOARD_NETWORKS));
  facts.date = arguments.date;
  return write_file_safely(arguments.facts, board_facts_text(facts), Overwrite::allow);
}

Result<void> write_jauge(const Arguments& arguments) {
  JAUGE_TRY(const BoardFacts facts, read_board_facts(arguments.facts));
  const OwnFit fit = fit_own(facts);
  std::cerr << own_section(fit, facts);
  return write_file_safely(std::filesystem::path(arguments.into) / "fits/jauge.json",
                           own_fits_text(fit, facts, arguments.date), Overwrite::allow);
}

Result<void> run(const Arguments& arguments) {
  if (arguments.action == "run-jauge") return run_jauge(arguments);
  if (arguments.action == "fit-jauge") return write_jauge(arguments);
  if (arguments.action == "all") {
    JAUGE_CHECK(run_jauge(arguments));
    JAUGE_CHECK(write_jauge(arguments));
  }
  JAUGE_TRY(const Findings findings, findings_of(arguments));
  if (arguments.action == "report") std::cout << report_text(findings);
  if (arguments.action == "report") return {};
  JAUGE_CHECK(write_data(findings, arguments));
  return arguments.page.empty() ? Result<void>{}
                                : write_file_safely(arguments.page, report_text(findings), Overwrite::allow);
}

bool is_complete(const Arguments& arguments) {
  const bool has_shared = !arguments.shared.empty(), has_date = !arguments.date.empty();
  const bool writes = has_date && !arguments.into.empty();
  if (arguments.action == "report") return has_shared;
  if (arguments.action == "fit") return has_shared && writes;
  if (arguments.action == "run-jauge") return has_shared && has_date;
  if (arguments.action == "fit-jauge") return writes;
  return arguments.action == "all" && has_shared && writes && !arguments.page.empty();
}

}  // namespace

int main(int argc, char** argv) {
  const Arguments arguments = parse(argc, argv);
  if (!is_complete(arguments)) {
    std::cerr << "jauge-predictions report --shared FOLDER [--facts FILE]\n"
                 "                  fit --shared FOLDER --into FOLDER --date DATE\n"
                 "                  run-jauge --shared FOLDER --date DATE [--facts FILE]\n"
                 "                  fit-jauge --into FOLDER --date DATE [--facts FILE]\n"
                 "                  all --shared FOLDER --into FOLDER --date DATE --page FILE\n";
    return 2;
  }
  const auto done = run(arguments);
  if (done) return 0;
  std::cerr << to_text(done.error()) << '\n';
  return exit_status_of(done.error().kind);
}
