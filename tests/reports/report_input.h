// The report that the tests of this folder look at.
#pragma once

#include "reports/report.h"
#include "tests/support/fixed_analysis.h"

namespace jauge::testing {

inline reports::ReportInput seed_report(Language language) {
  reports::ReportInput input;
  input.analyses = {seed_vgg_on_stm32l4r9i_disco()};
  input.language = language;
  input.authors = {"First Author", "Second Author"};
  input.date = "2026-11-20";
  input.free_text = {{"model", "Trained on CIFAR-10, values divided by 255.\n\nSee our notes."}};
  input.other_chips = seed_vgg_on_other_chips();
  input.command_line = "jauge report seed_vgg.onnx --mcu STM32L4R9I-DISCO -o report.pdf";
  input.tool_version = "0.1.0";
  return input;
}

}  // namespace jauge::testing
