#include "tests/analyzer/execute/shared_model.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "analyzer/base/safe_file.h"
#include "analyzer/import/import.h"
#include "analyzer/passes/pipeline.h"
#include "tests/support/shared_files.h"

namespace jauge::execute::testing {
namespace {

constexpr std::size_t file_limit = std::size_t{1} << 30;

std::filesystem::path path_of(const std::string& name) {
  return jauge::testing::shared_folder() / "ground-truth" / name;
}

}  // namespace

std::vector<std::byte> shared_bytes(const std::string& name) {
  auto bytes = read_file(path_of(name), file_limit);
  EXPECT_TRUE(bytes) << name;
  return bytes ? *std::move(bytes) : std::vector<std::byte>();
}

ir::Graph shared_model(const std::string& name) {
  const auto path = path_of(name);
  auto imported = import::read_bytes(shared_bytes(name), path.filename().string(), path.parent_path(), {});
  if (!imported) {
    ADD_FAILURE() << to_text(imported.error());
    return {};
  }
  auto graph = passes::make_deployable(std::move(imported->graph));
  if (!graph) {
    ADD_FAILURE() << to_text(graph.error());
    return {};
  }
  return *std::move(graph);
}

ir::Array sample_of(const ir::TensorType& type, const std::vector<std::byte>& bytes, std::size_t sample) {
  ir::Array array(type);
  const std::size_t size = array.bytes.size();
  EXPECT_LE((sample + 1) * size, bytes.size());
  if ((sample + 1) * size <= bytes.size())
    std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(sample * size), size, array.bytes.begin());
  return array;
}

}  // namespace jauge::execute::testing
