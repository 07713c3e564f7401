// Every sentence of the claim check, in English with {0} for numbers and names: the keys of their translations.
#pragma once

#include <string_view>

namespace jauge::verdict::claim_patterns {

// Time. {0} claimed, {1} a number of operations, {2} what it counts, {3} the clock
inline constexpr std::string_view computed = "{0} equals {1} {2} / {3} within 0.5 %: computed, not measured";
inline constexpr std::string_view cycles = "{0} at {1} are {2} cycles: room for {3} MACs at 2 cycles each, {4} at 1";
inline constexpr std::string_view too_fast =
    "this model's {0} MACs would take {1} cycles each; the core needs at least {2}";
inline constexpr std::string_view outside_published = "published runs of such models point to {0} to {1} on this chip";

// Energy.
inline constexpr std::string_view power = "{0} in {1} are {2} mW, {3} mA at 3 V";
inline constexpr std::string_view chip_current = "the chip draws about {0} to {1} mA while it computes";

// Parameters and Flash.
inline constexpr std::string_view other_parameters = "this model has {0} parameters, not {1}";
inline constexpr std::string_view too_dense = "{0} for {1} parameters are {2} B each: less than 4 bits";
inline constexpr std::string_view bytes_each =
    "{0} for {1} parameters are {2} B each; int8 takes 1, float 4, and the code of the runtime comes on top";
inline constexpr std::string_view weights_need = "the weights of this model alone take {0}; {1} are claimed";
inline constexpr std::string_view chip_flash = "the chip has {0} of Flash; {1} are claimed";

// RAM.
inline constexpr std::string_view activations_need =
    "{0} of activations live at once in this model unless layers overwrite their own input row by row; {1} are claimed";
inline constexpr std::string_view chip_ram = "the chip has {0} of RAM; {1} are claimed";

// Accuracy.
inline constexpr std::string_view no_samples = "without samples nothing speaks for or against an accuracy of {0}";
inline constexpr std::string_view samples_say = "{0} samples give {1} ({2} to {3}); {4} are claimed";

inline constexpr std::string_view all[] = {computed,     cycles,           too_fast,  outside_published, power,
                                           chip_current, other_parameters, too_dense, bytes_each,        weights_need,
                                           chip_flash,   activations_need, chip_ram,  no_samples,        samples_say};

}  // namespace jauge::verdict::claim_patterns
