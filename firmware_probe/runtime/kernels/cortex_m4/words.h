/* Moving numbers on a Cortex-M4. */
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* to[i] = from[i]. `to` is word-aligned, `from` need not be. About 2.4 cycles each. */
void jauge_m4_widen(int16_t* to, const int8_t* from, int32_t count);

/* Both word-aligned, not overlapping. About 2.6 cycles a word, besides what Flash takes. */
void jauge_m4_copy_words(uint32_t* to, const uint32_t* from, int32_t words);

#ifdef __cplusplus
}
#endif
