#include "analyzer/cost/st/compression.h"

#include <gtest/gtest.h>

namespace jauge::cost::st {
namespace {

StoredArray matrix(std::int64_t outputs, std::int64_t inputs) {
  return {outputs * inputs, 4, inputs};
}

// The two large matrices of the seeds' network; the savings are those of its published analyses.
TEST(StCompression, SavesWhatPublishedAnalysesSay) {
  const StoredArray large = matrix(1'024, 512);
  EXPECT_EQ(bytes_of(large) - bytes_of(large, StCompression::low), 1'571'840);
  EXPECT_EQ(bytes_of(large) - bytes_of(large, StCompression::medium), 1'834'944);
  EXPECT_EQ(bytes_of(large, StCompression::high), bytes_of(large, StCompression::medium));
  EXPECT_EQ(bytes_of(large, StCompression::none), bytes_of(large));
}

TEST(StCompression, RowsOfHalfBytesEndOnWholeBytes) {
  EXPECT_EQ(bytes_of(matrix(3, 5), StCompression::high), 3 * 3 + 64);
}

TEST(StCompression, SmallSharesAndSmallGainsStayFloat) {
  const StoredArray head = matrix(10, 512);  // 20,480 bytes: 0.38 % of the seeds' network
  EXPECT_FALSE(is_compressed(head, StCompression::high, 5'372'584));
  EXPECT_TRUE(is_compressed(head, StCompression::high, 200'000));
  EXPECT_FALSE(is_compressed(matrix(10, 2), StCompression::low, 1'000));   // the table is larger than the matrix
  EXPECT_FALSE(is_compressed(matrix(2, 10), StCompression::high, 1'000));  // 80 bytes would become 74
}

TEST(StCompression, NothingButDenseMatrices) {
  const StoredArray convolution{100'000, 4, 0}, bias{1'024, 4, 0};
  EXPECT_FALSE(is_compressed(convolution, StCompression::high, 400'000));
  EXPECT_FALSE(is_compressed(bias, StCompression::high, 4'096));
}

TEST(StCompression, TotalsPadEveryArrayToWords) {
  Rows rows;
  rows.rows.resize(1);
  rows.rows[0].arrays = {{3, 1, 0}, {3, 1, 0}};
  EXPECT_EQ(weight_bytes_of(rows, StCompression::none), 8);
  EXPECT_EQ(weight_bytes_of(rows.rows[0], StCompression::none, 8), 6);
}

}  // namespace
}  // namespace jauge::cost::st
