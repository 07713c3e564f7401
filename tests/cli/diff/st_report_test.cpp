// Reports of a small invented network, in the layouts that the tools print.
#include "cli/diff/st_report.h"

#include <gtest/gtest.h>

namespace jauge::cli::diff {
namespace {

// As ST Edge AI Core 1 and 2 write it: figures flush right, rulers in groups, the C graph as operations.
constexpr std::string_view core_report = R"(ST Edge AI Core v2.2.0-20266 2adc00962

 Exec/report summary (analyze)
 ---------------------------------------------------------------------
 model file         :   C:\models\tiny.h5
 compression        :   high
 model_name         :   tiny
 model_hash         :   0x00112233445566778899aabbccddeeff
 params #           :   12,345 items (48.22 KiB)
 ---------------------------------------------------------------------
 macc               :   1,234,567
 weights (ro)       :   49,380 B (48.22 KiB) (1 segment)
 activations (rw)   :   2,048 B (2.00 KiB) (1 segment) *
 ---------------------------------------------------------------------
 Model name - tiny
 ------ ------------------------ ---------------------- -------------- ----------- ---------------
 m_id   layer (original)         oshape                 param/size           macc    connected to
 ------ ------------------------ ---------------------- -------------- ----------- ---------------
 0      input_0 (None)           [b:1,h:8,w:8,c:1]
        conv (Conv2D)            [b:1,h:8,w:8,c:4]      40/160              2,308         input_0
 ------ ------------------------ ---------------------- -------------- ----------- ---------------
 1      act (Activation)         [b:1,h:8,w:8,c:4]                            256            conv
 ------ ------------------------ ---------------------- -------------- ----------- ---------------
 3      head_dense (Dense)       [b:1,c:10]             2,570/10,280        2,570   flatten_wide_
        head (Dense)             [b:1,c:10]                                   150      head_dense
 ------ ------------------------ ---------------------- -------------- ----------- ---------------
 model: macc=5,284 weights=10,440 activations=-- io=--
 Number of operations per c-layer
 ------- ------ -------------------- ------------ --------------
 c_id    m_id   name (type)                   #op           type
 ------- ------ -------------------- ------------ --------------
 0       0      conv (Conv2D)               2,564   smul_f32_f32
 1       3      head_dense (Dense)          2,570    smul_f32_f4
 2       3      head (Nonlinearity)           150     op_f32_f32
 ------- ------ -------------------- ------------ --------------
 total                                      5,284
)";

// As X-CUBE-AI 7 and 8 wrote it: everything flush left, changes of the C graph behind a bar, C layers with their bytes.
constexpr std::string_view cube_report = R"(Neural Network Tools for STM32AI v1.6.0 (STM.ai v7.2.0-RC5)

model_name            : older
compression           : none
params #              : 16,646 items (65.02 KiB)
macc                  : 18,000
weights (ro)          : 66,584 B (65.02 KiB) (1 segment)

Model name - older ['input_0'] ['fc']
--------------------------------------------------------------------------------------------------------
id   layer (type,original)          oshape                 param/size   macc     connected to    |   c_size
--------------------------------------------------------------------------------------------------------
0    input_0 (Input, None)          [b:None,h:8,w:8,c:1]                                         |
     fc_weights (Placeholder, )     [h:64,c:256]           16384/65536                           |
     fc_bias (Placeholder, )        [c:256]                256/1024                              |
     fc (Gemm, FULLY_CONNECTED)     [b:None,c:256]                      16,640   input_0         |   +128(+0.1%)
--------------------------------------------------------------------------------------------------------
model/c-model: macc=18,000/18,000  weights=66,584/66,584

C-Layers (1)
------------------------------------------------------------------------------------------------
c_id   name (*_layer)   id   layer_type   macc    rom     tensors             shape (array id)
------------------------------------------------------------------------------------------------
0      fc               0    dense        16640   66560   I: input_0_output   (1,1,1,64) (0)
                                                          W: fc_weights       (64,1,1,256) (11)
------------------------------------------------------------------------------------------------
)";

Side read(std::string_view text) {
  const auto side = read_st_report(text, "report.txt");
  EXPECT_TRUE(side) << (side ? "" : to_text(side.error()));
  return side ? *side : Side{};
}

