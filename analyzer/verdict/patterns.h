// Every sentence of verdicts, suggestions and estimates, in English with {0} for numbers and names: the keys of their
// translations. A test holds every catalogue against `all()`.
#pragma once

#include <string_view>
#include <vector>

namespace jauge::verdict::patterns {

// Flash. {0} chip, then bytes.
inline constexpr std::string_view flash_fits = "fits the Flash of {0}: {1} of {2} ({3})";
inline constexpr std::string_view flash_tight = "fits the Flash of {0} with little left: {1} of {2} ({3})";
inline constexpr std::string_view flash_depends_on_code =
    "fits the Flash of {0} with code of typical size ({1} of {2}), but may need up to {3}";
inline constexpr std::string_view flash_no = "does not fit the internal Flash of {0} by {1}: {2} needed, {3} there";
inline constexpr std::string_view flash_no_external =
    "does not fit the external Flash of {0} by {1}: {2} needed, {3} there";
inline constexpr std::string_view flash_unknown = "the Flash of {0} is not known";
inline constexpr std::string_view flash_code_unknown =
    "the code size of {0} is not known; without it {1} of {2} Flash are used";

// RAM. {0} chip, then bytes and regions.
inline constexpr std::string_view ram_fits = "fits the RAM of {0}: {1} of {2} ({3}); the arena lies in {4}";
inline constexpr std::string_view ram_tight =
    "fits the RAM of {0} with little left: {1} of {2} ({3}); the arena lies in {4}";
inline constexpr std::string_view ram_depends_on_runtime =
    "fits the RAM of {0} with a runtime of typical size ({1} of {2}), but may need up to {3}";
inline constexpr std::string_view ram_no = "does not fit the RAM of {0} by {1}: {2} needed, {3} there";
inline constexpr std::string_view ram_no_contiguous =
    "the arena does not fit the largest contiguous RAM of {0} by {1}: {2} needed, {3} there";
inline constexpr std::string_view ram_no_arrangement =
    "{1} of RAM would suffice in {0}, but its regions cannot hold arena, runtime data and stack each in one piece";
inline constexpr std::string_view ram_unknown = "the RAM of {0} is not known";
inline constexpr std::string_view ram_map_unknown =
    "the RAM regions of {0} are not known, so {1} of {2} may not be free in one piece";
inline constexpr std::string_view ram_runtime_unknown =
    "the RAM of {0} itself is not known; without it {1} of {2} are used";

// Operators. {0} names
inline constexpr std::string_view operators_unknown = "no cost is known for {0}: all totals are lower bounds";

// Latency. {0} typical, {1} and {2} the interval
inline constexpr std::string_view latency = "one inference takes about {0} ({1} to {2}, estimated)";

// Suggestions.
inline constexpr std::string_view use_external_flash =
    "fits with the board's external Flash {0}: {1} of weights there, code and reserve inside";
inline constexpr std::string_view int8_fits =
    "int8 brings the weights to {0} and they fit inside; what accuracy that costs must be measured";
inline constexpr std::string_view int8_helps = "int8 brings the weights to {0}, which is not yet enough";
// {0} values per table, {1} bytes
inline constexpr std::string_view table_fits =
    "tables of {0} values for the dense weights bring the weights to {1} and they fit inside; what accuracy that costs "
    "must be measured";
inline constexpr std::string_view heaviest_layer = "{0} holds {1} of weights, {2} of all: cutting there helps most";
inline constexpr std::string_view int8_activations = "int8 activations bring the arena to about {0} and it fits";
inline constexpr std::string_view peak_layer =
    "the RAM peak is at {0}: smaller maps there lower it, smaller weights do not";
inline constexpr std::string_view use_external_ram =
    "the arena would fit the board's external RAM {0}, at a speed that must be measured";
inline constexpr std::string_view dead_channels =
    "{0} of the MACs work on channels whose weights are all zero: without them nothing changes but the cost";
inline constexpr std::string_view reorder_batch_norm =
    "{0} batch normalisations must be computed: straight behind a convolution they would cost nothing";

// Those of cost/patterns.h included.
std::vector<std::string_view> all();

}  // namespace jauge::verdict::patterns
