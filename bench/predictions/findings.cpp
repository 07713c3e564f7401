#include "bench/predictions/findings.h"

#include "bench/predictions/own_report.h"

namespace jauge::predictions {
namespace {

Result<std::vector<CsvRow>> published_rows(const std::filesystem::path& truth,
                                           const std::filesystem::path& further_runs) {
  JAUGE_TRY(auto rows, read_csv(truth / "published.csv"));
  JAUGE_TRY(const auto further, read_csv(further_runs));
  rows.insert(rows.end(), further.begin(), further.end());
  return rows;
}

}  // namespace

Result<Findings> find_all(const std::filesystem::path& truth, const std::filesystem::path& further_runs,
                          const std::filesystem::path& board_facts) {
  JAUGE_TRY(const auto rows, published_rows(truth, further_runs));
  JAUGE_TRY(const auto analyses, read_csv(truth / "cubeai-analyses.csv"));
  Networks networks(truth);
  const std::vector<Run> runs = runs_of(rows, networks);
  Findings findings;
  for (const Study& study : studies()) {
    findings.speeds.push_back(validate(study, runs));
    findings.without_board.push_back(validate(study, runs, LeaveOut::board));
    findings.without_version.push_back(validate(study, runs, LeaveOut::version));
  }
  findings.sizes = size_studies(rows, analyses, networks);
  findings.currents = current_studies(rows);
  JAUGE_TRY(const BoardFacts facts, read_board_facts(board_facts));
  findings.own_section = own_section(fit_own(facts), facts);
  return findings;
}

}  // namespace jauge::predictions