TEST(StReport, TotalsComeFromTheSummary) {
  const Side side = read(core_report);
  EXPECT_EQ(side.title, "tiny");
  EXPECT_EQ(side.st_version, (cost::StVersion{2, 2}));
  EXPECT_EQ(side.compression, cost::StCompression::high);
  EXPECT_EQ(side.params, 12'345);
  EXPECT_EQ(side.macs, 1'234'567);
  EXPECT_EQ(side.weight_bytes, 49'380);
  EXPECT_EQ(side.activation_bytes, 2'048);
}

TEST(StReport, FiguresFlushRightBelongToTheirColumn) {
  const Side side = read(core_report);
  ASSERT_EQ(side.tables.size(), 2u);
  const std::vector<SideRow>& rows = side.tables[0].rows;
  ASSERT_EQ(rows.size(), 5u);
  EXPECT_EQ(rows[1].name, "conv");
  EXPECT_EQ(rows[1].op, "Conv2D");
  EXPECT_EQ(rows[1].shape, "[b:1,h:8,w:8,c:4]");
  EXPECT_EQ(rows[1].params, 40);
  EXPECT_EQ(rows[1].weight_bytes, 160);
  EXPECT_EQ(rows[1].macs, 2'308);
  EXPECT_EQ(rows[2].params, 0);
  EXPECT_EQ(rows[2].macs, 256);
  EXPECT_EQ(rows[3].weight_bytes, 10'280);
}

TEST(StReport, TheCGraphIsReadFromTheOperations) {
  const Side side = read(core_report);
  ASSERT_EQ(side.tables.size(), 2u);
  EXPECT_EQ(side.tables[1].graph, "c");
  const std::vector<SideRow>& rows = side.tables[1].rows;
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0].name, "conv");
  EXPECT_EQ(rows[0].macs, 2'564);
  EXPECT_EQ(rows[2].op, "Nonlinearity");
}

TEST(StReport, TheVersionIsThatOfTheToolAndNotOfItsPackage) {
  EXPECT_EQ(read(cube_report).st_version, (cost::StVersion{7, 2}));
}

TEST(StReport, WeightsThatAreRowsCountForTheirLayer) {
  const Side side = read(cube_report);
  ASSERT_EQ(side.tables.size(), 2u);
  ASSERT_EQ(side.tables[0].rows.size(), 1u);
  EXPECT_EQ(side.tables[0].rows[0].name, "fc");
  EXPECT_EQ(side.tables[0].rows[0].params, 16'640);
  EXPECT_EQ(side.tables[0].rows[0].weight_bytes, 66'560);
  EXPECT_EQ(side.tables[0].rows[0].macs, 16'640);
}

TEST(StReport, CLayersHaveTheirBytes) {
  const Side side = read(cube_report);
  ASSERT_EQ(side.tables.size(), 2u);
  ASSERT_EQ(side.tables[1].rows.size(), 1u);
  EXPECT_EQ(side.tables[1].rows[0].op, "dense");
  EXPECT_EQ(side.tables[1].rows[0].macs, 16'640);
  EXPECT_EQ(side.tables[1].rows[0].weight_bytes, 66'560);
}

TEST(StReport, WindowsLineEndsChangeNothing) {
  std::string text;
  for (const char c : core_report) text += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const Side side = read(text);
  EXPECT_EQ(side.macs, 1'234'567);
  ASSERT_EQ(side.tables.size(), 2u);
  EXPECT_EQ(side.tables[1].rows.size(), 3u);
}

TEST(StReport, OtherTextsAreNone) {
  EXPECT_FALSE(is_st_report("The quick brown fox"));
  EXPECT_FALSE(is_st_report(""));
  EXPECT_TRUE(is_st_report(core_report));
  EXPECT_TRUE(is_st_report(cube_report));
}

TEST(StReport, AReportWithoutFiguresIsRefused) {
  const auto side = read_st_report("ST Edge AI Core v2.2.0-20266\nE010: load model error\n", "broken.txt");
  ASSERT_FALSE(side);
  EXPECT_EQ(side.error().kind, ErrorKind::unsupported_format);
  EXPECT_EQ(side.error().where, "broken.txt");
}

// Every prefix of a report is read without harm: downloads break off.
TEST(StReport, TruncatedReportsAreReadAsFarAsTheyGo) {
  for (const std::string_view report : {core_report, cube_report})
    for (std::size_t length = 0; length < report.size(); length += 7) {
      const auto side = read_st_report(report.substr(0, length), "part.txt");
      EXPECT_TRUE(!side || !side->macs || *side->macs > 0);
    }
}

}  // namespace
}  // namespace jauge::cli::diff
