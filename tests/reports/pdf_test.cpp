// The PDF as a reader's tools see it. Pages are looked at by people; here only their text can be held.
#include "reports/pdf_process.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <regex>

#include "analyzer/base/safe_file.h"
#include "tests/reports/report_input.h"
#include "tests/support/temporary_folder.h"

namespace jauge::reports {
namespace {

std::string output_of(const std::string& command) {
  std::string text;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return text;
  std::array<char, 4096> buffer{};
  while (const std::size_t count = fread(buffer.data(), 1, buffer.size(), pipe)) text.append(buffer.data(), count);
  pclose(pipe);
  return text;
}

bool has_poppler() {
  return std::system("pdftotext -v >/dev/null 2>&1") == 0;
}

std::string text_of(const std::vector<std::byte>& pdf) {
  const testing::TemporaryFolder folder;
  const auto file = folder.path() / "report.pdf";
  EXPECT_TRUE(write_file_safely(file, pdf, Overwrite::refuse));
  return output_of("pdftotext -layout '" + file.string() + "' -");
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(Pdf, HoldsTheFigures) {
  if (!has_poppler()) GTEST_SKIP() << "needs pdftotext (poppler-utils)";
  const auto pdf = pdf_of(build_report(testing::seed_report(Language::english)));
  ASSERT_TRUE(pdf) << to_text(pdf.error());
  const std::string text = text_of(*pdf);
  for (const char* figure : {"1,344,042", "32,609,280", "32,997,984", "3,295,882 B", "2,269 to 3,327 ms", "0x20040000",
                             "conv2d_1: 256 KiB", "seed_vgg.onnx is a file in the format", "float32", "Does not fit",
                             "RAM of STM32L4R9AI: 640 KiB", "First Author", "Page 2 / "})
    EXPECT_TRUE(contains(text, figure)) << figure;
  EXPECT_FALSE(contains(text, "0.275"));
}

TEST(Pdf, SpeaksFrench) {
  if (!has_poppler()) GTEST_SKIP() << "needs pdftotext (poppler-utils)";
  const auto pdf = pdf_of(build_report(testing::seed_report(Language::french)));
  ASSERT_TRUE(pdf) << to_text(pdf.error());
  const std::string text = std::regex_replace(text_of(*pdf), std::regex("\u00a0|\u202f"), " ");
  for (const char* part :
       {"Embarquabilité du modèle initial", "Ne tient pas", "5,12 Mio", "3 295 882 o", "À compléter"})
    EXPECT_TRUE(contains(text, part)) << part;
  EXPECT_FALSE(contains(text, "MiB"));
}

TEST(Pdf, SurvivesEndlessNamesAndTexts) {
  ReportInput input = testing::seed_report(Language::english);
  input.title = std::string(1 << 20, 'W');
  input.free_text["model"] = std::string(20'000, 'M') + "\n\n" + std::string(1, '\x01');
  input.command_line = std::string(20'000, 'x');
  const auto pdf = pdf_of(build_report(input));
  ASSERT_TRUE(pdf) << to_text(pdf.error());
  EXPECT_GT(pdf->size(), 10'000u);
}

}  // namespace
}  // namespace jauge::reports
