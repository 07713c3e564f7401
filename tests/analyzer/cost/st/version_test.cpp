#include "analyzer/cost/st/version.h"

#include <gtest/gtest.h>

#include "analyzer/cost/st/dialect.h"

namespace jauge::cost {
namespace {

TEST(StVersion, IsReadAsReportsWriteIt) {
  EXPECT_EQ(*st_version_named("2.2"), (StVersion{2, 2}));
  EXPECT_EQ(*st_version_named("v7.1.0-RC3"), (StVersion{7, 1}));
  EXPECT_EQ(*st_version_named("v9.0.0-19802"), (StVersion{9, 0}));
  EXPECT_EQ(*st_version_named("8"), (StVersion{8, 0}));
}

TEST(StVersion, WhatIsNoneIsRefused) {
  for (const char* text : {"", "v", "two", "2.", "2.x", "2.2x", "0.1", "12.0", "-1", "99999999999.0"})
    EXPECT_FALSE(st_version_named(text)) << text;
}

// Dense layers without bias, rows merged before they are printed: other rules, no view.
TEST(StVersion, ToolsBeforeSixAreRefused) {
  const auto version = st_version_named("v5.2.0");
  ASSERT_FALSE(version);
  EXPECT_EQ(version.error().kind, ErrorKind::usage);
}

TEST(StVersion, TheCoreStartedAgainAtOne) {
  EXPECT_LT((StVersion{8, 1}), (StVersion{9, 0}));
  EXPECT_LT((StVersion{9, 0}), (StVersion{1, 0}));
  EXPECT_LT((StVersion{1, 0}), (StVersion{2, 2}));
  EXPECT_GE(newest_st_version, (StVersion{2, 2}));
}

TEST(StDialect, OnlyOneVersionMergedNothing) {
  EXPECT_TRUE(dialect_of({7, 2}).float_conv_takes_pool);
  EXPECT_FALSE(dialect_of({8, 1}).float_conv_takes_pool);
  EXPECT_FALSE(dialect_of({8, 1}).float_conv_takes_activation);
  EXPECT_TRUE(dialect_of({9, 0}).float_conv_takes_pool);
  EXPECT_FALSE(dialect_of({9, 0}).float_conv_takes_activation);
}

}  // namespace
}  // namespace jauge::cost
