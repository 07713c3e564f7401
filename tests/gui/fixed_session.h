// SPDX-License-Identifier: GPL-3.0-or-later
// A session on the fixed analysis: nothing is read from model files but their names.
#pragma once

#include <memory>

#include "gui/session/session.h"
#include "tests/support/temporary_folder.h"

namespace jauge::testing {

// Every file whose name ends in .onnx is the seed network under that name; "bad.onnx" and missing files are refused.
gui::Engine fixed_engine();

struct FixedSession {
  FixedSession();

  // Creates an empty file and gives its path.
  std::filesystem::path file(const std::string& name) const;
  // Opens it and waits until everything is computed.
  void open(const std::string& name);
  void settle();

  TemporaryFolder folder;
  gui::Session session;
};

}  // namespace jauge::testing
