#include "firmware_probe/protocol/window.h"

#include <string.h>

#include "firmware_probe/protocol/messages.h"

static uint16_t distance(uint16_t from, uint16_t to) {
  return (uint16_t)(to - from);
}

static jauge_slot* slot_of(const jauge_window* window, uint16_t sequence) {
  return &window->slots[sequence & (window->slot_count - 1u)];
}

void jauge_window_begin(jauge_window* window, jauge_slot* slots, uint8_t slot_count) {
  memset(window, 0, sizeof *window);
  window->slots = slots;
  window->slot_count = slot_count;
  window->peer_credit = 1; /* until it says more */
  jauge_window_set_baud(window, JAUGE_BAUD_BASE);
}

void jauge_window_set_baud(jauge_window* window, uint32_t baud) {
  const uint32_t frame_ms = (uint32_t)JAUGE_WIRE_MAX * 10u * 1000u / baud;
  const uint32_t wanted = frame_ms + JAUGE_RESEND_EXTRA_MS;
  window->resend_ms = wanted < JAUGE_RESEND_MIN_MS ? JAUGE_RESEND_MIN_MS : wanted;
}

bool jauge_window_has_room(const jauge_window* window) {
  return distance(window->first, window->next_new) < window->slot_count;
}

bool jauge_window_is_empty(const jauge_window* window) {
  return window->first == window->next_new;
}

bool jauge_window_push(jauge_window* window, uint8_t type, uint8_t flags, const uint8_t* payload, uint16_t length) {
  jauge_slot* slot = slot_of(window, window->next_new);
  if (!jauge_window_has_room(window) || length > JAUGE_PAYLOAD_MAX) return false;
  slot->type = type;
  slot->flags = flags;
  slot->sent_before = false;
  slot->length = length;
  if (length > 0 && payload != slot->payload) memcpy(slot->payload, payload, length); /* it may be made in place */
  ++window->next_new;
  return true;
}

/* ABORT must reach a board that is busy, and a time-out without credit lets one frame ask whether there is some. */
static bool may_send(const jauge_window* window) {
  const uint8_t under_way = (uint8_t)distance(window->first, window->next_on_line);
  const jauge_slot* slot = slot_of(window, window->next_on_line);
  if (window->next_on_line == window->next_new) return false;
  return under_way < window->peer_credit || slot->type == JAUGE_ABORT || window->probe_due;
}

void jauge_window_fill(jauge_window* window, jauge_frame_header* header) {
  header->sequence = window->next_on_line;
  header->acknowledge = window->expected;
  if (window->gap_seen) header->flags |= JAUGE_FLAG_GAP;
  window->ack_due = false;
  window->gap_seen = false;
}

bool jauge_window_next(jauge_window* window, uint32_t now_ms, jauge_frame_header* header, const uint8_t** payload) {
  jauge_slot* slot = slot_of(window, window->next_on_line);
  if (!may_send(window)) return false;
  header->type = slot->type;
  header->flags = slot->flags;
  header->length = slot->length;
  *payload = slot->payload;
  jauge_window_fill(window, header);
  if (slot->sent_before) {
    header->flags |= JAUGE_FLAG_RESENT;
    ++window->resent_frames;
  }
  slot->sent_before = true;
  if (window->next_on_line == window->first) window->waiting_since = now_ms;
  ++window->next_on_line;
  window->probe_due = false;
  return true;
}

/* Frees what was acknowledged. An acknowledgement of something never sent is none. */
static void take_acknowledgement(jauge_window* window, uint16_t acknowledge, uint32_t now_ms) {
  const uint16_t count = distance(window->first, acknowledge);
  if (count == 0 || count > distance(window->first, window->next_new)) return;
  for (uint16_t i = 0; i < count; ++i)
    if (!slot_of(window, (uint16_t)(window->first + i))->sent_before) return;
  if (distance(window->first, window->next_on_line) < count) window->next_on_line = acknowledge;
  window->first = acknowledge;
  window->waiting_since = now_ms;
  window->went_back = false;
}

static void take_gap(jauge_window* window, const jauge_frame_header* header, uint32_t now_ms) {
  if (!(header->flags & JAUGE_FLAG_GAP) || header->acknowledge != window->first || window->went_back) return;
  window->went_back = true;
  window->next_on_line = window->first;
  window->waiting_since = now_ms;
}

jauge_heard jauge_window_hear(jauge_window* window, const jauge_frame_header* header, uint32_t now_ms) {
  window->peer_credit = header->credit < JAUGE_WINDOW_MAX ? header->credit : JAUGE_WINDOW_MAX;
  window->tries = 0;
  take_acknowledgement(window, header->acknowledge, now_ms);
  take_gap(window, header, now_ms);
  if (!jauge_takes_number(header->type)) return JAUGE_HEARD_NO_NUMBER;
  window->ack_due = true;
  if (header->sequence == window->expected) {
    ++window->expected;
    window->gap_seen = false;
    return JAUGE_HEARD_NEW;
  }
  if (distance(header->sequence, window->expected) < 0x8000) return JAUGE_HEARD_REPEATED;
  window->gap_seen = true;
  return JAUGE_HEARD_TOO_EARLY;
}

void jauge_window_refuse_last(jauge_window* window) {
  --window->expected;
}

jauge_window_state jauge_window_check(jauge_window* window, uint32_t now_ms) {
  const bool blocked = window->peer_credit == 0;
  if (jauge_window_is_empty(window)) return JAUGE_WINDOW_QUIET;
  if (window->first == window->next_on_line && !blocked) return JAUGE_WINDOW_QUIET;
  if (now_ms - window->waiting_since < window->resend_ms << window->tries) return JAUGE_WINDOW_QUIET;
  if (window->tries + 1 >= JAUGE_RESEND_TRIES) return JAUGE_WINDOW_LOST;
  ++window->tries;
  window->waiting_since = now_ms;
  window->next_on_line = window->first;
  window->went_back = false;
  window->probe_due = blocked;
  return JAUGE_WINDOW_RESENDS;
}
