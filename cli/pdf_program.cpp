#include "cli/pdf_program.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <memory>

#include "analyzer/base/program_paths.h"
#include "reports/document_file.h"

namespace jauge::cli {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;  // nameless: gone when closed

Error failure(const std::string& what, const std::string& hint = "") {
  return {ErrorKind::internal, "jauge-pdf", what, hint};
}

Result<int> run(const std::string& program, int input, int output) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  char* arguments[] = {const_cast<char*>(program.c_str()), nullptr};
  pid_t child = 0;
  const int error = posix_spawn(&child, program.c_str(), &actions, nullptr, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) return failure("cannot be started", "PDF needs Qt 6; html and md do not");
  int status = 0;
  if (waitpid(child, &status, 0) != child) return failure("was lost");
  return status;
}

Result<std::string> content_of(std::FILE* file) {
  std::string bytes;
  std::rewind(file);
  char block[1 << 16];
  while (const std::size_t count = std::fread(block, 1, sizeof block, file)) bytes.append(block, count);
  if (std::ferror(file) != 0) return failure("its output cannot be read");
  return bytes;
}

}  // namespace

Result<std::string> make_pdf(const reports::Document& document) {
  const File input(std::tmpfile()), output(std::tmpfile());
  const std::string bytes = reports::write_document(document);
  const bool written = input && output && std::fwrite(bytes.data(), 1, bytes.size(), input.get()) == bytes.size() &&
                       std::fflush(input.get()) == 0;
  if (!written) return Error{ErrorKind::unreadable_file, "temporary folder", "cannot be written", "is the disk full?"};
  std::rewind(input.get());
  JAUGE_TRY(const int status,
            run((program_folder() / "jauge-pdf").string(), fileno(input.get()), fileno(output.get())));
  if (status != 0) return failure("failed");
  return content_of(output.get());
}

}  // namespace jauge::cli
