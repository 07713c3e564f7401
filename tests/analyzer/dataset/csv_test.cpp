#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analyzer/dataset/dataset.h"
#include "analyzer/dataset/split.h"
#include "tests/analyzer/dataset/files.h"

namespace jauge::dataset {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(CsvReader, NumbersWordsInAlphabeticalOrder) {
  const DataFolder folder;
  const auto samples = read(folder.write("t.csv", "time,ax,ay,label\n0,1,2,stop\n1,3,4,go\n"));
  ASSERT_TRUE(samples) << to_text(samples.error());
  EXPECT_THAT(samples->feature_names, ElementsAre("ax", "ay"));
  EXPECT_THAT(samples->class_names, ElementsAre("go", "stop"));
  EXPECT_THAT(samples->labels, ElementsAre(1, 0));
  EXPECT_THAT(ir::to_doubles(samples->sample(1)), ElementsAre(3, 4));
}

TEST(CsvReader, UnderstandsFrenchTables) {
  const DataFolder folder;
  const auto samples = read(folder.write("t.csv",
                                         "\xEF\xBB\xBF"
                                         "a;b\r\n1,5;2\r\n-0,25;1e3\r\n"));
  ASSERT_TRUE(samples) << to_text(samples.error());
  EXPECT_THAT(ir::to_doubles(samples->sample(0)), ElementsAre(1.5, 2));
  EXPECT_THAT(ir::to_doubles(samples->sample(1)), ElementsAre(-0.25, 1000));
}

TEST(CsvReader, NamesLineAndColumn) {
  const DataFolder folder;
  const auto word = read(folder.write("t.csv", "a,b\n1,2\n3,x\n"));
  ASSERT_FALSE(word);
  EXPECT_THAT(word.error().what, HasSubstr("line 3, column b: 'x' is no number"));
  const auto ragged = read(folder.write("u.csv", "a,b\n1,2\n3\n"));
  ASSERT_FALSE(ragged);
  EXPECT_THAT(ragged.error().what, HasSubstr("line 3 has 1 cells; the first line has 2"));
}

TEST(CsvReader, TakesTheLastColumnAsLabelWhenTheModelTakesOneLess) {
  const DataFolder folder;
  const auto file = folder.write("t.csv", "1,2,0\n3,4,1\n");
  const auto samples = read(file, {.expected = Expected{ir::DType::float32, {2}}, .limit = std::nullopt});
  ASSERT_TRUE(samples);
  EXPECT_THAT(samples->labels, ElementsAre(0, 1));
  const auto unlabelled = read(file, {.expected = Expected{ir::DType::float32, {3}}, .limit = std::nullopt});
  ASSERT_TRUE(unlabelled);
  EXPECT_TRUE(unlabelled->labels.empty());
}

TEST(CsvWindows, NeverStraddleLabelsOrPersons) {
  const DataFolder folder;
  folder.write("s.csv.dataset.json",
               R"({"window": 3, "stride": 2, "rate_hz": 100, "label_column": "sign", "group_column": "who"})");
  folder.write(
      "s.csv",
      "ax,sign,who\n0,go,ann\n1,go,ann\n2,go,ann\n3,go,ann\n4,go,ann\n5,go,ann\n6,no,bob\n7,no,bob\n8,no,bob\n");
  const auto samples = read(folder.path() / "s.csv");
  ASSERT_TRUE(samples) << to_text(samples.error());
  EXPECT_EQ(samples->shape, (ir::Shape{3, 1}));
  EXPECT_EQ(samples->count, 3);  // rows 0-2, 2-4, 6-8; rows 4-6 mix ann and bob
  EXPECT_THAT(ir::to_doubles(samples->sample(1)), ElementsAre(2, 3, 4));
  EXPECT_THAT(samples->labels, ElementsAre(0, 0, 1));
  EXPECT_THAT(samples->groups, ElementsAre(0, 0, 1));
  EXPECT_EQ(samples->rate_hz, 100);
  ASSERT_EQ(samples->notes.size(), 1u);
  EXPECT_THAT(samples->notes[0].what, HasSubstr("1 windows were left out"));
}

TEST(Split, ByPersonHasNoLeakAndByWindowHas) {
  const DataFolder folder;
  folder.write("s.csv.dataset.json", R"({"window": 4, "stride": 1, "group_column": "who"})");
  std::string table = "ax,who\n";
  for (int i = 0; i < 90; ++i) table += std::to_string(i) + "," + "abc"[i / 30] + "\n";
  const auto samples = read(folder.write("s.csv", table));
  ASSERT_TRUE(samples) << to_text(samples.error());
  const auto by_person = split_by_group(*samples, 0.3, 1);
  ASSERT_TRUE(by_person);
  EXPECT_EQ(by_person->test.size(), 27u);  // 30 rows of one person
  EXPECT_EQ(by_person->train.size(), 54u);
  EXPECT_FALSE(find_leak(*samples, *by_person));
  const auto by_window = split_by_sample(*samples, 0.3, 1);
  ASSERT_TRUE(by_window);
  const auto leak = find_leak(*samples, *by_window);
  ASSERT_TRUE(leak);
  EXPECT_EQ(leak->code, "windows_leak");
}

TEST(Split, AsksForTwoPersons) {
  Samples samples;
  samples.count = 2;
  samples.groups = {0, 0};
  EXPECT_FALSE(split_by_group(samples, 0.5, 1));
}

TEST(Recordings, TakeTheLabelFromTheNameOfTheFile) {
  const DataFolder folder;
  folder.write("dataset.json", R"({"window": 2, "label_from": "file_name"})");
  folder.write("walk_01.csv", "1, -2\n3, 4\n5, 6\n");
  folder.write("run_01.csv", "7, 8\n9, 10\n");
  const auto samples = read(folder.path());
  ASSERT_TRUE(samples) << to_text(samples.error());
  EXPECT_THAT(samples->class_names, ElementsAre("run", "walk"));
  EXPECT_THAT(samples->labels, ElementsAre(0, 1));
  EXPECT_THAT(samples->group_names, ElementsAre("run_01.csv", "walk_01.csv"));
  EXPECT_THAT(ir::to_doubles(samples->sample(1)), ElementsAre(1, -2, 3, 4));
}

TEST(Recordings, OfDifferentLengthNeedWindows) {
  const DataFolder folder;
  folder.write("go/a.csv", "1\n2\n");
  folder.write("go/b.csv", "1\n");
  const auto samples = read(folder.path());
  ASSERT_FALSE(samples);
  EXPECT_THAT(samples.error().what, HasSubstr("has 1 rows; a.csv has 2"));
}

}  // namespace
}  // namespace jauge::dataset
