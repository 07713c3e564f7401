/* The probe's end of our own language: frames out, what came in order in, one conversation at a time. */
#pragma once

#include "firmware_probe/probe/board.h"
#include "firmware_probe/protocol/messages.h"
#include "firmware_probe/protocol/window.h"

#ifdef __cplusplus
extern "C" {
#endif

enum {
  PROBE_OWN_SLOTS = 2,     /* frames of ours that may wait for their acknowledgement */
  PROBE_CREDIT = 3,        /* largest frames that the board's receive ring holds */
  PROBE_SILENCE_MS = 5000, /* at a raised rate: back to the base rate */
  PROBE_NOISE_MS = 1000,   /* the same when bytes arrive that make no frame: the host is at another rate */
  PROBE_SMALLEST_PAYLOAD = 256
};

typedef struct {
  const jauge_board* board;
  jauge_window window;
  jauge_slot slots[PROBE_OWN_SLOTS];
  union { /* HELLO_OK is large, and may be asked for in the middle of an inference, when the stack is deep */
    jauge_hello_ok hello; /* until it is encoded */
    uint8_t wire[JAUGE_WIRE_MAX];
  };
  uint16_t conversation; /* 0: none yet */
  uint16_t max_payload;
  uint8_t credit;           /* 0 while busy: the host then sends only ABORT */
  uint32_t baud, next_baud; /* next_baud: to be set once the answer is out; 0: none */
  uint32_t base_baud;       /* where every conversation begins */
  uint32_t last_heard_ms;
  uint32_t noise_since_ms; /* bytes arrived and no valid frame since then; 0: none */
  uint64_t last_sent;      /* in cycles */
  uint64_t counted_cycles; /* what now_ms accounts for */
  uint32_t now_ms;
  bool ending; /* BYE was received: back to the base rate once it is acknowledged */
} probe_link;

void probe_link_init(probe_link* link, const jauge_board* board);

/* Another rate than 115200 baud to begin at, from now on. */
void probe_link_set_base(probe_link* link, uint32_t baud);

/* Milliseconds since the start; wraps after 49 days. Takes 12 cycles to divide, not 120, as long as it is asked within
 * 35 s. */
uint32_t probe_now_ms(probe_link* link);

/* Begins the conversation of a HELLO. True if it is the one that was under way: numbers go on. */
bool probe_link_hello(probe_link* link, uint16_t conversation, uint16_t wanted_payload, uint32_t now_ms);

/* What to do with a frame that is not a HELLO; frames of another conversation are TOO_EARLY and nothing is owed. */
jauge_heard probe_link_hear(probe_link* link, const jauge_frame_header* header, uint32_t now_ms);

bool probe_link_has_room(const probe_link* link);
void probe_link_push(probe_link* link, uint8_t type, uint8_t flags, const uint8_t* payload, uint16_t length);

/* Without a copy: the payload is made where the next frame's lies, JAUGE_PAYLOAD_MAX bytes; only while there is room.
 */
uint8_t* probe_link_payload(probe_link* link);
void probe_link_push_made(probe_link* link, uint8_t type, uint8_t flags, uint16_t length);

/* A frame without a number: HELLO_OK, BUSY. */
void probe_link_send_plain(probe_link* link, uint8_t type, const uint8_t* payload, uint16_t length);

/* Puts on the line what is due. */
void probe_link_flush(probe_link* link, uint32_t now_ms);

/* Bytes arrived; whether they are worth anything will be seen. */
void probe_link_note_bytes(probe_link* link, uint32_t now_ms);
/* Nobody can listen properly just now: what was missed does not count. */
void probe_link_forget_noise(probe_link* link);

/* Time-outs. False: the other side is gone, and the conversation with it. */
bool probe_link_check(probe_link* link, uint32_t now_ms);

#ifdef __cplusplus
}
#endif
