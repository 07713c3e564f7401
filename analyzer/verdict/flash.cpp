// Weights, code and the user's own program against the memory that programs live in, and the board's beside it.
#include "analyzer/cost/program_memory.h"
#include "analyzer/verdict/patterns.h"
#include "analyzer/verdict/rules.h"

namespace jauge::verdict {
namespace {

bool has_internal_flash(const target::Target& target) {
  return target.flash.value_or(0_B) > 0_B || target::total_of(target, target::MemoryKind::flash) > 0_B;
}

Bytes beside_weights(const cost::FlashUse& flash) {
  return whole_bytes(flash.total.value - flash.weights.value);
}

// Weights outside make room inside for code of any size that fits there alone.
Finding with_weights_outside(const cost::Estimate& estimate, const target::Target& target, Bytes inside) {
  const cost::FlashUse& flash = estimate.flash;
  const Bytes needed = whole_bytes(flash.total.value);
  const Bytes all = inside + target::total_of(target, target::MemoryKind::external_flash);
  const double use = flash.total.value / static_cast<double>(all.value);
  if (!flash.code) return {Level::unknown, say(patterns::flash_code_unknown, {estimate.runtime, needed, all}), use};
  const Bytes most_inside = whole_bytes(flash.code->high + flash.reserve.value);
  if (most_inside > inside)
    return {Level::tight, say(patterns::flash_depends_on_code, {target.part, needed, all, most_inside}), use};
  const bool tight = use > estimate.tight_above;
  return {tight ? Level::tight : Level::fits,
          say(tight ? patterns::flash_tight_outside : patterns::flash_fits_outside,
              {target.part, flash.external, flash.external_region, needed, needed - flash.external}),
          use};
}

Finding too_small(const cost::FlashUse& flash, const target::Target& target, Bytes capacity) {
  const Bytes needed = whole_bytes(flash.total.value), code = beside_weights(flash);
  const double use = flash.total.value / static_cast<double>(capacity.value);
  const Bytes outside = target::total_of(target, target::MemoryKind::external_flash);
  const auto missed = [&](std::string_view pattern, Bytes wanted, Bytes there) {
    return Finding{Level::no, say(pattern, {target.part, wanted - there, wanted, there}), use};
  };
  if (!has_internal_flash(target)) return missed(patterns::flash_no_external, needed, capacity);
  if (outside == 0_B) return missed(patterns::flash_no, needed, capacity);
  if (code > capacity) return missed(patterns::flash_no_code, code, capacity);
  if (needed > capacity + outside) return missed(patterns::flash_no_even_outside, needed, capacity + outside);
  return missed(patterns::flash_no_even_outside, needed - code, outside);
}

Finding finding(const cost::Estimate& estimate, const target::Target& target, Bytes capacity) {
  const cost::FlashUse& flash = estimate.flash;
  if (flash.external > 0_B) return with_weights_outside(estimate, target, capacity);
  const Bytes needed = whole_bytes(flash.total.value);
  const Bytes at_most = whole_bytes(flash.total.high);
  const double use = flash.total.value / static_cast<double>(capacity.value);
  if (needed > capacity) return too_small(flash, target, capacity);
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
