#include "cli/claims.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/table.h"
#include "reports/json/json.h"
#include "reports/wording/names.h"
#include "reports/wording/wording.h"

namespace jauge::cli {
namespace {

using reports::json::Json;

Json json_of(const std::vector<verdict::ClaimFinding>& findings, bool possible, const analysis::Assessment& assessment,
             Language language) {
  Json array = Json::array();
  for (const verdict::ClaimFinding& finding : findings)
    array.push_back({{"claim", finding.claim},
                     {"level", verdict::name_of(finding.level)},
                     {"sentence", reports::say(finding.sentence, language)}});
  return {{"met", possible},
          {"budgets", Json::array()},
          {"claims", array},
          {"analysis", reports::json::analyze_result(assessment, language)}};
}

std::string text_of(const std::vector<verdict::ClaimFinding>& findings, Language language) {
  const reports::Words words(language);
  std::string text;
  for (const verdict::ClaimFinding& finding : findings)
    text += bullet(
        words("{0}: {1}", {reports::Ready(reports::say({std::string(verdict::name_of(finding.level)), {}}, language)),
                           reports::Ready(reports::visible_text(words(finding.sentence)))}));
  return text;
}

}  // namespace

Result<Answer> check_claims(const Session& session, const std::string& text, const analysis::ModelStudy& study,
                            const analysis::Assessment& assessment,
                            const std::optional<verdict::MeasuredAccuracy>& accuracy) {
  JAUGE_TRY(const auto claims, verdict::parse_claims(text));
  const cost::Workload workload{&study.deployable, &study.deployable_counts, &study.st, &study.plan};
  const auto findings = verdict::check_claims(claims, {workload, assessment.estimate, assessment.target, accuracy});
  const bool possible = std::ranges::none_of(
      findings, [](const verdict::ClaimFinding& finding) { return finding.level == verdict::ClaimLevel::impossible; });
  const int status = possible ? 0 : exit_status_of(ErrorKind::budget_failed);
  if (session.options.json)
    return json_answer(session, json_of(findings, possible, assessment, session.language()), status);
  return Answer{text_of(findings, session.language()), status};
}

}  // namespace jauge::cli
