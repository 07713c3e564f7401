#include "cli/on_board.h"

#include <nlohmann/json.hpp>
#include <set>

#include "analyzer/base/program_paths.h"
#include "analyzer/base/safe_file.h"

namespace jauge::cli {
namespace {

// {"parts": {"runtime": N, ...}, "kernels": {"dense_s8": N, ...}}
std::optional<Bytes> sum_of_code(const nlohmann::json& sizes, const host::PackageFacts& package) {
  const auto parts = sizes.find("parts"), kernels = sizes.find("kernels");
  if (parts == sizes.end() || kernels == sizes.end() || !parts->contains("runtime")) return std::nullopt;
  std::set<std::string> needed;
  for (const host::PackageOp& op : package.ops) needed.insert(op.kernel_name);
  std::int64_t total = parts->value("runtime", std::int64_t{0});
  for (const std::string& name : needed) {
    const auto size = kernels->find(name);
    if (size == kernels->end() || !size->is_number_integer()) return std::nullopt;
    total += size->get<std::int64_t>();
  }
  return Bytes{total};
}

}  // namespace

std::optional<Bytes> code_bytes_of(const host::PackageFacts& package, const std::string& board) {
  constexpr std::size_t limit = 1 << 20;
  const auto text = read_file(program_folder() / "firmware" / (board + ".json"), limit);
  if (!text) return std::nullopt;
  const auto* first = reinterpret_cast<const char*>(text->data());
  const auto sizes = nlohmann::json::parse(first, first + text->size(), nullptr, false);
  return sizes.is_object() ? sum_of_code(sizes, package) : std::nullopt;
}

}  // namespace jauge::cli
