#include "cli/ranking.h"

#include <tuple>

namespace jauge::cli {
namespace {

int rank_of(verdict::Level level) {
  switch (level) {
    case verdict::Level::fits:
      return 0;
    case verdict::Level::tight:
      return 1;
    case verdict::Level::unknown:
      return 2;
    case verdict::Level::no:
      return 3;
  }
  return 3;
}

// Of two chips that fit the fuller one is the smaller and, as a rule, the cheaper; of two that do not, the fuller one
// is further from fitting.
std::tuple<int, double, const std::string&, const std::string&> key(const analysis::Assessment& assessment) {
  const verdict::Verdict& verdict = assessment.verdict;
  const double use = verdict.worst_use.value_or(1e9);
  const bool fits = rank_of(verdict.level) <= 1;
  return {rank_of(verdict.level), fits ? -use : use, assessment.target.part, assessment.target.board};
}

}  // namespace

bool ranks_before(const analysis::Assessment& a, const analysis::Assessment& b) {
  return key(a) < key(b);
}

}  // namespace jauge::cli
