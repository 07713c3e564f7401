// Weights, code and the user's own program against the memory that programs live in.
#include "analyzer/cost/program_memory.h"
#include "analyzer/verdict/patterns.h"
#include "analyzer/verdict/rules.h"

namespace jauge::verdict {
namespace {

bool has_internal_flash(const target::Target& target) {
  return target.flash.value_or(0_B) > 0_B || target::total_of(target, target::MemoryKind::flash) > 0_B;
}

Finding finding(const cost::Estimate& estimate, const target::Target& target, Bytes capacity) {
  const cost::FlashUse& flash = estimate.flash;
  const Bytes needed = whole_bytes(flash.total.value);
  const Bytes at_most = whole_bytes(flash.total.high);
  const double use = flash.total.value / static_cast<double>(capacity.value);
  if (needed > capacity) {
    const auto pattern = has_internal_flash(target) ? patterns::flash_no : patterns::flash_no_external;
    return {Level::no, say(pattern, {target.part, needed - capacity, needed, capacity}), use};
  }
  if (!flash.code)
    return {Level::unknown, say(patterns::flash_code_unknown, {estimate.runtime, needed, capacity}), use};
  if (at_most > capacity)
    return {Level::tight, say(patterns::flash_depends_on_code, {target.part, needed, capacity, at_most}), use};
  const bool tight = use > estimate.tight_above;
  return {
      tight ? Level::tight : Level::fits,
      say(tight ? patterns::flash_tight : patterns::flash_fits, {target.part, needed, capacity, Percent{use * 100}}),
      use};
}

}  // namespace

std::optional<Finding> judge_flash(const Case& subject) {
  const auto capacity = cost::program_capacity(subject.target);
  if (!capacity) return Finding{Level::unknown, say(patterns::flash_unknown, {subject.target.part}), std::nullopt};
  return finding(subject.estimate, subject.target, *capacity);
}

}  // namespace jauge::verdict
