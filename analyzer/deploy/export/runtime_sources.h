// The C sources of firmware_probe/runtime as they were when this program was built.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace jauge::deploy {

struct SourceFile {
  std::string path;  // relative, with '/'
  std::string content;
};

// By path, from the runtime's folder on ("kernels/conv_s8.c").
const std::vector<SourceFile>& runtime_sources();
// The text of the licence under which they are passed on.
std::string_view runtime_license();

// Those that a program with these kernels (names as in kernel_list.h) needs: row loop, checks, the kernels and whatever
// they include. Headers first, each after those that it includes itself; then the .c and .S files.
std::vector<SourceFile> sources_for(const std::vector<std::string>& kernels);

}  // namespace jauge::deploy
