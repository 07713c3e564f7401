#include "tests/layout/include_rules.h"

#include <algorithm>
#include <vector>

namespace jauge::layout {
namespace {

struct Row {
  std::string_view folder;                    // with everything below it, unless a longer row says otherwise
  std::vector<std::string_view> may_include;  // folders of ours besides itself
};

// In the order in which a model flows. A folder sees what lies before it, never what comes after.
const std::vector<Row> rows = {
    {"analyzer/base", {}},
    {"analyzer/ir", {"analyzer/base"}},
    {"analyzer/target", {"analyzer/base"}},
    {"firmware_probe/runtime", {}},
    {"analyzer/ops", {"analyzer/base", "analyzer/ir", "firmware_probe/runtime"}},
    {"analyzer/import", {"analyzer/base", "analyzer/ir", "analyzer/ops"}},
    {"analyzer/execute", {"analyzer/base", "analyzer/ir", "analyzer/ops", "firmware_probe/runtime"}},
    {"analyzer/memory", {"analyzer/base", "analyzer/ir", "analyzer/ops"}},
    {"analyzer/passes", {"analyzer/base", "analyzer/ir", "analyzer/ops", "analyzer/execute", "analyzer/memory"}},
    {"analyzer/cost",
     {"analyzer/base", "analyzer/ir", "analyzer/target", "analyzer/ops", "analyzer/memory", "analyzer/passes",
      "firmware_probe/runtime"}},
    {"analyzer/dataset", {"analyzer/base", "analyzer/ir"}},
    {"analyzer/evaluate",
     {"analyzer/base", "analyzer/ir", "analyzer/ops", "analyzer/execute", "analyzer/cost", "analyzer/dataset"}},
    {"analyzer/quantize", {"analyzer/base", "analyzer/ir", "analyzer/ops", "analyzer/execute", "analyzer/passes"}},
    {"analyzer/verdict",
     {"analyzer/base", "analyzer/ir", "analyzer/target", "analyzer/ops", "analyzer/memory", "analyzer/cost"}},
    {"analyzer/deploy", {"analyzer/base", "analyzer/ir", "analyzer/ops", "analyzer/memory", "firmware_probe/runtime"}},
    {"analyzer/analysis", {"analyzer"}},
    {"firmware_probe/protocol", {"firmware_probe/runtime"}},  // its CRC
    {"firmware_probe/probe", {"firmware_probe/protocol", "firmware_probe/runtime"}},
    {"firmware_probe/boards", {"firmware_probe/probe", "firmware_probe/protocol", "firmware_probe/runtime"}},
    {"firmware_probe/virtual_board", {}},
    {"firmware_probe/host",
     {"analyzer/base", "analyzer/ir", "analyzer/memory", "analyzer/cost", "analyzer/dataset", "analyzer/evaluate",
      "analyzer/deploy", "firmware_probe/protocol", "firmware_probe/runtime"}},
    {"mcu_db", {"analyzer/base", "analyzer/target"}},
    {"reports", {"analyzer", "mcu_db"}},
    {"cli", {"analyzer", "mcu_db", "reports", "firmware_probe/host"}},
    {"gui", {"analyzer", "mcu_db", "reports", "firmware_probe/host"}},
};

struct Library {
  std::string_view name;
  std::vector<std::string_view> header_starts;
  std::vector<std::string_view> allowed_in;
};

// Libraries of others, each kept to the folders that are about it.
const std::vector<Library> libraries = {
    {"Qt", {"Q", "Qt"}, {"gui", "reports/pdf"}},
    {"QCustomPlot", {"qcustomplot.h"}, {"gui"}},
    {"vector instructions", {"immintrin.h"}, {"analyzer/execute/fast"}},
    {"C11",
     {"stdint.h", "stddef.h", "stdbool.h", "string.h", "math.h", "float.h", "arm_acle.h"},
     {"firmware_probe/runtime", "firmware_probe/protocol", "firmware_probe/probe", "firmware_probe/boards"}},
    {"C11 on a desktop", {"errno.h", "setjmp.h", "stdio.h", "stdlib.h", "time.h"}, {"firmware_probe/boards/host"}},
    {"Unicorn", {"unicorn/"}, {"firmware_probe/virtual_board"}},
    {"Eigen", {"Eigen/"}, {"analyzer/ops", "analyzer/import/onnx"}},  // there: its 16-bit float
    {"protobuf", {"google/protobuf/"}, {"analyzer/import/containers", "analyzer/import/onnx"}},
    {"ONNX messages",
     {"onnx/"},
     {"analyzer/import/containers", "analyzer/import/onnx", "analyzer/quantize/write_onnx"}},
    {"FlatBuffers", {"flatbuffers/"}, {"analyzer/import/containers"}},
    {"HDF5", {"hdf5", "H5", "H5Cpp"}, {"analyzer/import/containers"}},
    {"zip", {"zip.h", "zlib.h"}, {"analyzer/import/containers", "analyzer/dataset"}},
    {"PNG", {"png.h"}, {"analyzer/dataset"}},
    {"JPEG", {"jpeglib.h"}, {"analyzer/dataset"}},
    {"seccomp", {"seccomp.h"}, {"analyzer/import/reader"}},
    {"nlohmann json",
     {"nlohmann/"},
     {"analyzer/dataset", "analyzer/import/containers", "analyzer/import/keras", "mcu_db", "reports", "cli", "gui"}},
    {"CLI11", {"CLI/"}, {"cli"}},
    // Calls to the operating system: the sandbox and its parent, external data that must not lead out of the model's
    // folder, the file that must survive a crash, the start of jauge-pdf, and the terminal.
    {"POSIX",
     {"unistd.h", "fcntl.h", "signal.h", "poll.h", "spawn.h", "sched.h", "sys/", "linux/", "termios.h", "pty.h",
      "netdb.h", "netinet/"},
     {"firmware_probe/host", "firmware_probe/virtual_board", "firmware_probe/boards/host",
      "analyzer/base/safe_file.cpp", "analyzer/import/descriptor.h", "analyzer/import/model_folder.cpp",
      "analyzer/import/reader", "cli", "reports/pdf_process.cpp"}},
};

// `path` is `folder` or lies below it.
bool lies_in(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

const Row* row_of(std::string_view path) {
  const Row* found = nullptr;
  for (const Row& row : rows) {
    if (lies_in(path, row.folder) && (!found || row.folder.size() > found->folder.size())) found = &row;
  }
  return found;
}

bool starts_like(std::string_view header, const Library& library) {
  return std::ranges::any_of(library.header_starts, [&](std::string_view start) { return header.starts_with(start); });
}

bool is_standard(std::string_view header) {
  return header.find_first_of("/.") == std::string_view::npos && !header.starts_with("Q");
}

std::optional<std::string> fault_of_own_include(std::string_view file, std::string_view header) {
  const Row* from = row_of(file);
  const Row* to = row_of(header);
  if (!from || !to || from == to) return std::nullopt;
  const bool allowed =
      std::ranges::any_of(from->may_include, [&](std::string_view folder) { return lies_in(header, folder); });
  if (allowed) return std::nullopt;
  return std::string(from->folder) + " may not know " + std::string(to->folder);
}

}  // namespace

bool has_row(std::string_view file) {
  return row_of(file) != nullptr;
}

std::optional<std::string> fault_of_include(std::string_view file, std::string_view header) {
  if (row_of(header)) return fault_of_own_include(file, header);
  if (is_standard(header)) return std::nullopt;
  const auto library =
      std::ranges::find_if(libraries, [&](const Library& candidate) { return starts_like(header, candidate); });
  if (library == libraries.end()) return "no row of tests/layout/include_rules.cpp knows this header";
  const bool allowed =
      std::ranges::any_of(library->allowed_in, [&](std::string_view folder) { return lies_in(file, folder); });
  if (allowed) return std::nullopt;
  return std::string(library->name) + " does not belong here";
}

}  // namespace jauge::layout
