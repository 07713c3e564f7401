// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/rows.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>

#include "gui/models/model_table.h"
#include "gui/models/roles.h"
#include "tests/support/fixed_analysis.h"

namespace jauge::gui {
namespace {

using FailureMode = QAbstractItemModelTester::FailureReportingMode;

TEST(Rows, ThePeakIsWherePublishedFiguresPutIt) {
  const auto study = testing::seed_vgg_on_stm32l4r9i_disco()->study;
  const int peak = peak_step(study->plan);
  EXPECT_EQ(step_name(study->deployable, study->plan, peak), "conv2d_1");
  const auto alive = alive_at(study->plan, peak);
  Bytes sum;
  for (const std::size_t tensor : alive) sum += study->plan.tensors[tensor].size;
  EXPECT_EQ(sum, 256_KiB);
  for (std::size_t i = 1; i < alive.size(); ++i)
    EXPECT_GE(study->plan.tensors[alive[i - 1]].size, study->plan.tensors[alive[i]].size);
}

TEST(Rows, WhatLivesInAGroupLivesAsLongAsTheGroup) {
  memory::Plan plan;
  plan.tensors.resize(3);
  for (int i = 0; i < 3; ++i) {
    auto& tensor = plan.tensors[static_cast<std::size_t>(i)];
    tensor.size = Bytes{i + 1};
    tensor.first_step = tensor.last_step = i;
  }
  plan.groups = {{0, 1}};
  EXPECT_EQ(alive_at(plan, 0), (std::vector<std::size_t>{1, 0}));
  EXPECT_EQ(alive_at(plan, 1), (std::vector<std::size_t>{1, 0}));
  EXPECT_EQ(alive_at(plan, 2), (std::vector<std::size_t>{2}));
}

TEST(Rows, StepsAndTensorsMakeValidTables) {
  const auto study = testing::seed_vgg_on_stm32l4r9i_disco()->study;
  SimpleTable table;
  QAbstractItemModelTester tester(&table, FailureMode::Fatal);
  table.show(step_headers(), step_rows(study->deployable, study->plan));
  EXPECT_EQ(static_cast<std::size_t>(table.rowCount()), study->plan.live_bytes.size());
  table.show(tensor_headers(), tensor_rows(study->deployable, study->plan, all_tensors(study->plan)));
  EXPECT_EQ(static_cast<std::size_t>(table.rowCount()), study->plan.tensors.size());
  table.show({}, {});
}

TEST(Rows, StepsOfAnEmptyPlanAreNone) {
  EXPECT_TRUE(step_rows({}, {}).empty());
  EXPECT_EQ(peak_step({}), -1);
  EXPECT_TRUE(step_name({}, {}, 0).isEmpty());
}

TEST(Rows, ProblemsNameSeverityPlaceAndRemedy) {
  const std::vector<ListedProblem> problems = {
      {"x",
       {.code = "damaged_file", .severity = "error", .where = "x.onnx", .what = "cut\noff", .hint = "export again"}}};
  const auto rows = problem_rows(problems);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0][0].text, "Error");
  EXPECT_EQ(rows[0][1].text, "x.onnx");
  EXPECT_EQ(rows[0][2].text, "cut off");
  EXPECT_EQ(rows[0][3].text, "export again");
  EXPECT_TRUE(problem_details(problems[0].problem).contains("code: damaged_file"));
}

TEST(ModelTable, ShowsReadyReadingAndFailedModels) {
  ModelTable table;
  QAbstractItemModelTester tester(&table, FailureMode::Fatal);
  OpenModel ready;
  ready.id = 1;
  ready.path = "/models/seed.onnx";
  ready.state = OpenModel::State::ready;
  ready.study = testing::seed_vgg_on_stm32l4r9i_disco()->study;
  OpenModel failed;
  failed.id = 2;
  failed.path = "/models/bad.onnx";
  failed.state = OpenModel::State::failed;
  failed.failure = "cut off";
  table.show({ready, failed});
  EXPECT_EQ(table.index(0, ModelTable::Params).data().toString(), "1,344,042");
  EXPECT_EQ(table.index(0, ModelTable::Flash).data().toString(), "5.12 MiB");
  EXPECT_EQ(table.index(1, ModelTable::Format).data().toString(), "cannot be read");
  EXPECT_TRUE(table.index(1, ModelTable::Format).data(Qt::ToolTipRole).toString().contains("cut off"));
  EXPECT_EQ(table.row_of(2), 1);
  EXPECT_EQ(table.row_of(9), -1);
  EXPECT_EQ(table.id_at(5), 0);
}

}  // namespace
}  // namespace jauge::gui
