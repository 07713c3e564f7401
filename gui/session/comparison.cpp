// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/comparison.h"

namespace jauge::gui {
namespace {

std::optional<double> share(const cost::Figure& used, const std::optional<Bytes>& size) {
  if (!size || size->value <= 0) return std::nullopt;
  return used.value / static_cast<double>(size->value);
}

ComparedPart summary_of(analysis::Assessment assessment) {
  ComparedPart part;
  part.name = name_of(assessment.target);
  part.flash = assessment.estimate.flash.total;
  part.ram = assessment.estimate.ram.total;
  part.flash_share = share(part.flash, assessment.target.flash);
  part.ram_share = share(part.ram, assessment.target.ram);
  part.latency_ms = assessment.estimate.latency_ms;
  part.why_no_latency = assessment.estimate.why_no_latency;
  if (const auto blocks = target::ram_blocks(assessment.target); !blocks.empty())
    part.contiguous_ram = blocks.front().size;
  part.estimate = std::move(assessment.estimate);
  part.estimate.per_layer = {};
  part.estimate.flash.placed_in = {};
  part.estimate.ram.placed_in = {};
  part.verdict = std::move(assessment.verdict);
  part.target = std::move(assessment.target);
  return part;
}

}  // namespace

std::string name_of(const target::Target& target) {
  return target.board.empty() ? target.part : target.board;
}

Result<target::RuntimeProfile> runtime_for(const mcu_db::Catalog& catalog, const std::string& wanted,
                                           const analysis::ModelStudy& study, const target::Target& target) {
  if (!wanted.empty()) return catalog.find_runtime(wanted);
  if (const auto* runtime = analysis::default_runtime(catalog.runtimes(), study, target)) return *runtime;
  return Error{.kind = ErrorKind::unknown_name,
               .where = "runtimes",
               .what = "the chip database holds no runtime profile",
               .hint = "install Jauge again"};
}

Comparison compare(const Engine& engine, const analysis::ModelStudy& study, const mcu_db::Catalog& catalog,
                   const std::string& wanted_runtime, const cost::Reserve& reserve, const Progress& progress) {
  Comparison parts;
  const std::size_t total = catalog.boards().size() + catalog.chips().size();
  for (const auto& list : {catalog.boards(), catalog.chips()})
    for (const target::Target& target : list) {
      if (progress.stopped()) return parts;
      progress("assessing parts", static_cast<std::int64_t>(parts.size()), static_cast<std::int64_t>(total));
      const auto runtime = runtime_for(catalog, wanted_runtime, study, target);
      if (runtime) parts.push_back(summary_of(engine.assess(study, target, *runtime, reserve, {})));
    }
  return parts;
}

}  // namespace jauge::gui
