// The sentences of this folder, in English with {0} for numbers and names: the keys of their translations.
// verdict/patterns.h lists them all; a test holds every translation against that list.
#pragma once

#include <string_view>

namespace jauge::cost::patterns {

// {0} runtime, {1} clock, {2} and {3} cycles, {4} "MACC" or "MAC", {5} source
inline constexpr std::string_view latency_conditions = "{0} at {1}; {2} to {3} cycles per {4} ({5})";
// {0} runtime, {1} core, {2} data type
inline constexpr std::string_view no_latency_rule = "no measured speed is known for {0} on {1} with {2} weights";
// {0} runtime, {1} vendor
inline constexpr std::string_view no_latency_vendor = "{0} runs on chips of {1} only";
// {0} runtime, {1} core, {2} kind of layer
inline constexpr std::string_view no_latency_kernel = "no measured speed is known for {0} on {1} with {2} layers";
// {0} runtime and version, {1} clock, {2} number of networks, {3} source
inline constexpr std::string_view latency_fitted = "{0} at {1}; fitted to {2} networks ({3})";
inline constexpr std::string_view no_latency_mixed =
    "the weights are of several types, and speeds are known for one type only";
inline constexpr std::string_view no_latency_clock = "the clock of {0} is not known";
// {0} operators
inline constexpr std::string_view no_latency_uncounted = "no operation count is known for {0}";

// {0} mA, {1} V, {2} clock
inline constexpr std::string_view energy_from_family =
    "{0} mA at {1} V, linear regulator, {2}: current of published runs on this family";
inline constexpr std::string_view energy_behind_switching =
    "{0} mA at {1} V, switching regulator, {2}: power of published runs on this family";
// {0} mA, {1} V, {2} uA/MHz
inline constexpr std::string_view energy_from_product_page =
    "{0} mA at {1} V: 1.9 times the {2} uA/MHz of the product page, because networks were seen to draw about twice "
    "that "
    "figure";
inline constexpr std::string_view no_energy_without_latency = "no energy without a latency";
inline constexpr std::string_view no_energy_without_current = "the current of {0} is not known";

inline constexpr std::string_view all[] = {
    latency_conditions,        no_latency_rule,           no_latency_vendor,  no_latency_mixed,
    no_latency_clock,          no_latency_uncounted,      energy_from_family, energy_from_product_page,
    no_energy_without_latency, no_energy_without_current, no_latency_kernel,  latency_fitted,
    energy_behind_switching,
};

}  // namespace jauge::cost::patterns
