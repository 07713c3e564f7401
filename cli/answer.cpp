#include "cli/answer.h"

#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <nlohmann/json.hpp>

#include "reports/wording/names.h"

namespace jauge::cli {
namespace {

std::string time_now_utc() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32] = {};
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

// A reader that has seen enough (`| head`) ends us quietly, as it does other programs.
Result<void> write_to_standard_output(std::string_view bytes) {
  std::signal(SIGPIPE, SIG_DFL);
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() && std::fflush(stdout) == 0;
  if (written) return {};
  return Error{ErrorKind::unreadable_file, "standard output", "cannot write", ""};
}

std::string sentence_of(const analysis::Problem& problem) {
  std::string text = problem.severity + ": ";
  if (!problem.where.empty()) text += problem.where + ": ";
  text += problem.what;
  if (!problem.hint.empty()) text += " (" + problem.hint + ")";
  return text;
}

}  // namespace

Progress Session::progress() const {
  Progress progress;
  if (options.verbose == 0) return progress;
  const auto start = std::chrono::steady_clock::now();
  progress.report = [start](std::string_view phase, std::int64_t, std::int64_t) {
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    std::fprintf(stderr, "%8.3f s  %s\n", elapsed.count(), reports::visible_name(phase).c_str());
  };
  return progress;
}

Answer json_answer(const Session& session, const reports::json::Json& result, int exit_status) {
  const reports::json::Envelope envelope{.version = JAUGE_VERSION,
                                         .arguments = session.options.arguments,
                                         .time_utc = time_now_utc(),
                                         .inputs = session.inputs,
                                         .problems = session.problems};
  return {reports::json::to_text(envelope, result), exit_status};
}

void tell(const Session& session, std::string_view message) {
  if (!session.options.quiet) std::fprintf(stderr, "%s\n", reports::visible_text(message).c_str());
}

void tell_problems(const Session& session) {
  for (const analysis::Problem& problem : session.problems) tell(session, sentence_of(problem));
}

Result<void> deliver(const Session& session, const Answer& answer) {
  if (session.options.output.empty()) return write_to_standard_output(answer.bytes);
  return write_file_safely(session.options.output, std::string_view(answer.bytes), overwrite_of(session.options));
}

int fail(Session& session, const Error& error) {
  const int status = exit_status_of(error.kind);
  std::fprintf(stderr, "jauge: %s\n", reports::visible_text(to_text(error)).c_str());
  if (session.options.json) {
    session.problems.push_back(reports::json::problem_of(error));
    const Answer answer = json_answer(session, nullptr, status);
    // An output file that could not be written cannot carry the news either.
    if (error.kind == ErrorKind::unreadable_file && !session.options.output.empty())
      (void)write_to_standard_output(answer.bytes);
    else
      (void)deliver(session, answer);
  }
  return status;
}

bool wants_colors(const CommonOptions& options) {
  const char* no_color = std::getenv("NO_COLOR");
  return !options.no_color && !(no_color && *no_color) && options.output.empty() && isatty(STDOUT_FILENO) != 0;
}

}  // namespace jauge::cli
