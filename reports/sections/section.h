// One file per section, one line per section in all_sections.cpp.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "reports/document.h"
#include "reports/report.h"
#include "reports/wording/wording.h"

namespace jauge::reports::sections {

using Blocks = std::vector<Block>;

struct SectionKind {
  std::string_view id;
  Phrase title;
  Blocks (*build)(const ReportInput&, const Words&) = nullptr;
  bool numbered = true;
  bool starts_page = false;
};

std::span<const SectionKind> all_sections();

Blocks model(const ReportInput& input, const Words& words);
Blocks target(const ReportInput& input, const Words& words);
Blocks embeddability(const ReportInput& input, const Words& words);
Blocks new_models(const ReportInput& input, const Words& words);
Blocks conversion(const ReportInput& input, const Words& words);
Blocks other_chips(const ReportInput& input, const Words& words);
Blocks integration(const ReportInput& input, const Words& words);
Blocks evaluation(const ReportInput& input, const Words& words);
Blocks conclusion(const ReportInput& input, const Words& words);
Blocks reproduce(const ReportInput& input, const Words& words);

}  // namespace jauge::reports::sections
