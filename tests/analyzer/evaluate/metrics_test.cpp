#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "analyzer/evaluate/classification_report.h"
#include "analyzer/evaluate/intervals.h"
#include "analyzer/evaluate/predictions_file.h"
#include "analyzer/evaluate/tensor_metrics.h"

namespace jauge::evaluate {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// A published matrix of a CIFAR-10 network and what scikit-learn prints of it.
constexpr const char* matrix = R"([[861   9  18  12   9   2   7   3  57  22]
 [  5 908   2   4   1   1   6   0  13  60]
 [ 54   0 705  38  59  44  76  10   7   7]
 [ 17   2  43 636  46 122  95  16  15   8]
 [ 12   1  31  28 854  14  40  15   4   1]
 [  8   2  30 117  35 753  31  19   1   4]
 [  6   1  14  17  19   6 927   2   6   2]
 [  8   0  18  30  55  33   6 843   3   4]
 [ 32  12   3   9   1   1   6   5 920  11]
 [ 16  33   2   3   2   3   8   5  15 913]])";
constexpr const char* report = R"(              precision    recall  f1-score   support

           0     0.8449    0.8610    0.8529      1000
           1     0.9380    0.9080    0.9228      1000
           2     0.8141    0.7050    0.7556      1000
           3     0.7114    0.6360    0.6716      1000
           4     0.7900    0.8540    0.8208      1000
           5     0.7692    0.7530    0.7610      1000
           6     0.7712    0.9270    0.8420      1000
           7     0.9183    0.8430    0.8790      1000
           8     0.8838    0.9200    0.9015      1000
           9     0.8847    0.9130    0.8986      1000

    accuracy                         0.8320     10000
   macro avg     0.8326    0.8320    0.8306     10000
weighted avg     0.8326    0.8320    0.8306     10000
)";

TEST(ClassificationReport, IsScikitLearnsDigitForDigit) {
  const auto confusion = parse_confusion(matrix, "pasted");
  ASSERT_TRUE(confusion) << to_text(confusion.error());
  EXPECT_EQ(confusion->correct(), 8320);
  EXPECT_EQ(to_text(report_of(*confusion)), report);
}

TEST(ClassificationReport, HasAveragesAndKappaToSevenDigits) {
  const auto figures = report_of(*parse_confusion(matrix, "pasted"));
  EXPECT_NEAR(figures.macro.precision, 0.8325592, 5e-8);
  EXPECT_NEAR(figures.macro.f1, 0.8305776, 5e-8);
  EXPECT_NEAR(figures.kappa, 0.8133333, 5e-8);
}

TEST(ClassificationReport, CountsZeroByZeroAsZeroAndNamesTheClass) {
  const auto figures = report_of(*parse_confusion("1 0 1\n0 0 0\n2 0 4", "pasted"));
  EXPECT_THAT(figures.never_predicted, ElementsAre("1"));
  EXPECT_THAT(figures.absent, ElementsAre("1"));
  EXPECT_EQ(figures.per_class[1].f1, 0);
  EXPECT_DOUBLE_EQ(figures.macro.recall, (0.5 + 0 + 4.0 / 6) / 3);
}

TEST(ClassificationReport, WidensForLongNames) {
  Confusion confusion{{"a very long class name", "b"}, {1, 0, 0, 1}};
  EXPECT_THAT(to_text(report_of(confusion)), HasSubstr("\na very long class name     1.0000"));
}

TEST(Confusion, KnowsTheLargestMistakes) {
  const auto worst = top_confusions(*parse_confusion(matrix, "pasted"), 5);
  std::vector<std::vector<std::int64_t>> found;
  for (const Mistake& mistake : worst) found.push_back({mistake.truth, mistake.predicted, mistake.count});
  EXPECT_THAT(found, ElementsAre(ElementsAre(3, 5, 122), ElementsAre(5, 3, 117), ElementsAre(3, 6, 95),
                                 ElementsAre(2, 6, 76), ElementsAre(1, 9, 60)));
}

TEST(Confusion, RefusesWhatIsNoMatrix) {
  EXPECT_THAT(parse_confusion("1 2 3", "f").error().what, HasSubstr("3 numbers"));
  EXPECT_THAT(parse_confusion("1 2 x 4", "f").error().what, HasSubstr("at byte 4"));
  EXPECT_FALSE(parse_confusion("1 -2 3 4", "f"));
  EXPECT_FALSE(parse_confusion("1.5 2 3 4", "f"));
  EXPECT_FALSE(parse_confusion("", "f"));
  EXPECT_TRUE(parse_confusion("1.,2\n3;4", "f"));
}

