/* Go-back-n on both ends of the link: what is sent arrives once and in order, or the link is said to be lost.
 *
 * A frame that takes a sequence number is kept until the other side acknowledges it; at most min(4, its credit) are
 * under way. A repeated number is acknowledged again and not executed again. HELLO, HELLO_OK, ACK, BUSY and LOG take
 * no number and are never resent. No allocation, no clock of its own: the caller gives milliseconds of a monotonic
 * counter that may wrap.
 *
 * Use, in a loop that never blocks:
 *   for each frame received:   switch (jauge_window_hear(&w, &header, now)) NEW: execute it and, if that was not
 *                              possible, jauge_window_refuse_last(&w); others: nothing
 *   to send:                   if (jauge_window_has_room(&w)) jauge_window_push(&w, type, flags, payload, length)
 *   while (jauge_window_next(&w, now, &header, &payload)) put header (conversation, credit filled in) on the line
 *   if (w.ack_due) send an ACK made by jauge_window_fill(&w, &header)
 */
#pragma once

#include "firmware_probe/protocol/frame.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { JAUGE_WINDOW_MAX = 4, JAUGE_RESEND_TRIES = 6, JAUGE_RESEND_MIN_MS = 100, JAUGE_RESEND_EXTRA_MS = 60 };

typedef struct {
  uint8_t type;
  uint8_t flags;
  bool sent_before;
  uint16_t length;
  uint8_t payload[JAUGE_PAYLOAD_MAX];
} jauge_slot;

typedef struct {
  jauge_slot* slots;
  uint8_t slot_count;    /* frames it can keep: 1, 2 or 4 */
  uint16_t first;        /* oldest number sent and not acknowledged */
  uint16_t next_on_line; /* next number to put on the line; goes back to `first` to resend */
  uint16_t next_new;     /* number of the next frame pushed */
  uint16_t expected;     /* next number awaited from the other side */
  uint8_t peer_credit;
  bool ack_due;           /* something arrived that no frame of ours has acknowledged yet */
  bool gap_seen;          /* the ACK that is due tells of a missing frame */
  bool went_back;         /* a gap was told and answered for this `first` */
  bool probe_due;         /* no credit for a whole time-out: one frame goes out all the same */
  uint8_t tries;          /* time-outs since the other side was last heard */
  uint32_t waiting_since; /* when the oldest frame on the line was sent, or the window last moved */
  uint32_t resend_ms;     /* the first time-out; doubled with each try */
  uint32_t resent_frames; /* total, for the user */
} jauge_window;

void jauge_window_begin(jauge_window* window, jauge_slot* slots, uint8_t slot_count);

/* Frame time at that rate + 60 ms, at least 100. */
void jauge_window_set_baud(jauge_window* window, uint32_t baud);

bool jauge_window_has_room(const jauge_window* window);
bool jauge_window_is_empty(const jauge_window* window); /* everything pushed was acknowledged */

/* Queues a frame. False when there is no room or length > JAUGE_PAYLOAD_MAX. */
bool jauge_window_push(jauge_window* window, uint8_t type, uint8_t flags, const uint8_t* payload, uint16_t length);

/* The next frame to put on the line now, if any: `header` lacks only conversation and credit. */
bool jauge_window_next(jauge_window* window, uint32_t now_ms, jauge_frame_header* header, const uint8_t** payload);

/* Sequence and acknowledge for a frame that takes no number; marks the acknowledgement as given. */
void jauge_window_fill(jauge_window* window, jauge_frame_header* header);

typedef enum {
  JAUGE_HEARD_NEW,       /* the next in order: execute it */
  JAUGE_HEARD_REPEATED,  /* executed before: only acknowledge */
  JAUGE_HEARD_TOO_EARLY, /* one before it is missing: dropped */
  JAUGE_HEARD_NO_NUMBER  /* HELLO, ACK, BUSY, LOG: the caller looks at the type */
} jauge_heard;

/* Takes acknowledgement and credit of a frame of this conversation and says what to do with it. */
jauge_heard jauge_window_hear(jauge_window* window, const jauge_frame_header* header, uint32_t now_ms);

/* After HEARD_NEW: there was no room for it after all; it counts as never received. */
void jauge_window_refuse_last(jauge_window* window);

typedef enum { JAUGE_WINDOW_QUIET, JAUGE_WINDOW_RESENDS, JAUGE_WINDOW_LOST } jauge_window_state;

/* Call often. RESENDS: frames are ready again for jauge_window_next. LOST: 6 tries without an answer. */
jauge_window_state jauge_window_check(jauge_window* window, uint32_t now_ms);

#ifdef __cplusplus
}
#endif
