// The annex: with what this report was made, and what its words mean.
#include <algorithm>

#include "reports/sections/cells.h"
#include "reports/sections/section.h"
#include "reports/sections/subject.h"
#include "reports/wording/names.h"
#include "reports/wording/numbers.h"

namespace jauge::reports::sections {
namespace {

Table files(const ReportInput& input, const Words& words) {
  Table table;
  table.title = words("Model files");
  table.columns = {{words("File")}, {words("Bytes"), true}, {words("SHA-256")}};
  std::vector<std::string> seen;
  for (const auto& analysis : input.analyses) {
    const ir::Source& source = analysis->study->model.source;
    if (std::find(seen.begin(), seen.end(), source.sha256 + source.name) != seen.end()) continue;
    seen.push_back(source.sha256 + source.name);
    table.rows.push_back({name_cell(source.name), count_cell(source.file_bytes, words),
                          source.sha256.empty() ? missing() : name_cell(source.sha256)});
  }
  return table;
}

Table settings(const ReportInput& input, const Words& words) {
  Table table;
  table.title = words("Settings");
  table.columns = {{words("Chip")},
                   {words("Runtime")},
                   {words("Stack"), true},
                   {words("RAM reserve"), true},
                   {words("Flash reserve"), true}};
  for (const auto& analysis : input.analyses) {
    const analysis::Assessment& assessment = analysis->assessment;
    table.rows.push_back({plain(chip_title(assessment.target, words)), name_cell(assessment.estimate.runtime),
                          bytes_cell(assessment.reserve.stack, words), bytes_cell(assessment.reserve.ram, words),
                          bytes_cell(assessment.reserve.flash, words)});
  }
  return table;
}

Bullets origins(const Words& words) {
  return {
      {words("counted: from the file alone, exact"), words("planned: by the memory planner, exact for its plan"),
       words("estimated: from published or typical figures, with an interval"),
       words("modelled: by the cycle model of the virtual board, with an interval"), words("measured: on a real board"),
       words("1 KiB = 1,024 B and 1 MiB = 1,048,576 B; one MAC is one multiplication with accumulation, never counted "
             "as two")}};
}

}  // namespace

Blocks reproduce(const ReportInput& input, const Words& words) {
  const std::string tool = input.tool_version.empty() ? "Jauge" : "Jauge " + visible_name(input.tool_version);
  Blocks blocks = {Paragraph{words("Made by {0}.", {Ready{tool}})}, files(input, words), settings(input, words)};
  if (!input.command_line.empty()) {
    blocks.push_back(Heading{words("Command line")});
    blocks.push_back(Verbatim{visible_line(input.command_line)});
  }
  blocks.push_back(Heading{words("What the words mean")});
  blocks.push_back(origins(words));
  return blocks;
}

}  // namespace jauge::reports::sections
