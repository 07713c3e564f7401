#include "analyzer/base/safe_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <utility>

namespace jauge {
namespace {

Error file_error(const std::filesystem::path& path, std::string what, std::string hint) {
  return {.kind = ErrorKind::unreadable_file, .where = path.string(), .what = std::move(what), .hint = std::move(hint)};
}

std::string reason() {
  return std::strerror(errno);
}

// Closes on every path out; close errors of the success path are looked at by the caller through `release`.
struct Descriptor {
  int fd = -1;
  ~Descriptor() {
    if (fd >= 0) ::close(fd);
  }
  int release() { return std::exchange(fd, -1); }
};

bool write_all(int fd, std::span<const std::byte> content) {
  while (!content.empty()) {
    const ssize_t written = ::write(fd, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    content = content.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

Result<void> write_aside(const std::string& aside, const std::filesystem::path& path,
                         std::span<const std::byte> content, mode_t mode) {
  Descriptor file{::open(aside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)};
  if (file.fd < 0) return file_error(path, "cannot write here: " + reason(), "choose a folder you may write to");
  // rename() alone is atomic against a killed process; fsync first makes it so against a power cut as well.
  if (!write_all(file.fd, content) || ::fsync(file.fd) != 0 || ::close(file.release()) != 0) {
    const std::string why = reason();
    ::unlink(aside.c_str());
    return file_error(path, "writing " + std::to_string(content.size()) + " bytes failed: " + why,
                      "free some space; the old file, if any, is untouched");
  }
  return {};
}

}  // namespace

Result<void> write_file_safely(const std::filesystem::path& path, std::span<const std::byte> content,
                               Overwrite overwrite) {
  struct stat old {};
  const bool exists = ::stat(path.c_str(), &old) == 0;
  if (exists && overwrite == Overwrite::refuse)
    return file_error(path, "the file exists already", "use --force, or another name");
  if (exists && S_ISDIR(old.st_mode)) return file_error(path, "this is a folder", "give a file name");

  const std::string aside = path.string() + ".part" + std::to_string(::getpid());
  ::unlink(aside.c_str());
  JAUGE_CHECK(write_aside(aside, path, content, exists ? (old.st_mode & 0777) : 0666));
  // Without Overwrite::allow another program may have made the file meanwhile: link() refuses to replace it.
  const bool placed = overwrite == Overwrite::allow ? ::rename(aside.c_str(), path.c_str()) == 0
                                                    : ::link(aside.c_str(), path.c_str()) == 0;
  const std::string why = reason();
  if (!placed || overwrite == Overwrite::refuse) ::unlink(aside.c_str());
  if (!placed) return file_error(path, "cannot give the new file its name: " + why, "choose another name or folder");
  return {};
}

Result<void> write_file_safely(const std::filesystem::path& path, std::string_view content, Overwrite overwrite) {
  return write_file_safely(path, std::as_bytes(std::span(content.data(), content.size())), overwrite);
}

Result<std::vector<std::byte>> read_file(const std::filesystem::path& path, std::size_t limit) {
  std::error_code code;
  if (std::filesystem::is_directory(path, code)) return file_error(path, "this is a folder", "give a file");
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file) return file_error(path, "cannot be opened: " + reason(), "check the name and the permissions");
  const auto size = file.tellg();
  if (size < 0) return file_error(path, "is not a regular file", "give a file on a disk");
  if (static_cast<std::uintmax_t>(size) > limit)
    return Error{.kind = ErrorKind::too_large,
                 .where = path.string(),
                 .what = "the file has " + std::to_string(size) + " bytes; the limit is " + std::to_string(limit),
                 .hint = {}};
  std::vector<std::byte> content(static_cast<std::size_t>(size));
  file.seekg(0);
  file.read(reinterpret_cast<char*>(content.data()), size);
  if (!file) return file_error(path, "cannot be read to its end: " + reason(), "check the disk");
  return content;
}

}  // namespace jauge