TEST(Wilson, AgreesWithTheTable) {
  const Interval all = wilson_interval(8320, 10000), cat = wilson_interval(636, 1000),
                 frog = wilson_interval(927, 1000);
  EXPECT_NEAR(all.low, 0.8245, 5e-5);
  EXPECT_NEAR(all.high, 0.8392, 5e-5);
  EXPECT_NEAR(cat.low, 0.6057, 5e-5);
  EXPECT_NEAR(cat.high, 0.6652, 5e-5);
  EXPECT_NEAR(frog.low, 0.9092, 5e-5);
  EXPECT_NEAR(frog.high, 0.9415, 5e-5);
  EXPECT_EQ(wilson_interval(5, 5).high, 1);
  EXPECT_EQ(wilson_interval(0, 5).low, 0);
}

TEST(McNemarTest, IsExactForFewAndChiSquaredForMany) {
  const McNemar few = mc_nemar(1, 9);  // 2 * (1 + 10) / 1024
  EXPECT_TRUE(few.exact);
  EXPECT_DOUBLE_EQ(few.p_value, 22.0 / 1024);
  const McNemar many = mc_nemar(10, 30);  // (20 - 1)^2 / 40
  EXPECT_FALSE(many.exact);
  EXPECT_DOUBLE_EQ(many.chi_squared, 9.025);
  EXPECT_NEAR(many.p_value, 0.002663, 1e-6);
  EXPECT_EQ(mc_nemar(4, 4).p_value, 1);
  EXPECT_EQ(mc_nemar(0, 0).p_value, 1);
}

TEST(AreaUnderCurve, CountsPairsAndHalvesTies) {
  const std::vector<std::int64_t> labels = {0, 0, 1, 1};
  EXPECT_DOUBLE_EQ(area_under_curve(std::vector<double>{0.1, 0.4, 0.35, 0.8}, labels), 0.75);
  EXPECT_DOUBLE_EQ(area_under_curve(std::vector<double>{1, 1, 1, 1}, labels), 0.5);
  EXPECT_DOUBLE_EQ(area_under_curve(std::vector<double>{4, 3, 2, 1}, labels), 0);
}

TEST(TensorMetrics, FollowSt) {
  const std::vector<double> reference = {3, 4}, predicted = {0, 4};
  const TensorMetrics metrics = compare_values(reference, predicted);
  EXPECT_DOUBLE_EQ(metrics.rmse, std::sqrt(4.5));
  EXPECT_DOUBLE_EQ(metrics.mae, 1.5);
  EXPECT_DOUBLE_EQ(metrics.mean, 1.5);
  EXPECT_DOUBLE_EQ(metrics.deviation, std::sqrt(4.5));
  EXPECT_DOUBLE_EQ(*metrics.l2r, 0.75);           // 3 / |(0, 4)|
  EXPECT_DOUBLE_EQ(*metrics.l2r_reference, 0.6);  // 3 / |(3, 4)|
  EXPECT_DOUBLE_EQ(*metrics.nse, 1 - 4.5 / 0.5);
  EXPECT_DOUBLE_EQ(*metrics.cosine, 0.8);
}

TEST(TensorMetrics, LeaveOutWhatHasNoDivisor) {
  const TensorMetrics metrics = compare_values(std::vector<double>{0, 0}, std::vector<double>{0, 0});
  EXPECT_EQ(metrics.rmse, 0);
  EXPECT_FALSE(metrics.l2r || metrics.cosine || metrics.nse);
}

TEST(PredictionsFile, TakesWordsNumbersAndScores) {
  const auto words = parse_predictions("label,predicted\ncat,cat\ndog,cat\n", "f");
  ASSERT_TRUE(words) << to_text(words.error());
  EXPECT_THAT(words->report.classes, ElementsAre("cat", "dog"));
  EXPECT_DOUBLE_EQ(words->report.accuracy, 0.5);
  const auto scores = parse_predictions("file,label,p0,p1,p2\na,2,0.1,0.2,0.7\nb,0,0.1,0.9,0.0\n", "f");
  ASSERT_TRUE(scores) << to_text(scores.error());
  EXPECT_THAT(scores->predictions, ElementsAre(2, 1));
  const auto plain = parse_predictions("0,0\n1,0\n", "f");
  ASSERT_TRUE(plain);
  EXPECT_THAT(plain->confusion.counts, ElementsAre(1, 0, 1, 0));
}

TEST(PredictionsFile, NamesWhatIsMissing) {
  EXPECT_THAT(parse_predictions("a,b,c\n1,2,3\n", "f").error().what, HasSubstr("which columns"));
  EXPECT_THAT(parse_predictions("label,p0,p1\n0,x,1\n", "f").error().what, HasSubstr("line 2: 'x' is no score"));
  EXPECT_FALSE(parse_predictions("", "f"));
}

}  // namespace
}  // namespace jauge::evaluate
