#include "reports/report.h"

#include <gtest/gtest.h>

#include <regex>

#include "reports/document_file.h"
#include "reports/render/html.h"
#include "reports/render/markdown.h"
#include "tests/reports/report_input.h"
#include "tests/support/golden.h"

namespace jauge::reports {
namespace {

using testing::seed_report;

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(Report, ReadsAsReviewed) {
  testing::expect_golden("reports/golden/seed_vgg_en.md",
                         render::to_markdown(build_report(seed_report(Language::english))));
  testing::expect_golden("reports/golden/seed_vgg_fr.md",
                         render::to_markdown(build_report(seed_report(Language::french))));
}

TEST(Report, HasNineSectionsAndAnAnnexInOrder) {
  const Document document = build_report(seed_report(Language::english));
  ASSERT_EQ(document.sections.size(), 10u);
  for (std::size_t i = 0; i < 9; ++i)
    EXPECT_TRUE(document.sections[i].title.starts_with(std::to_string(i + 1) + " ")) << document.sections[i].title;
  EXPECT_EQ(document.sections[9].id, "reproduce");
}

TEST(Report, StatesThePublishedFigures) {
  const std::string text = render::to_markdown(build_report(seed_report(Language::english)));
  for (const char* figure : {"1,344,042", "32,609,280", "1,343,146", "32,997,984", "5,372,584 B", "3,295,882 B"})
    EXPECT_TRUE(contains(text, figure)) << figure;
}

TEST(Report, NeverTakesACountOverAClockForATime) {
  for (const Language language : {Language::english, Language::french}) {
    const std::string text = render::to_html(build_report(seed_report(language)));
    for (const char* false_time : {"0.275", "0,275", "275 ms", "275\u00a0ms", "0.27", "0,27"})
      EXPECT_FALSE(contains(text, false_time)) << false_time;
  }
}

TEST(Report, GivesEveryKeyFigureItsOrigin) {
  const Document document = build_report(seed_report(Language::english));
  std::size_t count = 0;
  for (const Section& section : document.sections)
    for (const Block& block : section.blocks) {
      const auto* figures = std::get_if<KeyFigures>(&block);
      if (figures == nullptr) continue;
      for (const KeyFigure& figure : figures->figures) {
        EXPECT_FALSE(figure.origin.empty()) << figure.name;
        ++count;
      }
    }
  EXPECT_GE(count, 8u);
}

TEST(Report, SaysWhyThereIsNoLatency) {
  ReportInput input = seed_report(Language::english);
  auto analysis = *input.analyses.front();
  analysis.assessment.estimate.latency_ms.reset();
  analysis.assessment.estimate.why_no_latency = {"the clock of {0} is not known", {std::string("STM32L4R9AI")}};
  input.analyses = {std::make_shared<const analysis::Analysis>(analysis)};
  EXPECT_TRUE(contains(render::to_markdown(build_report(input)), "the clock of STM32L4R9AI is not known (unknown)"));
}

TEST(Report, TakesSectionsInTheOrderOfTheUser) {
  ReportInput input = seed_report(Language::english);
  input.sections = {"conclusion", "model", "no such section", "conclusion"};
  const Document document = build_report(input);
  ASSERT_EQ(document.sections.size(), 2u);
  EXPECT_EQ(document.sections[0].title, "1 Conclusion");
  EXPECT_EQ(document.sections[1].title, "2 Analysis of the model");
}

TEST(Report, ComparesModelsAndChips) {
  ReportInput input = seed_report(Language::english);
  auto other_chip = *input.analyses.front();
  other_chip.assessment.target.part = "EX-2";
  other_chip.assessment.target.board.clear();
  auto smaller = *input.analyses.front();
  auto study = *smaller.study;
  study.model.source.name = "smaller.onnx";
  study.model.source.sha256 = "0";
  smaller.study = std::make_shared<const analysis::ModelStudy>(study);
  input.analyses.push_back(std::make_shared<const analysis::Analysis>(other_chip));
  input.analyses.push_back(std::make_shared<const analysis::Analysis>(smaller));
  const std::string text = render::to_markdown(build_report(input));
  EXPECT_TRUE(contains(text, "### EX-2"));
  EXPECT_TRUE(contains(text, "| smaller.onnx | STM32L4R9AI on STM32L4R9I-DISCO |"));
}

TEST(Report, SpeaksFrenchThroughout) {
  // What files, databases and users say stays as they say it.
  ReportInput input = seed_report(Language::french);
  auto analysis = *input.analyses.front();
  auto study = *analysis.study;
  study.problems.clear();
  analysis.study = std::make_shared<const analysis::ModelStudy>(study);
  analysis.assessment.target.notes.clear();
  input.analyses = {std::make_shared<const analysis::Analysis>(analysis)};
  input.free_text.clear();
  const std::string text = render::to_markdown(build_report(input));
  EXPECT_TRUE(contains(text, "5\u202f393\u202f034\u00a0o"));
  EXPECT_TRUE(contains(text, "5,12\u00a0Mio"));
  for (const char* english :
       {"MiB", "KiB", "To be filled", " the ", " layers", "estimated", "counted", "Fits", "Layer |"})
    EXPECT_FALSE(contains(text, english)) << english;
}

// Names that try to become markup, script, links, formulas, or to reorder a line.
TEST(Report, InterpretsNoStringOfFileOrUser) {
  const std::vector<std::string> hostile = {"<script>alert(1)</script>",
                                            "\"><img src=x onerror=alert(1)>",
                                            "=cmd|'/c x'!A0",
                                            "\u202etxt.exe",
                                            "a\x1b[2Jb",
                                            "[x](javascript:y)",
                                            "</title><b>",
                                            "|||\n# x",
                                            "&lt;i&gt;",
                                            "\xff\xfe",
                                            "javascript:alert(1)",
                                            "${7*7}"};
  for (const std::string& name : hostile) {
    ReportInput input = seed_report(Language::english);
    auto study = *input.analyses.front()->study;
    study.model.source.name = study.model.source.producer = study.model_counts.layers[0].name = name;
    study.deployable_counts.layers[2].name = study.plan.tensors[1].name = study.plan.certificate.layer = name;
    study.problems.push_back({name, name, name, name, name});
    auto analysis = *input.analyses.front();
    analysis.study = std::make_shared<const analysis::ModelStudy>(study);
    analysis.assessment.target.part = analysis.assessment.target.board = name;
    analysis.assessment.target.regions[0].name = analysis.assessment.target.notes[0] = name;
    input.analyses = {std::make_shared<const analysis::Analysis>(analysis)};
    input.title = input.date = input.command_line = input.authors[0] = input.free_text["model"] = name;
    const Document document = build_report(input);
    const std::string html = render::to_html(document), markdown = render::to_markdown(document);
    for (const char* markup : {"<script", "<img", "</title><b", "<i>", "onerror=alert(1)>", "\u202e", "\x1b", "\xff"})
      EXPECT_FALSE(contains(html, markup)) << markup << " from " << name;
    // Only our own links: to the sections.
    const std::regex link("(href|src|url)\\s*[=(](?!\"#section-)");
    EXPECT_FALSE(std::regex_search(std::regex_replace(html, std::regex("&[a-z#0-9]+;|src=x"), ""), link)) << name;
    for (const char* markup : {"\n# x", "\u202e", "\x1b", "\xff"})
      EXPECT_FALSE(contains(markdown, markup)) << markup << " from " << name;
    EXPECT_TRUE(read_document(write_document(document)));
  }
}

}  // namespace
}  // namespace jauge::reports
