/* CRC-32C (Castagnoli): polynomial 0x1EDC6F41 reflected, first and last value all ones. "123456789" -> 0xE3069283.
 * A table of 16 words, so that it costs the chip 64 bytes. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The CRC of what `crc` covers followed by `bytes`. Start with 0; pieces give the same result as the whole. */
uint32_t jauge_crc32c(uint32_t crc, const void* bytes, size_t count);

#ifdef __cplusplus
}
#endif
