// SPDX-License-Identifier: GPL-3.0-or-later
// A session whose models are tiny classifiers of points, and data for them.
#pragma once

#include "gui/session/session.h"
#include "tests/support/temporary_folder.h"

namespace jauge::testing {

// "right.onnx" takes (a, b) and says class 0 when a is larger, class 1 when b is; "wrong.onnx" says the opposite;
// "broken.onnx" has a weight that is NaN.
gui::Engine point_engine();

struct DataSession {
  DataSession();

  void open(const std::string& name);
  // `pairs` times a point of class 0 and one of class 1, by two persons; every tenth of class 1 lies on the wrong side.
  std::filesystem::path points(int pairs, const std::string& name = "points.csv") const;
  std::filesystem::path text(const std::string& name, const std::string& content) const;
  void settle();

  TemporaryFolder folder;
  gui::Session session;
};

}  // namespace jauge::testing
