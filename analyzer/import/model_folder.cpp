#include "analyzer/import/model_folder.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include "analyzer/import/descriptor.h"
#include "analyzer/import/shown_name.h"

namespace jauge::import {
namespace {

constexpr std::size_t most_levels = 32;
constexpr std::size_t longest_location = 4096;

Error refused(const std::string& location, const std::string& why) {
  return {.kind = ErrorKind::damaged_file,
          .where = {},
          .what = "its external data lie in " + quoted_name(location) + ", which " + why,
          .hint = "keep the data in a plain file in the model's folder"};
}

Error unreadable(const std::string& location, const std::string& why) {
  return {.kind = ErrorKind::unreadable_file,
          .where = {},
          .what = "its external data " + quoted_name(location) + " " + why,
          .hint = "put the data file beside the model"};
}

// The names on the way down, or why not.
Result<std::vector<std::string>> levels_of(const std::string& location) {
  if (location.empty()) return refused(location, "is no name");
  if (location.size() > longest_location || location.find('\0') != std::string::npos)
    return refused(location, "is no file name");
  if (location.front() == '/' || location.front() == '\\' || location.find(':') == 1)
    return refused(location, "is an absolute path");
  std::vector<std::string> levels;
  for (std::size_t start = 0; start <= location.size();) {
    const std::size_t end = std::min(location.find_first_of("/\\", start), location.size());
    std::string level = location.substr(start, end - start);
    start = end + 1;
    if (level == "..") return refused(location, "leads out of the model's folder");
    if (!level.empty() && level != ".") levels.push_back(std::move(level));
  }
  if (levels.empty()) return refused(location, "is no file name");
  if (levels.size() > most_levels) return refused(location, "is nested too deeply");
  return levels;
}

// One level at a time and never through a link, so that no name on the way can lead elsewhere.
Result<Descriptor> open_below(const std::filesystem::path& folder, const std::string& location) {
  JAUGE_TRY(const auto levels, levels_of(location));
  constexpr int plain = O_RDONLY | O_CLOEXEC;
  Descriptor at(::open(folder.empty() ? "." : folder.c_str(), plain | O_DIRECTORY));
  for (std::size_t i = 0; i < levels.size() && at; ++i) {
    const int last = i + 1 == levels.size() ? O_NONBLOCK : O_DIRECTORY;  // a FIFO must not hold us up
    at = Descriptor(::openat(at.fd(), levels[i].c_str(), plain | O_NOFOLLOW | last));
  }
  if (!at && (errno == ELOOP || errno == ENOTDIR)) return refused(location, "is reached through a link");
  if (!at) return unreadable(location, std::string("cannot be opened: ") + std::strerror(errno));
  return at;
}

Result<std::int64_t> size_of(const Descriptor& file, const std::string& location) {
  struct stat facts {};
  if (::fstat(file.fd(), &facts) != 0) return unreadable(location, "cannot be examined");
  if (!S_ISREG(facts.st_mode)) return refused(location, "is not a regular file");
  if (facts.st_nlink > 1) return refused(location, "is a hard link: another name of the same file exists");
  return std::int64_t{facts.st_size};
}

}  // namespace

Result<std::vector<std::byte>> ModelFolder::read(const std::string& location, std::int64_t offset,
                                                 std::int64_t bytes) const {
  JAUGE_TRY(const Descriptor file, open_below(folder_, location));
  JAUGE_TRY(const std::int64_t size, size_of(file, location));
  if (offset < 0 || offset > size) return refused(location, "ends before byte " + std::to_string(offset));
  if (bytes < 0) bytes = size - offset;
  if (bytes > size - offset)
    return refused(location, "has " + std::to_string(size) + " bytes; the tensor needs " + std::to_string(bytes) +
                                 " from byte " + std::to_string(offset));
  std::vector<std::byte> content(static_cast<std::size_t>(bytes));
  for (std::size_t done = 0; done < content.size();) {
    const ssize_t got = ::pread(file.fd(), content.data() + done, content.size() - done,
                                static_cast<off_t>(offset + static_cast<std::int64_t>(done)));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return unreadable(location, "ended while it was read");
    done += static_cast<std::size_t>(got);
  }
  return content;
}

}  // namespace jauge::import
