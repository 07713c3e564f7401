#include "analyzer/import/reader/read_model.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <cstring>

#include "analyzer/base/program_paths.h"
#include "analyzer/import/descriptor.h"
#include "analyzer/import/reader/answer.h"
#include "analyzer/import/reader/child_process.h"
#include "analyzer/import/reader/request.h"

namespace jauge::import {
namespace {

constexpr std::int64_t memory_floor = std::int64_t{512} << 20;

Error unreadable(const std::filesystem::path& file, std::string what, std::string hint) {
  return {.kind = ErrorKind::unreadable_file, .where = file.string(), .what = std::move(what), .hint = std::move(hint)};
}

Error internal(const std::string& what) {
  return {.kind = ErrorKind::internal, .where = "jauge-reader", .what = what + ": " + std::strerror(errno), .hint = {}};
}

struct OpenModel {
  Descriptor file;
  Descriptor folder;
  std::int64_t bytes = 0;
};

Error folder_given(const std::filesystem::path& file) {
  std::error_code ignored;
  if (std::filesystem::exists(file / "saved_model.pb", ignored))
    return {.kind = ErrorKind::unsupported_format,
            .where = file.string(),
            .what = "this folder is a TensorFlow SavedModel",
            .hint = "in Python: converter = tf.lite.TFLiteConverter.from_saved_model(\"" + file.filename().string() +
                    "\"); data = converter.convert(); open(\"model.tflite\", \"wb\").write(data) writes a TFLite "
                    "file"};
  return unreadable(file, "this is a folder", "give the model file in it");
}

Result<OpenModel> open_model(const std::filesystem::path& file) {
  OpenModel model;
  model.file = Descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!model.file)
    return unreadable(file, std::string("cannot be opened: ") + std::strerror(errno),
                      "check the name and the permissions");
  struct stat facts {};
  if (::fstat(model.file.fd(), &facts) != 0) return unreadable(file, "cannot be examined", {});
  if (S_ISDIR(facts.st_mode)) return folder_given(file);
  if (!S_ISREG(facts.st_mode)) return unreadable(file, "is not a regular file", "give a file on a disk");
  model.bytes = facts.st_size;
  const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  model.folder = Descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!model.folder) model.folder = Descriptor(::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (!model.folder) return unreadable(file, std::string("its folder cannot be opened: ") + std::strerror(errno), {});
  return model;
}

// Memory that has no name and no disk behind it. Its pages cost nothing until they are written.
Result<Descriptor> memory_file(const char* name, std::int64_t bytes) {
  Descriptor file(::memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (!file || ::ftruncate(file.fd(), bytes) != 0) return internal("no shared memory");
  return file;
}

Result<Descriptor> request_file(const Request& request) {
  const std::vector<std::byte> bytes = write_request(request);
  JAUGE_TRY(Descriptor file, memory_file("jauge-request", 0));
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t written = ::write(file.fd(), bytes.data() + done, bytes.size() - done);
    if (written <= 0) return internal("no shared memory");
    done += static_cast<std::size_t>(written);
  }
  return file;
}

struct Mapping {
  void* memory = MAP_FAILED;
  std::size_t bytes = 0;
  Mapping() = default;
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() {
    if (memory != MAP_FAILED) ::munmap(memory, bytes);
  }
};

// Sealed first: what is validated now can never change. The child is dead, but a copy of the descriptor might live.
std::optional<Result<Imported>> sealed_answer(const Descriptor& file, std::int64_t bytes) {
  if (::fcntl(file.fd(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) != 0)
    return std::nullopt;
  const auto mapping = std::make_shared<Mapping>();
  mapping->bytes = static_cast<std::size_t>(bytes);
  mapping->memory = ::mmap(nullptr, mapping->bytes, PROT_READ, MAP_SHARED | MAP_NORESERVE, file.fd(), 0);
  if (mapping->memory == MAP_FAILED) return std::nullopt;
  return read_answer(mapping, {static_cast<const std::byte*>(mapping->memory), mapping->bytes});
}

std::string seconds(double value) {
  return value == std::floor(value) ? std::to_string(static_cast<long>(value)) + " s"
                                    : std::to_string(std::lround(value * 1000)) + " ms";
}

Error death(const std::string& file_name, const Outcome& outcome, std::int64_t memory_bytes, double timeout_s) {
  const auto died = [&file_name](std::string what, std::string hint) {
    return Error{.kind = ErrorKind::reader_died, .where = file_name, .what = std::move(what), .hint = std::move(hint)};
  };
  const std::string too_slow = "reading the file took longer than " + seconds(timeout_s);
  const bool out_of_cpu = outcome.ending == Ending::signalled && outcome.number == SIGXCPU;
  if (outcome.ending == Ending::timed_out || out_of_cpu) return died(too_slow, "--timeout gives it longer");
  if (outcome.ending == Ending::signalled)
    return died("this file makes the reader crash, signal " + std::to_string(outcome.number),
                "export the model again; please report the file if it is a sound one");
  if (outcome.number == no_sandbox_status)
    return died(
        "this system does not let the reader lock itself in, and it reads no file unlocked",
        "run Jauge where seccomp filters are allowed (Linux 5.3 or newer; in a container, its default profile)");
  if (outcome.number == out_of_memory_status || outcome.number == no_room_status)
    return died("reading the file needs more than " + std::to_string(memory_bytes >> 20) + " MiB of memory",
                "the file may claim more than it holds; export the model again");
  return died("the reader ended with status " + std::to_string(outcome.number) + " and without an answer",
              "export the model again; please report the file if it is a sound one");
}

}  // namespace

Result<Imported> read_model_through(const std::filesystem::path& reader, const std::filesystem::path& file,
                                    const ReadOptions& options, double timeout_s, const Progress& progress) {
  progress("reading the model");
  JAUGE_TRY(const OpenModel model, open_model(file));
  Request request{.file_name = file.filename().string(),
                  .memory_bytes = 3 * model.bytes + memory_floor,
                  .cpu_s = static_cast<std::int64_t>(std::ceil(timeout_s)) + 1,
                  .options = options};
  JAUGE_TRY(const Descriptor asked, request_file(request));
  JAUGE_TRY(const Descriptor answer, memory_file("jauge-answer", request.memory_bytes));
  const std::vector<Inherited> inherited = {
      {asked.fd(), request_fd}, {answer.fd(), answer_fd}, {model.file.fd(), model_fd}, {model.folder.fd(), folder_fd}};
  JAUGE_TRY(const Outcome outcome,
            run_child(reader, inherited, alive_fd, std::chrono::duration<double>(timeout_s), progress));
  if (outcome.ending == Ending::stopped)
    return Error{.kind = ErrorKind::interrupted, .where = request.file_name, .what = "reading was stopped", .hint = {}};
  if (outcome.ending != Ending::exited || outcome.number != 0)
    return death(request.file_name, outcome, request.memory_bytes, timeout_s);
  auto result = sealed_answer(answer, request.memory_bytes);
  if (!result) return death(request.file_name, outcome, request.memory_bytes, timeout_s);
  return std::move(*result);
}

Result<Imported> read_model(const std::filesystem::path& file, const ReadOptions& options, double timeout_s,
                            const Progress& progress) {
  return read_model_through(program_folder() / "jauge-reader", file, options, timeout_s, progress);
}

}  // namespace jauge::import
