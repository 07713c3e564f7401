#include "firmware_probe/runtime/sha256.h"

#include <string.h>

/* FIPS 180-4, 4.2.2: the first 32 bits of the fractions of the cube roots of the first 64 primes. */
static const uint32_t round_constants[64] = {
    0x428a2f98u, 0x71374491u, 0xb5c0fbcfu, 0xe9b5dba5u, 0x3956c25bu, 0x59f111f1u, 0x923f82a4u, 0xab1c5ed5u,
    0xd807aa98u, 0x12835b01u, 0x243185beu, 0x550c7dc3u, 0x72be5d74u, 0x80deb1feu, 0x9bdc06a7u, 0xc19bf174u,
    0xe49b69c1u, 0xefbe4786u, 0x0fc19dc6u, 0x240ca1ccu, 0x2de92c6fu, 0x4a7484aau, 0x5cb0a9dcu, 0x76f988dau,
    0x983e5152u, 0xa831c66du, 0xb00327c8u, 0xbf597fc7u, 0xc6e00bf3u, 0xd5a79147u, 0x06ca6351u, 0x14292967u,
    0x27b70a85u, 0x2e1b2138u, 0x4d2c6dfcu, 0x53380d13u, 0x650a7354u, 0x766a0abbu, 0x81c2c92eu, 0x92722c85u,
    0xa2bfe8a1u, 0xa81a664bu, 0xc24b8b70u, 0xc76c51a3u, 0xd192e819u, 0xd6990624u, 0xf40e3585u, 0x106aa070u,
    0x19a4c116u, 0x1e376c08u, 0x2748774cu, 0x34b0bcb5u, 0x391c0cb3u, 0x4ed8aa4au, 0x5b9cca4fu, 0x682e6ff3u,
    0x748f82eeu, 0x78a5636fu, 0x84c87814u, 0x8cc70208u, 0x90befffau, 0xa4506cebu, 0xbef9a3f7u, 0xc67178f2u,
};

static uint32_t rotate(uint32_t x, unsigned bits) {
  return (x >> bits) | (x << (32 - bits));
}

static uint32_t big_endian(const uint8_t* bytes) {
  return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/* The first 16 words are the block's own; each of the others is mixed from four before it. */
static void fill_schedule(uint32_t schedule[64], const uint8_t block[64]) {
  for (size_t i = 0; i < 16; ++i) schedule[i] = big_endian(block + 4 * i);
  for (size_t i = 16; i < 64; ++i) {
    const uint32_t early = schedule[i - 15], late = schedule[i - 2];
    schedule[i] = schedule[i - 16] + (rotate(early, 7) ^ rotate(early, 18) ^ (early >> 3)) + schedule[i - 7] +
                  (rotate(late, 17) ^ rotate(late, 19) ^ (late >> 10));
  }
}

/* The eight variables do not move: what is called a in one round is called b in the next. Inline, so that they stay in
 * registers: eight rounds take the space of one instruction cache of a Cortex-M4, and no more. */
static inline __attribute__((always_inline)) void round_of(uint32_t a, uint32_t b, uint32_t c, uint32_t* d, uint32_t e,
                                                           uint32_t f, uint32_t g, uint32_t* h, uint32_t word) {
  const uint32_t first = *h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & (f ^ g)) ^ g) + word;
  *d += first;
  *h = first + (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) | (c & (a | b)));
}

static void absorb(uint32_t state[8], const uint8_t block[64]) {
  uint32_t schedule[64];
  uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
  uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
  fill_schedule(schedule, block);
  for (size_t i = 0; i < 64; i += 8) {
    const uint32_t *word = schedule + i, *constant = round_constants + i;
    round_of(a, b, c, &d, e, f, g, &h, word[0] + constant[0]);
    round_of(h, a, b, &c, d, e, f, &g, word[1] + constant[1]);
    round_of(g, h, a, &b, c, d, e, &f, word[2] + constant[2]);
    round_of(f, g, h, &a, b, c, d, &e, word[3] + constant[3]);
    round_of(e, f, g, &h, a, b, c, &d, word[4] + constant[4]);
    round_of(d, e, f, &g, h, a, b, &c, word[5] + constant[5]);
    round_of(c, d, e, &f, g, h, a, &b, word[6] + constant[6]);
    round_of(b, c, d, &e, f, g, h, &a, word[7] + constant[7]);
  }
  state[0] += a, state[1] += b, state[2] += c, state[3] += d;
  state[4] += e, state[5] += f, state[6] += g, state[7] += h;
}

void jauge_sha256_begin(jauge_sha256* hash) {
  static const uint32_t start[8] = {0x6a09e667u, 0xbb67ae85u, 0x3c6ef372u, 0xa54ff53au,
                                    0x510e527fu, 0x9b05688cu, 0x1f83d9abu, 0x5be0cd19u};
  memcpy(hash->state, start, sizeof start);
  hash->total_bytes = 0;
}

void jauge_sha256_add(jauge_sha256* hash, const void* bytes, size_t count) {
  const uint8_t* next = (const uint8_t*)bytes;
  size_t held = (size_t)(hash->total_bytes % 64);
  hash->total_bytes += count;
  while (count > 0) {
    const size_t room = 64 - held;
    const size_t taken = count < room ? count : room;
    memcpy(hash->block + held, next, taken);
    held += taken;
    next += taken;
    count -= taken;
    if (held == 64) {
      absorb(hash->state, hash->block);
      held = 0;
    }
  }
}

void jauge_sha256_end(jauge_sha256* hash, uint8_t digest[JAUGE_SHA256_BYTES]) {
  const uint64_t bits = hash->total_bytes * 8;
  uint8_t length[8];
  const uint8_t one = 0x80, zero = 0;
  jauge_sha256_add(hash, &one, 1);
  while (hash->total_bytes % 64 != 56) jauge_sha256_add(hash, &zero, 1);
  for (unsigned i = 0; i < 8; ++i) length[i] = (uint8_t)(bits >> (56 - 8 * i));
  jauge_sha256_add(hash, length, sizeof length);
  for (size_t i = 0; i < JAUGE_SHA256_BYTES; ++i) digest[i] = (uint8_t)(hash->state[i / 4] >> (24 - 8 * (i % 4)));
}

void jauge_sha256_of(const void* bytes, size_t count, uint8_t digest[JAUGE_SHA256_BYTES]) {
  jauge_sha256 hash;
  jauge_sha256_begin(&hash);
  jauge_sha256_add(&hash, bytes, count);
  jauge_sha256_end(&hash, digest);
}
