/* SHA-256 (FIPS 180-4) over data that comes in pieces. 112 bytes of state, no table beyond the 64 round constants. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { JAUGE_SHA256_BYTES = 32 };

typedef struct {
  uint32_t state[8];
  uint64_t total_bytes;
  uint8_t block[64]; /* the bytes of a block that is not full yet */
} jauge_sha256;

void jauge_sha256_begin(jauge_sha256* hash);
void jauge_sha256_add(jauge_sha256* hash, const void* bytes, size_t count);
void jauge_sha256_end(jauge_sha256* hash, uint8_t digest[JAUGE_SHA256_BYTES]);

void jauge_sha256_of(const void* bytes, size_t count, uint8_t digest[JAUGE_SHA256_BYTES]);

#ifdef __cplusplus
}
#endif
