/* A run of int8 taps times the filters of a layer, in every weight layout. */
#pragma once

#include "firmware_probe/runtime/requantise.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Whether the op's weights are `channels` filters of `taps` taps in their layout. */
int jauge_weights_fit(const jauge_call* call, int64_t taps, int64_t channels);

/* out[k] for output channels first .. first + count - 1 from one run of taps. JAUGE_WEIGHTS_DUAL: first is a multiple
 * of 4. */
void jauge_multiply_filters(const jauge_call* call, const int8_t* run, int32_t taps, int32_t first, int32_t count,
                            jauge_range range, int8_t* out);

#ifdef __cplusplus
}
#endif
