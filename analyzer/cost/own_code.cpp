#include "analyzer/cost/own_code.h"

#include <algorithm>
#include <set>

#include "analyzer/cost/estimate.h"

namespace jauge::cost {
namespace {

// What was measured for this core and the network's arithmetic; null: nothing.
const target::CodeRecord* record_for(const Workload& workload, const target::Target& target,
                                     const target::RuntimeProfile& runtime) {
  const auto found = std::ranges::find_if(runtime.code_records, [&](const target::CodeRecord& record) {
    return workload.packed && target.core.name.starts_with(record.core) &&
           record.builds.contains(workload.packed->arithmetic);
  });
  return found == runtime.code_records.end() ? nullptr : &*found;
}

// All pieces of these kernels together; nothing when a kernel was not measured.
std::optional<target::CodePiece> pieces_of(const target::CodeBuild& build, const std::vector<std::string>& kernels) {
  std::set<std::size_t> pieces;
  for (const std::string& kernel : kernels) {
    const auto known = build.kernels.find(kernel);
    if (known == build.kernels.end()) return std::nullopt;
    pieces.insert(known->second.begin(), known->second.end());
  }
  target::CodePiece all;
  for (const std::size_t piece : pieces) {
    all.flash += build.pieces[piece].flash;
    all.ram += build.pieces[piece].ram;
  }
  return all;
}

Figure counted_bytes(Bytes bytes) {
  return exact(static_cast<double>(bytes.value), Unit::bytes, Origin::counted);
}

}  // namespace

std::optional<Figure> own_code(const Workload& workload, const target::Target& target,
                               const target::RuntimeProfile& runtime) {
  const target::CodeRecord* record = record_for(workload, target, runtime);
  if (!record) return std::nullopt;
  const Packed& packed = *workload.packed;
  const target::CodeBuild& build = record->builds.at(packed.arithmetic);
  const auto pieces = pieces_of(build, packed.kernels);
  if (!pieces) return std::nullopt;
  const Bytes list{build.per_kernel.value * static_cast<std::int64_t>(packed.kernels.size())};
  return counted_bytes(build.fixed + list + pieces->flash + packed.package - workload.counts->weight_bytes);
}

std::optional<Figure> own_ram(const Workload& workload, const target::Target& target,
                              const target::RuntimeProfile& runtime) {
  const target::CodeRecord* record = record_for(workload, target, runtime);
  if (!record) return std::nullopt;
  const auto pieces = pieces_of(record->builds.at(workload.packed->arithmetic), workload.packed->kernels);
  if (!pieces) return std::nullopt;
  return counted_bytes(record->ram + pieces->ram);
}

}  // namespace jauge::cost
