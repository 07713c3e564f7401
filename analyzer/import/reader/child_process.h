// A child program with inherited descriptors and a deadline.
#pragma once

#include <chrono>
#include <filesystem>
#include <vector>

#include "analyzer/base/progress.h"
#include "analyzer/base/result.h"

namespace jauge::import {

struct Inherited {
  int ours, childs;
};

enum class Ending { exited, signalled, timed_out, stopped };

struct Outcome {
  Ending ending = Ending::exited;
  int number = 0;  // exit status or signal
};

// Starts `program` with the descriptors listed, /dev/null as its input and output, and nothing else open; waits until
// it ends, `deadline` passes or `progress` wants to stop, and kills it then. Errors: internal when it cannot be
// started.
Result<Outcome> run_child(const std::filesystem::path& program, const std::vector<Inherited>& descriptors, int alive_fd,
                          std::chrono::duration<double> deadline, const Progress& progress);

}  // namespace jauge::import
