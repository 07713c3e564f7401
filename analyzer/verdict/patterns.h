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
// {0} chip, {1} bytes outside, {2} their memory, {3} bytes in all, {4} bytes inside
inline constexpr std::string_view flash_fits_outside =
    "fits with {1} of weights in the board's external Flash {2}: {3} needed, {4} of them inside {0}";
inline constexpr std::string_view flash_tight_outside =
    "fits with {1} of weights in the board's external Flash {2}, with little left: {3} needed, {4} of them inside {0}";
inline constexpr std::string_view flash_no_even_outside =
    "does not fit the Flash of {0} even with the board's external Flash, by {1}: {2} needed, {3} there";
inline constexpr std::string_view flash_no_code =
    "code and reserve must lie in the internal Flash of {0} and miss it by {1}: {2} needed, {3} there";
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
// {3} percent, then region and bytes of each part
inline constexpr std::string_view ram_fits_two =
    "fits the RAM of {0}, arena over 2 regions ({4} {5}, {6} {7}): {1} of {2} ({3})";
inline constexpr std::string_view ram_fits_three =
    "fits the RAM of {0}, arena over 3 regions ({4} {5}, {6} {7}, {8} {9}): {1} of {2} ({3})";
// {4} number of regions, {5} their names
inline constexpr std::string_view ram_fits_many = "fits the RAM of {0}, arena over {4} regions ({5}): {1} of {2} ({3})";
inline constexpr std::string_view ram_tight_two =
    "fits the RAM of {0} with little left, arena over 2 regions ({4} {5}, {6} {7}): {1} of {2} ({3})";
inline constexpr std::string_view ram_tight_three =
    "fits the RAM of {0} with little left, arena over 3 regions ({4} {5}, {6} {7}, {8} {9}): {1} of {2} ({3})";
inline constexpr std::string_view ram_tight_many =
    "fits the RAM of {0} with little left, arena over {4} regions ({5}): {1} of {2} ({3})";
// {1} bytes outside, {2} their memory, {3} bytes of the arena
inline constexpr std::string_view ram_outside =
    "the arena does not fit the RAM of {0}; with {1} of its {3} in the board's external RAM {2} it runs, slowly";
// {1} arena, {2} number of regions, {3} the largest piece, {4} the largest region
inline constexpr std::string_view ram_no_spread =
    "the arena of {1} finds no place over the {2} RAM regions of {0}: tensors stay whole, the largest piece has {3} "
    "and "
    "the largest region {4}";
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
// {0} bytes that lie there, {1} the memory, {2} typical, {3} and {4} the interval, {5} MB/s
inline constexpr std::string_view external_time =
    "{0} in {1} add about {2} to an inference ({3} to {4}, estimated from a bus of {5} MB/s)";
inline constexpr std::string_view external_time_unknown =
    "how long reading {0} in {1} takes is not known: the clock of the chip is not";

// Suggestions, in the order in which they are made.
// {0} level, {1} bytes of the arena, {2} model
inline constexpr std::string_view level_proven =
    "planned at level {0}, for Jauge's own runtime, the arena takes {1} and fits: proven to be the smallest in model "
    "{2}";
inline constexpr std::string_view level_fits =
    "planned at level {0}, for Jauge's own runtime, the arena takes {1} and fits";
// {0} regions
inline constexpr std::string_view spread_arena =
    "over {0} the arena would fit: that takes a runtime whose arena may lie in several pieces";
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
// {0} chip, {1} Flash, {2} RAM
inline constexpr std::string_view larger_sibling =
    "the next larger chip of the family that holds it is {0}: {1} of Flash, {2} of RAM";
inline constexpr std::string_view dead_channels =
    "{0} of the MACs work on channels whose weights are all zero: without them nothing changes but the cost";
inline constexpr std::string_view reorder_batch_norm =
    "{0} batch normalisations must be computed: straight behind a convolution they would cost nothing";

// Those of cost/patterns.h included.
std::vector<std::string_view> all();

}  // namespace jauge::verdict::patterns
