// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/fixed_session.h"

#include <gtest/gtest.h>

#include <QTest>
#include <fstream>

#include "tests/support/fixed_study.h"
#include "tests/support/shared_files.h"

namespace jauge::testing {
namespace {

Result<analysis::ModelStudy> fixed_study(const std::filesystem::path& file, const analysis::StudyOptions&,
                                         const Progress& progress) {
  progress("reading the model");
  const std::string name = file.filename().string();
  if (!std::filesystem::exists(file) || name == "bad.onnx")
    return Error{.kind = ErrorKind::damaged_file,
                 .where = name,
                 .what = "the file ends in the middle of a tensor",
                 .hint = "export the model again"};
  analysis::ModelStudy study = seed_vgg_study();
  study.model.source.name = name;
  return study;
}

}  // namespace

gui::Engine fixed_engine() {
  return {.study = fixed_study, .assess = analysis::assess, .load_catalog = [] {
            return mcu_db::Catalog::load(source_folder() / "mcu_db" / "data");
          }};
}

FixedSession::FixedSession()
    : session(fixed_engine(), QString::fromStdString((folder.path() / "settings.ini").string())) {
  settle();
}

std::filesystem::path FixedSession::file(const std::string& name) const {
  std::ofstream(folder.path() / name) << "fixed";
  return folder.path() / name;
}

void FixedSession::open(const std::string& name) {
  session.open_models({file(name)});
  settle();
}

void FixedSession::settle() {
  ASSERT_TRUE(QTest::qWaitFor([this] { return session.settled(); }, 60'000)) << "the jobs do not end";
}

}  // namespace jauge::testing
