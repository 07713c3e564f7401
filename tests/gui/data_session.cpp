// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/data_session.h"

#include <gtest/gtest.h>

#include <QTest>
#include <cmath>
#include <fstream>

#include "analyzer/ir/graph_builder.h"
#include "tests/support/shared_files.h"

namespace jauge::testing {
namespace {

ir::Graph classifier(const std::string& name) {
  std::vector<float> weights = {1, 0, 0, 1};
  if (name == "wrong.onnx") weights = {0, 1, 1, 0};
  if (name == "broken.onnx") weights[1] = NAN;
  ir::GraphBuilder builder;
  const auto x = builder.input("x", {1, 2});
  builder.output(builder.node("MatMul", "dense", {x, builder.constant("weights", {2, 2}, weights)}));
  ir::Graph graph = std::move(builder).build();
  graph.source.name = name;
  return graph;
}

Result<analysis::ModelStudy> study(const std::filesystem::path& file, const analysis::StudyOptions& options,
                                   const Progress&) {
  return analysis::study_graph(classifier(file.filename().string()), options);
}

}  // namespace

gui::Engine point_engine() {
  return {.study = study, .assess = analysis::assess, .load_catalog = [] {
            return mcu_db::Catalog::load(source_folder() / "mcu_db" / "data");
          }};
}

DataSession::DataSession()
    : session(point_engine(), QString::fromStdString((folder.path() / "settings.ini").string())) {
  settle();
}

std::filesystem::path DataSession::text(const std::string& name, const std::string& content) const {
  std::ofstream(folder.path() / name) << content;
  return folder.path() / name;
}

void DataSession::open(const std::string& name) {
  session.open_models({text(name, "model")});
  settle();
}

std::filesystem::path DataSession::points(int pairs, const std::string& name) const {
  std::string lines = "person,a,b,label\n";
  for (int i = 0; i < pairs; ++i) {
    const std::string person = i % 2 == 0 ? "ann" : "bob";
    lines += person + ",2.5,1,0\n" + person + (i % 10 == 9 ? ",3,2,1\n" : ",1,2.5,1\n");
  }
  text(name + ".dataset.json", R"({"columns": ["a", "b"], "label_column": "label", "group_column": "person",
                                  "classes": ["left", "right"]})");
  return text(name, lines);
}

void DataSession::settle() {
  ASSERT_TRUE(QTest::qWaitFor([this] { return session.settled(); }, 60'000)) << "the jobs do not end";
}

}  // namespace jauge::testing
