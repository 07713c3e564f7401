// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/claim_check.h"

#include <gtest/gtest.h>

#include "tests/gui/fixed_session.h"

namespace jauge::gui {
namespace {

using testing::FixedSession;
using verdict::ClaimLevel;

ClaimAnswer check(FixedSession& fixed, const ClaimTexts& texts, const evaluate::Evaluation* evaluation = nullptr) {
  return check_claims(texts, *fixed.session.analysis(), evaluation);
}

TEST(ClaimCheck, AComputedTimeIsNamedAsSuch) {
  FixedSession fixed;
  fixed.open("a.onnx");
  const auto answer =
      check(fixed, {.accuracy = {}, .latency = "0,2749832 s", .energy = {}, .parameters = {}, .flash = {}, .ram = {}});
  ASSERT_FALSE(answer.lines.empty());
  EXPECT_EQ(answer.lines[0].level, ClaimLevel::impossible);
  EXPECT_TRUE(answer.lines[0].sentence.contains("computed, not measured")) << answer.lines[0].sentence.toStdString();
  EXPECT_FALSE(answer.possible());
}

TEST(ClaimCheck, FiguresAreTakenAsPeopleTypeThem) {
  FixedSession fixed;
  fixed.open("a.onnx");
  const auto answer = check(fixed, {.accuracy = "86,7 %",
                                    .latency = "2.8 s",
                                    .energy = {},
                                    .parameters = "1 344 042",
                                    .flash = "5.4 MB",
                                    .ram = {}});
  EXPECT_TRUE(answer.not_understood.isEmpty());
  EXPECT_FALSE(answer.lines.empty());
}

TEST(ClaimCheck, WhatIsNoFigureIsSaidAndTheRestIsChecked) {
  FixedSession fixed;
  fixed.open("a.onnx");
  const auto answer =
      check(fixed, {.accuracy = "good", .latency = {}, .energy = {}, .parameters = "160000", .flash = {}, .ram = {}});
  EXPECT_EQ(answer.not_understood, "good");
  EXPECT_FALSE(answer.possible());
}

TEST(ClaimCheck, AMeasuredAccuracySpeaks) {
  FixedSession fixed;
  fixed.open("a.onnx");
  evaluate::Evaluation evaluation;
  evaluation.samples = 100;
  evaluation.classified = evaluate::classify_confusion({{"a", "b"}, {40, 10, 10, 40}});
  const ClaimTexts high{.accuracy = "99 %", .latency = {}, .energy = {}, .parameters = {}, .flash = {}, .ram = {}};
  const ClaimTexts fair{.accuracy = "82 %", .latency = {}, .energy = {}, .parameters = {}, .flash = {}, .ram = {}};
  EXPECT_FALSE(check(fixed, high, &evaluation).possible());
  EXPECT_TRUE(check(fixed, fair, &evaluation).possible());
  EXPECT_EQ(check(fixed, fair, &evaluation).lines[0].level, ClaimLevel::consistent);
}

TEST(ClaimCheck, NothingTypedIsNothingSaid) {
  FixedSession fixed;
  fixed.open("a.onnx");
  EXPECT_TRUE(check(fixed, {}).lines.empty());
}

}  // namespace
}  // namespace jauge::gui
