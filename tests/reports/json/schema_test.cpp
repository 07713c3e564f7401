#include <gtest/gtest.h>

#include "reports/json/json.h"
#include "tests/reports/json/conforms.h"
#include "tests/support/fixed_analysis.h"

namespace jauge::reports::json {
namespace {

using jauge::testing::find_violation;

std::string violation(const Json& result, const char* command) {
  const Json whole = Json::parse(to_text({}, result));
  return find_violation(whole, schema_of(command));
}

TEST(Schema, TheJudgeSeesMissingKeysAndWrongTypes) {
  EXPECT_EQ(violation(Json{{"level", "none"}}, "memory"), "$.result: lacks activation_bytes");
  EXPECT_NE(violation(Json{{"rows", 3}}, "compare"), "");
  EXPECT_EQ(violation(nullptr, "compare"), "");  // a refused input has no result
}

TEST(Schema, ResultsConform) {
  const auto analysis = jauge::testing::seed_vgg_on_stm32l4r9i_disco();
  for (const GraphChoice graph : {GraphChoice::model, GraphChoice::deployable, GraphChoice::st})
    EXPECT_EQ(violation(inspect_result(*analysis->study, graph), "inspect"), "");
  EXPECT_EQ(violation(memory_result(*analysis->study), "memory"), "");
  EXPECT_EQ(violation(analyze_result(analysis->assessment, Language::english), "analyze"), "");
  EXPECT_EQ(violation(mcu_result(analysis->assessment.target), "mcu"), "");
  const Comparison row{"seed_vgg.onnx", &analysis->assessment};
  EXPECT_EQ(violation(compare_result(std::span(&row, 1)), "compare"), "");
}

TEST(Schema, UnknownCommandHasNone) {
  EXPECT_TRUE(schema_of("frobnicate").is_null());
}

}  // namespace
}  // namespace jauge::reports::json
