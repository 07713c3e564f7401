/* One frame of the probe's own language, as bytes on a line that loses, flips and repeats bytes.
 *
 *   0x00 | COBS( ver type conv:2 seq:2 ack:2 credit flags len:2 | payload 0..512 | crc32c:4 ) | 0x00    little-endian
 *
 * COBS leaves no zero inside a frame: whatever happened before, the next zero begins afresh. The leading zero flushes
 * noise, and an empty frame between two zeros means nothing. The CRC covers header and payload; payloads end at 512
 * bytes because CRC-32C catches every pattern of four wrong bits up to 5,243 bits of data.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
  JAUGE_FRAME_VERSION = 1,
  JAUGE_HEADER_BYTES = 12,
  JAUGE_PAYLOAD_MAX = 512,
  JAUGE_CRC_BYTES = 4,
  JAUGE_FRAME_MIN = JAUGE_HEADER_BYTES + JAUGE_CRC_BYTES,
  JAUGE_FRAME_MAX = JAUGE_FRAME_MIN + JAUGE_PAYLOAD_MAX, /* before COBS */
  JAUGE_WIRE_MAX = JAUGE_FRAME_MAX + 3 + 2               /* a code byte for each 254, and both zeros */
};

enum {
  JAUGE_FLAG_RESENT = 1, /* a copy of a frame sent before */
  JAUGE_FLAG_LAST = 2,   /* ends an answer that takes several frames */
  JAUGE_FLAG_GAP = 4     /* a later frame arrived: the one `acknowledge` names is missing, send from there */
};

typedef struct {
  uint8_t type;
  uint16_t conversation;
  uint16_t sequence;
  uint16_t acknowledge; /* the next sequence number its sender expects */
  uint8_t credit;       /* free receive buffers of its sender */
  uint8_t flags;
  uint16_t length; /* bytes of payload */
} jauge_frame_header;

/* Writes the frame with both zeros; `wire` holds JAUGE_WIRE_MAX bytes. Returns the bytes written, 0 when
 * header->length exceeds JAUGE_PAYLOAD_MAX. */
size_t jauge_frame_encode(const jauge_frame_header* header, const uint8_t* payload, uint8_t* wire);

typedef enum {
  JAUGE_RECEIVER_WAITS,  /* nothing complete */
  JAUGE_RECEIVER_FRAME,  /* `header` and `payload` are valid until the next byte */
  JAUGE_RECEIVER_DROPPED /* something between two zeros that is no frame of ours */
} jauge_receiver_event;

/* Unstuffs byte by byte, so that the work is spread over the bytes and needs one buffer only. */
typedef struct {
  uint8_t* buffer; /* JAUGE_FRAME_MAX bytes of the caller's; replace it after a frame to keep that frame's payload */
  uint16_t held;
  uint32_t crc;         /* of the bytes held */
  uint8_t block_left;   /* bytes until the next code byte; 0: a code byte comes */
  bool block_owes_zero; /* the block just ended stands for a zero, if another block follows */
  bool damaged;         /* too long: wait for the next zero */
  bool in_frame;        /* something came since the last zero */
  jauge_frame_header header;
  const uint8_t* payload;
} jauge_receiver;

void jauge_receiver_begin(jauge_receiver* receiver, uint8_t buffer[JAUGE_FRAME_MAX]);
jauge_receiver_event jauge_receiver_take(jauge_receiver* receiver, uint8_t byte);

/* Takes the bytes before the next code byte or zero all at once, for receivers that have no time for each; returns how
 * many. jauge_receiver_take() is for the byte that stopped it. */
size_t jauge_receiver_take_run(jauge_receiver* receiver, const uint8_t* bytes, size_t count);

/* Forgets a frame that has begun: the line was silent for JAUGE_GAP_MS. */
void jauge_receiver_drop(jauge_receiver* receiver);

enum { JAUGE_GAP_MS = 20 };

#ifdef __cplusplus
}
#endif
