#include "cli/diff/match_rows.h"

#include <gtest/gtest.h>

namespace jauge::cli::diff {
namespace {

std::vector<SideRow> rows(std::initializer_list<std::pair<const char*, const char*>> names_and_ops) {
  std::vector<SideRow> result;
  for (const auto& [name, op] : names_and_ops) result.push_back({.name = name, .op = op});
  return result;
}

TEST(MatchRows, NamesDecideWhateverTheirOrder) {
  const auto pairs = match_rows(rows({{"a", "Conv"}, {"b", "Conv"}}), rows({{"b", "Conv"}, {"a", "Conv"}}));
  EXPECT_EQ(pairs, (std::vector<RowPair>{{1, 0}, {0, 1}}));
}

TEST(MatchRows, OtherNamesArePairedInOrderWhenTheirOperatorsAgree) {
  const auto pairs = match_rows(rows({{"conv1", "Conv"}, {"relu1", "Relu"}, {"fc", "Gemm"}}),
                                rows({{"x", "Conv"}, {"y", "Relu"}, {"z", "Gemm"}}));
  EXPECT_EQ(pairs, (std::vector<RowPair>{{0, 0}, {1, 1}, {2, 2}}));
}

TEST(MatchRows, AnInsertedRowIsNewAndTheOthersStayPaired) {
  const auto pairs =
      match_rows(rows({{"a", "Conv"}, {"c", "Gemm"}}), rows({{"a", "Conv"}, {"bn", "ScaleBias"}, {"c", "Gemm"}}));
  EXPECT_EQ(pairs, (std::vector<RowPair>{{0, 0}, {std::nullopt, 1}, {1, 2}}));
}

TEST(MatchRows, ARemovedRowStandsWhereItWas) {
  const auto pairs =
      match_rows(rows({{"a", "Conv"}, {"bn", "ScaleBias"}, {"c", "Gemm"}}), rows({{"a", "Conv"}, {"c", "Gemm"}}));
  EXPECT_EQ(pairs, (std::vector<RowPair>{{0, 0}, {1, std::nullopt}, {2, 1}}));
}

TEST(MatchRows, NamesThatSeveralRowsShareSayNothing) {
  const auto pairs = match_rows(rows({{"x", "Conv"}, {"x", "Relu"}}), rows({{"x", "Relu"}, {"x", "Conv"}}));
  EXPECT_EQ(pairs.size(), 3u);  // Conv is removed before Relu, and another Conv comes behind it
}

TEST(MatchRows, ShortenedNamesMeanTheirLongForm) {
  EXPECT_TRUE(same_name("serving_default_ke..ensor_1280", "serving_default_keras_tensor_1280"));
  EXPECT_FALSE(same_name("serving_default_ke..ensor_1280", "serving_default_keras_tensor_1281"));
  EXPECT_FALSE(same_name("abc..bcd", "abcd"));  // the two ends may not share letters
  const auto pairs = match_rows(rows({{"long_na..end", "Gemm"}}), rows({{"long_name_with_end", "Dense"}}));
  EXPECT_EQ(pairs, (std::vector<RowPair>{{0, 0}}));
}

}  // namespace
}  // namespace jauge::cli::diff
