#include "cli/diff/json_files.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace jauge::cli::diff {
namespace {

constexpr std::string_view c_info = R"({
  "buffers": [
    {"id": 1, "is_param": false, "shape": [8, 8, 1], "size_bytes": 256},
    {"id": 2, "is_param": true, "shape": [4, 3, 3, 1], "size_bytes": 144},
    {"id": 3, "is_param": true, "shape": [4], "size_bytes": 16},
    {"id": 4, "is_param": false, "shape": [8, 8, 4], "size_bytes": 1024}],
  "environment": {"tools": [{"name": "ST.EdgeAI.Core", "version": "2.0.0-20049",
    "arguments": "generate --target stm32l4 -m tiny.h5 --compression low --verbosity 1",
    "input_model": {"n_params": 40, "name": "tiny"}}]},
  "graphs": [{"name": "tiny", "nodes": [
    {"name": "conv", "description": "Conv2D", "macc": 2308, "inputs": [1, 2, 3], "outputs": [4]},
    {"name": "act", "description": "Nonlinearity", "macc": 256, "inputs": [4], "outputs": [4]}]}],
  "memory_footprint": {"weights": 160, "activations": 1280}})";

Json json_of_text(std::string_view text) {
  const auto json = parse_json(text, "x.json");
  EXPECT_TRUE(json);
  return json ? *json : Json();
}

TEST(CInfo, RowsHaveTheBytesOfTheirParameters) {
  const Json json = json_of_text(c_info);
  ASSERT_TRUE(is_c_info(json));
  const auto side = read_c_info(json, "x.json");
  ASSERT_TRUE(side);
  EXPECT_EQ(side->st_version, (cost::StVersion{2, 0}));
  EXPECT_EQ(side->compression, cost::StCompression::low);
  EXPECT_EQ(side->params, 40);
  EXPECT_EQ(side->macs, 2'564);
  EXPECT_EQ(side->weight_bytes, 160);
  ASSERT_EQ(side->tables.size(), 1u);
  EXPECT_EQ(side->tables[0].rows[0].weight_bytes, 160);
  EXPECT_EQ(side->tables[0].rows[0].shape, "8x8x4");
  EXPECT_EQ(side->tables[0].rows[1].weight_bytes, 0);
}

TEST(CInfo, WrongTypesAreNoHarm) {
  EXPECT_FALSE(is_c_info(json_of_text("[1, 2]")));
  EXPECT_FALSE(is_c_info(json_of_text(R"({"graphs": 3})")));
  const Json odd = json_of_text(R"({"buffers": [7, {"id": "x"}], "graphs": [{"nodes": [null, {"macc": "many"}]}]})");
  const auto side = read_c_info(odd, "x.json");
  ASSERT_TRUE(side);
  EXPECT_EQ(side->macs, 0);
  EXPECT_FALSE(read_c_info(json_of_text(R"({"buffers": [], "graphs": []})"), "x.json"));
}

TEST(ParseJson, DamagedAndBottomlessFilesAreRefused) {
  EXPECT_FALSE(parse_json("{\"a\": ", "x.json"));
  EXPECT_FALSE(parse_json(std::string(100'000, '['), "x.json"));
}

constexpr std::string_view inspected = R"({"schema_version": 1, "result": {
  "model": {"name": "tiny.onnx"}, "graph": "model",
  "layers": [{"name": "conv", "operator": "Conv", "output_shape": [1, 4, 8, 8], "params": 40, "macs": 2304,
              "weight_bytes": 160}],
  "totals": {"params": 40, "macs": 2304, "weight_bytes": 160},
  "st": {"params": 40, "macc": 2308, "weight_bytes": 160, "version": "2.2", "compression": "none",
         "layers": [{"name": "conv", "operator": "Conv2D", "params": 40, "macc": 2308, "weight_bytes": 160}],
         "model_layers": []}}})";

TEST(InspectResult, HasOurCountsAndThoseOfSt) {
  const Json json = json_of_text(inspected);
  ASSERT_TRUE(is_result(json));
  ASSERT_TRUE(has_layers(json));
  const auto ours = read_inspect_result(json, "x.json", false);
  ASSERT_TRUE(ours);
  EXPECT_EQ(ours->macs, 2'304);
  EXPECT_EQ(ours->tables[0].graph, "model");
  EXPECT_EQ(ours->tables[0].rows[0].shape, "1x4x8x8");
  const auto st = read_inspect_result(json, "x.json", true);
  ASSERT_TRUE(st);
  EXPECT_EQ(st->macs, 2'308);
  EXPECT_EQ(st->tables[1].graph, "c");
  EXPECT_EQ(st->tables[1].rows[0].macs, 2'308);
}

TEST(Leaves, AreNamedByTheirPath) {
  const auto leaves = leaves_of(json_of_text(R"({"flash": {"total": {"value": 7}}, "list": [true, "x"]})"));
  const std::vector<std::pair<std::string, std::string>> expected = {
      {"flash.total.value", "7"}, {"list[0]", "true"}, {"list[1]", "\"x\""}};
  EXPECT_EQ(leaves, expected);
}

}  // namespace
}  // namespace jauge::cli::diff
