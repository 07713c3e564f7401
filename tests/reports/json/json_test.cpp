#include "reports/json/json.h"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "reports/json/figures.h"
#include "tests/support/fixed_analysis.h"

namespace jauge::reports::json {
namespace {

using cost::Origin;
using cost::Unit;

TEST(Number, WholeNumbersHaveNoPoint) {
  EXPECT_EQ(number(5393034).dump(), "5393034");
  EXPECT_EQ(number(0.5).dump(), "0.5");
}

TEST(Number, IsNeverNanOrInfinite) {
  EXPECT_TRUE(number(std::numeric_limits<double>::quiet_NaN()).is_null());
  EXPECT_TRUE(number(-std::numeric_limits<double>::infinity()).is_null());
}

TEST(Figure, CarriesAnIntervalWhenItIsEstimated) {
  EXPECT_EQ(figure(cost::interval(2, 1, 3, Unit::milliseconds, Origin::estimated)).dump(),
            R"({"value":2,"unit":"ms","origin":"estimated","low":1,"high":3})");
  EXPECT_EQ(figure(cost::exact(2, Unit::bytes, Origin::counted)).dump(),
            R"({"value":2,"unit":"B","origin":"counted"})");
  EXPECT_TRUE(figure(std::optional<cost::Figure>()).is_null());
}

TEST(Envelope, ReplacesWhatIsNotUtf8) {
  Envelope envelope;
  envelope.inputs = {{"bad\xFFname.onnx", ""}};
  const Json json = Json::parse(to_text(envelope, nullptr));
  EXPECT_TRUE(json["result"].is_null());
  EXPECT_TRUE(json["inputs"][0]["sha256"].is_null());
  EXPECT_EQ(json["inputs"][0]["path"], "bad\xEF\xBF\xBDname.onnx");
}

TEST(Envelope, AnErrorIsAProblemWithItsCode) {
  const auto problem = problem_of({ErrorKind::damaged_file, "m.onnx", "it is cut off", "export again"});
  EXPECT_EQ(problem.code, "damaged_file");
  EXPECT_EQ(problem.severity, "error");
  EXPECT_EQ(problem.where, "m.onnx");
}

TEST(Analyze, FitsIsTrueFalseOrNull) {
  auto assessment = jauge::testing::seed_vgg_on_stm32l4r9i_disco()->assessment;
  EXPECT_EQ(analyze_result(assessment, Language::english)["verdict"]["fits"], false);
  assessment.verdict.level = verdict::Level::tight;
  EXPECT_EQ(analyze_result(assessment, Language::english)["verdict"]["fits"], true);
  assessment.verdict.level = verdict::Level::unknown;
  EXPECT_TRUE(analyze_result(assessment, Language::english)["verdict"]["fits"].is_null());
}

TEST(Analyze, ReasonsAreSentencesWithNumbers) {
  const auto analysis = jauge::testing::seed_vgg_on_stm32l4r9i_disco();
  const Json result = analyze_result(analysis->assessment, Language::english);
  const std::string reason = result["verdict"]["reasons"][0];
  EXPECT_NE(reason.find("3,295,882"), std::string::npos) << reason;
}

}  // namespace
}  // namespace jauge::reports::json
