#include "reports/report.h"

#include <algorithm>

#include "reports/sections/section.h"
#include "reports/wording/names.h"

namespace jauge::reports {
namespace {

using sections::SectionKind;

std::vector<const SectionKind*> wanted_sections(const ReportInput& input) {
  std::vector<const SectionKind*> wanted;
  if (input.sections.empty())
    for (const SectionKind& kind : sections::all_sections()) wanted.push_back(&kind);
  for (const std::string& id : input.sections)
    for (const SectionKind& kind : sections::all_sections())
      if (kind.id == id && std::find(wanted.begin(), wanted.end(), &kind) == wanted.end()) wanted.push_back(&kind);
  return wanted;
}

std::string title_of(const ReportInput& input, const Words& words) {
  if (!input.title.empty()) return visible_name(input.title);
  const analysis::Analysis& first = *input.analyses.front();
  const target::Target& chip = first.assessment.target;
  return words("Can {0} run on {1}?", {first.study->model.source.name, chip.board.empty() ? chip.part : chip.board});
}

Section build(const SectionKind& kind, int number, const ReportInput& input, const Words& words) {
  Section section;
  section.id = kind.id;
  section.title = (kind.numbered ? std::to_string(number) + " " : "") + words(kind.title);
  section.starts_page = kind.starts_page;
  if (const auto own = input.free_text.find(section.id); own != input.free_text.end() && !own->second.empty())
    section.blocks.push_back(UserText{visible_text(own->second)});
  for (Block& block : kind.build(input, words)) section.blocks.push_back(std::move(block));
  return section;
}

}  // namespace

Document build_report(const ReportInput& input) {
  const Words words(input.language);
  Document document;
  document.language = input.language;
  document.title = title_of(input, words);
  for (const std::string& author : input.authors) document.authors.push_back(visible_name(author));
  document.date = visible_name(input.date);
  document.made_by = input.tool_version.empty() ? "Jauge" : "Jauge " + input.tool_version;
  document.contents_title = words("Contents");
  document.page_word = words("Page");
  int number = 0;
  for (const SectionKind* kind : wanted_sections(input))
    document.sections.push_back(build(*kind, kind->numbered ? ++number : 0, input, words));
  return document;
}

std::vector<SectionName> section_names(Language language) {
  std::vector<SectionName> names;
  for (const SectionKind& kind : sections::all_sections())
    names.push_back({std::string(kind.id), Words(language)(kind.title)});
  return names;
}

}  // namespace jauge::reports
