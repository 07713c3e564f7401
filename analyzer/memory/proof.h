// What a plan's certificate says, as sentences: window, report and command line use the same ones.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "analyzer/base/sentence.h"
#include "analyzer/memory/plan.h"

namespace jauge::memory {

// The keys of their translations; a test holds the catalogue against `all`.
namespace proof_patterns {
// {0} bytes of tensors, {1} layer; what the plan was allowed to do
inline constexpr std::string_view smallest_fixed =
    "Proven smallest in this order of the layers with tensors at fixed places (M0): {0} of tensors are alive at once "
    "while {1} runs.";
inline constexpr std::string_view smallest_any_order =
    "Proven smallest in any order of the layers with tensors at fixed places (M1): {0} of tensors are alive at once "
    "while {1} runs.";
inline constexpr std::string_view smallest_shared =
    "Proven smallest in this order of the layers with input and output of a layer sharing bytes, and tensors that move "
    "(M2): {0} of tensors are alive at once while {1} runs.";
inline constexpr std::string_view smallest_shared_any_order =
    "Proven smallest in any order of the layers with input and output of a layer sharing bytes, and tensors that move "
    "(M2): {0} of tensors are alive at once while {1} runs.";
inline constexpr std::string_view smallest_by_rows =
    "Proven smallest in this order of the layers with groups of layers that run row by row (M3): {0} of tensors are "
    "alive at once while {1} runs.";
inline constexpr std::string_view smallest_by_rows_any_order =
    "Proven smallest in any order of the layers with groups of layers that run row by row (M3): {0} of tensors are "
    "alive at once while {1} runs.";
// {0} bytes, {1} layer, {2} M0 to M3
inline constexpr std::string_view at_least =
    "At least {0} are needed while {1} runs ({2}); whether less than the plan is possible is not proven.";
inline constexpr std::string_view floor = "Inputs and outputs alone need {0}.";
// What would make it smaller. {0} layer
inline constexpr std::string_view smaller_ends =
    "Only a smaller input or output of the network would make it smaller: they need as much themselves.";
inline constexpr std::string_view share_bytes =
    "What would make it smaller: input and output of {0} sharing bytes (level overlap), or smaller tensors at that "
    "step.";
inline constexpr std::string_view run_by_rows =
    "What would make it smaller: {0} running row by row with its neighbours (level stream), or smaller tensors at that "
    "step.";
inline constexpr std::string_view smaller_tensors =
    "What would make it smaller: smaller tensors around {0}, or kernels that make a few channels or part of a row at a "
    "time.";

inline constexpr std::array all = {smallest_fixed,   smallest_any_order,
                                   smallest_shared,  smallest_shared_any_order,
                                   smallest_by_rows, smallest_by_rows_any_order,
                                   at_least,         floor,
                                   smaller_ends,     share_bytes,
                                   run_by_rows,      smaller_tensors};
}  // namespace proof_patterns

// The bound, and in which model it holds.
Sentence bound_sentence(const Plan& plan);

// What would have to change for a smaller arena.
Sentence change_sentence(const Plan& plan);

// Both, with what inputs and outputs need between them.
std::vector<Sentence> proof_sentences(const Plan& plan);

}  // namespace jauge::memory
