// Puts itself into the reader's sandbox and then tries what a file must never make the reader do. Its exit status is
// the number of the first attempt that worked; 0: none did.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <string>

#include "analyzer/import/reader/sandbox.h"

namespace {

bool opens(const char* path, int flags) {
  return ::open(path, flags | O_CLOEXEC, 0600) >= 0;
}

int first_escape(const std::string& folder) {
  const std::string file = folder + "/written";
  if (opens(file.c_str(), O_WRONLY | O_CREAT)) return 1;
  if (opens(file.c_str(), O_RDWR)) return 2;
  if (opens(file.c_str(), O_RDONLY | O_CREAT)) return 3;
  if (opens(folder.c_str(), O_TMPFILE | O_RDWR)) return 4;
  if (::unlink((folder + "/kept").c_str()) == 0) return 5;
  if (::rename((folder + "/kept").c_str(), file.c_str()) == 0) return 6;
  if (::symlink("/", file.c_str()) == 0) return 7;
  if (::socket(AF_INET, SOCK_STREAM, 0) >= 0) return 8;
  if (::socket(AF_UNIX, SOCK_STREAM, 0) >= 0) return 9;
  if (::fork() >= 0) return 10;
  char* arguments[] = {nullptr};
  if (::execve("/bin/true", arguments, arguments) == 0) return 11;
  if (::kill(::getppid(), 0) == 0) return 12;
  if (::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED)
    return 13;
  if (::chdir("/") == 0) return 14;
  if (::mkdir(file.c_str(), 0700) == 0) return 15;
  if (::write(STDOUT_FILENO, "x", 1) == 1) return 16;
  if (!opens((folder + "/kept").c_str(), O_RDONLY)) return 99;  // reading is what it is for
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  using namespace jauge::import;
  if (count < 2 || !limit_resources(std::int64_t{1} << 30, 10) || !forbid_everything_else()) ::_exit(98);
  ::_exit(first_escape(arguments[1]));
}
