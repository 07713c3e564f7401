#include "reports/sections/subject.h"

#include "reports/wording/names.h"

namespace jauge::reports::sections {
namespace {

bool is_same_model(const analysis::Analysis& a, const analysis::Analysis& b) {
  if (a.study == b.study) return true;
  const ir::Source& left = a.study->model.source;
  const ir::Source& right = b.study->model.source;
  return !left.sha256.empty() && left.sha256 == right.sha256;
}

Analyses select(const ReportInput& input, bool initial) {
  Analyses selected;
  for (const auto& analysis : input.analyses)
    if (is_same_model(*input.analyses.front(), *analysis) == initial) selected.push_back(analysis);
  return selected;
}

}  // namespace

Analyses of_initial_model(const ReportInput& input) {
  return select(input, true);
}

Analyses of_new_models(const ReportInput& input) {
  return select(input, false);
}

std::string chip_title(const target::Target& chip, const Words& words) {
  if (chip.board.empty()) return visible_name(chip.part);
  return words("{0} on {1}", {chip.part, chip.board});
}

std::string deciding_sentence(const verdict::Verdict& verdict, const Words& words) {
  return verdict.reasons.empty() ? "" : statement(verdict.reasons.front().sentence, words);
}

std::string statement(const Sentence& sentence, const Words& words) {
  std::string text = words(sentence);
  if (text.empty()) return text;
  const bool begins_with_name = sentence.pattern.starts_with('{');
  if (!begins_with_name && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  if (text.back() != '.') text += '.';
  return text;
}

}  // namespace jauge::reports::sections
