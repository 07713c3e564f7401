#include "firmware_probe/probe/link.h"

#include <string.h>

void probe_link_init(probe_link* link, const jauge_board* board) {
  memset(link, 0, sizeof *link);
  link->board = board;
  link->baud = link->base_baud = JAUGE_BAUD_BASE;
  link->credit = PROBE_CREDIT;
  link->max_payload = JAUGE_PAYLOAD_MAX;
  jauge_window_begin(&link->window, link->slots, PROBE_OWN_SLOTS);
}

uint32_t probe_now_ms(probe_link* link) {
  const uint32_t unit = link->board->cycles_per_ms;
  const uint64_t passed = link->board->cycles(link->board->context) - link->counted_cycles;
  const uint64_t whole = passed >> 32 ? passed / unit : (uint32_t)passed / unit;
  link->now_ms += (uint32_t)whole;
  link->counted_cycles += whole * unit;
  return link->now_ms;
}

bool probe_link_hello(probe_link* link, uint16_t conversation, uint16_t wanted_payload, uint32_t now_ms) {
  const bool goes_on = conversation != 0 && conversation == link->conversation;
  link->last_heard_ms = now_ms;
  link->noise_since_ms = 0;
  link->max_payload = wanted_payload < JAUGE_PAYLOAD_MAX ? wanted_payload : JAUGE_PAYLOAD_MAX;
  if (link->max_payload < PROBE_SMALLEST_PAYLOAD) link->max_payload = PROBE_SMALLEST_PAYLOAD;
  if (goes_on) return true;
  link->conversation = conversation;
  link->ending = false;
  jauge_window_begin(&link->window, link->slots, PROBE_OWN_SLOTS);
  jauge_window_set_baud(&link->window, link->baud);
  return false;
}

jauge_heard probe_link_hear(probe_link* link, const jauge_frame_header* header, uint32_t now_ms) {
  if (link->conversation == 0 || header->conversation != link->conversation) return JAUGE_HEARD_TOO_EARLY;
  link->last_heard_ms = now_ms;
  link->noise_since_ms = 0;
  return jauge_window_hear(&link->window, header, now_ms);
}

bool probe_link_has_room(const probe_link* link) {
  return jauge_window_has_room(&link->window);
}

uint8_t* probe_link_payload(probe_link* link) {
  return link->slots[link->window.next_new & (PROBE_OWN_SLOTS - 1)].payload;
}

void probe_link_push(probe_link* link, uint8_t type, uint8_t flags, const uint8_t* payload, uint16_t length) {
  (void)jauge_window_push(&link->window, type, flags, payload, length);
}

void probe_link_push_made(probe_link* link, uint8_t type, uint8_t flags, uint16_t length) {
  probe_link_push(link, type, flags, probe_link_payload(link), length);
}

static void put_on_line(probe_link* link, jauge_frame_header* header, const uint8_t* payload) {
  header->conversation = link->conversation;
  header->credit = link->credit;
  link->board->send(link->board->context, link->wire, jauge_frame_encode(header, payload, link->wire));
  link->last_sent = link->board->cycles(link->board->context);
}

void probe_link_send_plain(probe_link* link, uint8_t type, const uint8_t* payload, uint16_t length) {
  jauge_frame_header header = {0};
  header.type = type;
  header.length = length;
  jauge_window_fill(&link->window, &header);
  put_on_line(link, &header, payload);
}

static void change_rate(probe_link* link, uint32_t baud) {
  link->board->set_baud(link->board->context, baud);
  link->baud = baud;
  jauge_window_set_baud(&link->window, baud);
}

void probe_link_set_base(probe_link* link, uint32_t baud) {
  link->base_baud = baud;
  change_rate(link, baud);
}

void probe_link_flush(probe_link* link, uint32_t now_ms) {
  jauge_frame_header header = {0};
  const uint8_t* payload;
  while (jauge_window_next(&link->window, now_ms, &header, &payload)) {
    put_on_line(link, &header, payload);
    memset(&header, 0, sizeof header);
  }
  if (link->window.ack_due) probe_link_send_plain(link, JAUGE_ACK, NULL, 0);
  if (link->next_baud) {
    change_rate(link, link->next_baud);
    link->next_baud = 0;
    link->last_heard_ms = now_ms;
  }
  if (link->ending) {
    link->ending = false;
    link->conversation = 0;
    if (link->baud != link->base_baud) change_rate(link, link->base_baud);
  }
}

void probe_link_note_bytes(probe_link* link, uint32_t now_ms) {
  if (link->noise_since_ms == 0) link->noise_since_ms = now_ms | 1;
}

void probe_link_forget_noise(probe_link* link) {
  link->noise_since_ms = 0;
}

static bool is_lonely(const probe_link* link, uint32_t now_ms) {
  const bool noise = link->noise_since_ms != 0 && (int32_t)(now_ms - link->noise_since_ms) > PROBE_NOISE_MS;
  return noise || now_ms - link->last_heard_ms > PROBE_SILENCE_MS;
}

bool probe_link_check(probe_link* link, uint32_t now_ms) {
  if (link->baud != link->base_baud && is_lonely(link, now_ms)) {
    change_rate(link, link->base_baud);
    link->noise_since_ms = 0;
  }
  if (link->conversation == 0 || jauge_window_check(&link->window, now_ms) != JAUGE_WINDOW_LOST) return true;
  link->conversation = 0;
  jauge_window_begin(&link->window, link->slots, PROBE_OWN_SLOTS);
  jauge_window_set_baud(&link->window, link->baud);
  return false;
}
