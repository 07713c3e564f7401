// What a subcommand hands back, and the session it works in: where inputs and problems are noted and messages go.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/progress.h"
#include "cli/options.h"
#include "reports/json/json.h"

namespace jauge::cli {

struct Answer {
  std::string bytes;  // for standard output or the file of -o
  int exit_status = 0;
};

struct Session {
  CommonOptions options;
  std::vector<reports::json::Input> inputs;
  std::vector<analysis::Problem> problems;

  Language language() const { return language_of(options); }
  // Phases of long work, on standard error, when -v is given.
  Progress progress() const;
};

// The JSON envelope around `result`, with what the session has noted.
Answer json_answer(const Session& session, const reports::json::Json& result, int exit_status = 0);

// A message for people on standard error, unless --quiet. Names from files are made harmless.
void tell(const Session& session, std::string_view message);
void tell_problems(const Session& session);

// Writes the answer where it belongs. Errors: unreadable_file (exists and no --force, disk full).
Result<void> deliver(const Session& session, const Answer& answer);

// Says the error, in JSON too when that was asked for; returns the exit status.
int fail(Session& session, const Error& error);

// Whether standard output is a terminal that wants colours.
bool wants_colors(const CommonOptions& options);

}  // namespace jauge::cli
