#include "firmware_probe/runtime/crc32c.h"

/* What four bits leave behind after four shifts through the reflected polynomial 0x82F63B78. */
static const uint32_t nibble_rest[16] = {
    0x00000000u, 0x105EC76Fu, 0x20BD8EDEu, 0x30E349B1u, 0x417B1DBCu, 0x5125DAD3u, 0x61C69362u, 0x7198540Du,
    0x82F63B78u, 0x92A8FC17u, 0xA24BB5A6u, 0xB21572C9u, 0xC38D26C4u, 0xD3D3E1ABu, 0xE330A81Au, 0xF36E6F75u,
};

uint32_t jauge_crc32c(uint32_t crc, const void* bytes, size_t count) {
  const uint8_t* next = (const uint8_t*)bytes;
  crc = ~crc;
  for (size_t i = 0; i < count; ++i) {
    crc ^= next[i];
    crc = (crc >> 4) ^ nibble_rest[crc & 15];
    crc = (crc >> 4) ^ nibble_rest[crc & 15];
  }
  return ~crc;
}
