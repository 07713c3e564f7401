#include "firmware_probe/runtime/crc32c.h"

/* What four bits leave behind after four shifts through the reflected polynomial 0x82F63B78. In RAM, because a chip
 * whose Flash is being written gets constants from it slowly. */
static uint32_t nibble_rest[16] __attribute__((section(".data.nibble_rest"))) = {
    0x00000000u, 0x105EC76Fu, 0x20BD8EDEu, 0x30E349B1u, 0x417B1DBCu, 0x5125DAD3u, 0x61C69362u, 0x7198540Du,
    0x82F63B78u, 0x92A8FC17u, 0xA24BB5A6u, 0xB21572C9u, 0xC38D26C4u, 0xD3D3E1ABu, 0xE330A81Au, 0xF36E6F75u,
};

static inline uint32_t shift_byte(uint32_t crc) {
  crc = (crc >> 4) ^ nibble_rest[crc & 15];
  return (crc >> 4) ^ nibble_rest[crc & 15];
}

/* Four bytes a turn, which a core that loads words takes in at once. */
uint32_t jauge_crc32c(uint32_t crc, const void* bytes, size_t count) {
  const uint8_t* next = (const uint8_t*)bytes;
  crc = ~crc;
  for (; count >= 4; count -= 4, next += 4) {
    crc ^= (uint32_t)next[0] | (uint32_t)next[1] << 8 | (uint32_t)next[2] << 16 | (uint32_t)next[3] << 24;
    crc = shift_byte(shift_byte(shift_byte(shift_byte(crc))));
  }
  for (; count > 0; --count) crc = shift_byte(crc ^ *next++);
  return ~crc;
}
