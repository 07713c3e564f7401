// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/claim_check.h"

#include <algorithm>

#include "gui/models/text.h"

namespace jauge::gui {
namespace {

// "160 KB" -> "160KB", "0,85" -> "0.85", "1 343 146" -> "1343146"
std::string plain(QString text) {
  text.replace(',', '.');
  text.removeIf([](QChar c) { return c.isSpace(); });
  return text.toStdString();
}

std::optional<verdict::MeasuredAccuracy> measured(const evaluate::Evaluation* evaluation) {
  if (!evaluation || !evaluation->classified) return std::nullopt;
  const auto& report = evaluation->classified->report;
  return verdict::MeasuredAccuracy{report.accuracy, report.accuracy_interval.low, report.accuracy_interval.high,
                                   evaluation->samples};
}

}  // namespace

bool ClaimAnswer::possible() const {
  return std::ranges::none_of(lines,
                              [](const ClaimLine& line) { return line.level == verdict::ClaimLevel::impossible; });
}

verdict::Level chip_level(verdict::ClaimLevel level) {
  switch (level) {
    case verdict::ClaimLevel::impossible:
      return verdict::Level::no;
    case verdict::ClaimLevel::doubtful:
      return verdict::Level::tight;
    case verdict::ClaimLevel::consistent:
      return verdict::Level::fits;
    case verdict::ClaimLevel::implied:
      break;
  }
  return verdict::Level::unknown;
}

ClaimAnswer check_claims(const ClaimTexts& texts, const analysis::Analysis& analysis,
                         const evaluate::Evaluation* evaluation) {
  const std::pair<const char*, QString> fields[] = {{"accuracy", texts.accuracy}, {"ms", texts.latency},
                                                    {"mj", texts.energy},         {"params", texts.parameters},
                                                    {"flash", texts.flash},       {"ram", texts.ram}};
  ClaimAnswer answer;
  std::string claimed;
  for (const auto& [name, text] : fields) {
    if (text.trimmed().isEmpty()) continue;
    const std::string word = std::string(name) + "=" + plain(text);
    if (!verdict::parse_claims(word))
      answer.not_understood = text;
    else
      claimed += word + " ";
  }
  const auto claims = verdict::parse_claims(claimed);
  if (!claims) return answer;
  const analysis::ModelStudy& study = *analysis.study;
  const cost::Workload workload{&study.deployable, &study.deployable_counts, &study.st, &study.plan};
  const verdict::ClaimCase subject{workload, analysis.assessment.estimate, analysis.assessment.target,
                                   measured(evaluation)};
  for (const auto& [claim, level, sentence] : verdict::check_claims(*claims, subject))
    answer.lines.push_back({level, say_alone({std::string(verdict::name_of(level)), {}}), say_alone(sentence)});
  return answer;
}

}  // namespace jauge::gui
