#include "analyzer/cost/estimate.h"

#include <algorithm>

#include "analyzer/cost/estimate_parts.h"

namespace jauge::cost {

std::string_view name_of(Content content) {
  switch (content) {
    case Content::weights:
      return "weights";
    case Content::code:
      return "code";
    case Content::activations:
      return "activations";
    case Content::runtime:
      return "runtime";
    case Content::stack:
      return "stack";
    case Content::reserve:
      return "reserve";
  }
  return "";
}

std::optional<Figure> figure_of(std::optional<Bytes> typical, std::optional<Bytes> low, std::optional<Bytes> high) {
  if (!typical) return std::nullopt;
  const auto value = static_cast<double>(typical->value);
  const auto end = [&](std::optional<Bytes> bytes) { return bytes ? static_cast<double>(bytes->value) : value; };
  return interval(value, std::min(value, end(low)), std::max(value, end(high)), Unit::bytes, Origin::estimated);
}

Estimate estimate(const Workload& workload, const target::Target& target, const target::RuntimeProfile& runtime,
                  const Reserve& reserve) {
  Estimate estimate;
  estimate.runtime = runtime.name;
  estimate.tight_above = reserve.tight_above;
  estimate.flash = flash_use(workload, target, runtime, reserve);
  estimate.ram = ram_use(workload, target, runtime, reserve);
  estimate_latency(workload, target, runtime, estimate);
  add_external_time(workload, target, runtime, estimate);
  estimate_energy(target, estimate);
  return estimate;
}

}  // namespace jauge::cost
