/* One serial line, three languages: which one a message is in is decided at its first byte.
 *
 *   0x00           a frame of ours, until the next 0x00 that ends something
 *   0x0B .. 0x20   maybe a packet of ST's aiValidation: 33 bytes, zeros included
 *   printable      MLPerf Tiny text, until '%'
 *
 * Anything else is dropped and counted. An unfinished message is forgotten after silence: 20 ms for a frame, 5 s for
 * the others.
 */
#pragma once

#include "firmware_probe/protocol/frame.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { PROBE_TEXT_MAX = 80, PROBE_ST_PACKET = 33, PROBE_ST_VALID = 32, PROBE_SLOW_SILENCE_MS = 5000 };

typedef enum {
  PROBE_HEARD_NOTHING,
  PROBE_HEARD_FRAME,     /* dispatch.receiver.header and .payload */
  PROBE_HEARD_TEXT,      /* dispatch.text: a command, ended by a zero */
  PROBE_HEARD_LONG_TEXT, /* a command beyond PROBE_TEXT_MAX characters */
  PROBE_HEARD_ST         /* a whole request of ST's was taken in */
} probe_heard;

typedef enum { PROBE_AT_START, PROBE_IN_FRAME, PROBE_IN_TEXT, PROBE_IN_ST } probe_language;

typedef struct {
  jauge_receiver receiver;
  uint8_t frame[JAUGE_FRAME_MAX];
  char text[PROBE_TEXT_MAX + 1]; /* a command, or what has come of an ST packet */
  uint8_t language;              /* probe_language */
  bool frame_is_empty;
  bool text_too_long;
  uint16_t held;    /* characters of text, bytes of an ST packet */
  uint32_t st_left; /* bytes of the ST message still to come, this packet's included */
  uint32_t last_byte_ms;
  uint32_t dropped_bytes;
} probe_dispatch;

void probe_dispatch_init(probe_dispatch* dispatch);

probe_heard probe_dispatch_take(probe_dispatch* dispatch, uint8_t byte, uint32_t now_ms);

/* Takes what certainly ends nothing, all at once; returns how many bytes that were, often 0. */
size_t probe_dispatch_take_run(probe_dispatch* dispatch, const uint8_t* bytes, size_t count, uint32_t now_ms);

/* Forgets what has not been finished in time. */
void probe_dispatch_check(probe_dispatch* dispatch, uint32_t now_ms);

#ifdef __cplusplus
}
#endif
