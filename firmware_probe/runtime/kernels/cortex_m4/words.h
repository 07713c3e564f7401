/* Moving numbers on a Cortex-M4. */
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* to[i] = from[i]. `to` is word-aligned, `from` need not be. About 2.4 cycles each. */
void jauge_m4_widen(int16_t* to, const int8_t* from, int32_t count);

/* `pixels` pixels of `taps` numbers, `pitch` bytes apart, in pairs as jauge_m4_filters takes them (block.h): taps 0 and
 * 1 of the first, of the second, taps 2 and 3 of the first ... `to` is word-aligned, an odd number of taps gets a zero
 * more. About 2.5 cycles each. */
void jauge_m4_widen_pairs(int16_t* to, const int8_t* from, int32_t pixels, int32_t taps, int32_t pitch);

/* An input row in planes as jauge_m4_filters takes them: `begin` columns of the zero point, `count` pixels `pitch`
 * bytes apart, zero points up to `columns`. Offsets of the fields are known to words.S. */
typedef struct {
  int32_t columns, begin, count; /* count may be 0 */
  int32_t channels;              /* a multiple of 4 */
  int32_t pitch;
  uint32_t zero; /* the zero point in both halves */
} jauge_m4_plane_row;

/* `to` is word-aligned, `from` need not be. About 2.5 cycles each. */
void jauge_m4_widen_planes(uint32_t* to, const int8_t* from, const jauge_m4_plane_row* row);

/* Both word-aligned, not overlapping. About 2.6 cycles a word, besides what Flash takes. */
void jauge_m4_copy_words(uint32_t* to, const uint32_t* from, int32_t words);

/* No alignment needed, not overlapping. About 1.2 cycles a byte. */
void jauge_m4_copy_bytes(int8_t* to, const int8_t* from, int32_t count);

#ifdef __cplusplus
}
#endif
