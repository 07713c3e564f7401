// A model as C for the user's own firmware: the package as an array, the planned arena, the runtime with only the
// kernels that the model needs, and an example. C11, no allocation.
#pragma once

#include "analyzer/base/result.h"
#include "analyzer/deploy/export/runtime_sources.h"
#include "analyzer/memory/plan.h"

namespace jauge::deploy {

struct CExport {
  std::string name;               // of the model as a C identifier; every public name begins with it
  std::vector<SourceFile> files;  // one when it is header-only
  std::vector<std::string> kernels;
  Bytes package, arena;
};

enum class ExportForm {
  project,      // a folder with CMakeLists.txt, README.md, sources and an example
  header_only,  // one .h; the file that defines <NAME>_IMPLEMENTATION before including it holds the code
};

// Errors: those of write_package.
Result<CExport> export_as_c(const ir::Graph& deployable, const memory::Plan& plan, ExportForm form);

}  // namespace jauge::deploy
