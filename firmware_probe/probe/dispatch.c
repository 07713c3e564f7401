#include "firmware_probe/probe/dispatch.h"

#include <string.h>

enum { ST_FIRST = 0x0B, ST_LAST = 0x20, ST_SHORTEST = 10 };

void probe_dispatch_init(probe_dispatch* dispatch) {
  memset(dispatch, 0, sizeof *dispatch);
  jauge_receiver_begin(&dispatch->receiver, dispatch->frame);
}

static void start_afresh(probe_dispatch* dispatch) {
  dispatch->language = PROBE_AT_START;
  dispatch->held = 0;
  dispatch->st_left = 0;
  dispatch->text_too_long = false;
}

static void drop(probe_dispatch* dispatch, uint32_t count) {
  dispatch->dropped_bytes += count;
  start_afresh(dispatch);
}

static void open_frame(probe_dispatch* dispatch) {
  start_afresh(dispatch);
  dispatch->language = PROBE_IN_FRAME;
  dispatch->frame_is_empty = true;
  jauge_receiver_drop(&dispatch->receiver);
}

/* An empty frame may be the end of a lost one: its second zero then opens the next, so the frame stays open. */
static probe_heard take_in_frame(probe_dispatch* dispatch, uint8_t byte) {
  const jauge_receiver_event event = jauge_receiver_take(&dispatch->receiver, byte);
  if (byte != 0) {
    dispatch->frame_is_empty = false;
    return PROBE_HEARD_NOTHING;
  }
  if (dispatch->frame_is_empty) return PROBE_HEARD_NOTHING;
  if (event == JAUGE_RECEIVER_FRAME) {
    start_afresh(dispatch);
    return PROBE_HEARD_FRAME;
  }
  open_frame(dispatch); /* what ended there was none of ours: this zero may well be the first of a good one */
  return PROBE_HEARD_NOTHING;
}

static bool is_printable(uint8_t byte) {
  return byte > 0x20 && byte < 0x7F;
}

static probe_heard end_text(probe_dispatch* dispatch) {
  const probe_heard heard = dispatch->text_too_long ? PROBE_HEARD_LONG_TEXT : PROBE_HEARD_TEXT;
  dispatch->text[dispatch->held] = 0;
  start_afresh(dispatch);
  return heard;
}

static void keep_text(probe_dispatch* dispatch, uint8_t byte) {
  dispatch->language = PROBE_IN_TEXT;
  if (dispatch->held == PROBE_TEXT_MAX)
    dispatch->text_too_long = true;
  else
    dispatch->text[dispatch->held++] = (char)byte;
}

static probe_heard take_at_start(probe_dispatch* dispatch, uint8_t byte) {
  if (byte == 0) {
    open_frame(dispatch);
  } else if (byte >= ST_FIRST && byte <= ST_LAST) {
    dispatch->language = PROBE_IN_ST;
    dispatch->text[dispatch->held++] = (char)byte;
  } else if (byte == '%') {
    return end_text(dispatch); /* an empty command deserves an answer too */
  } else if (is_printable(byte)) {
    keep_text(dispatch, byte);
  } else {
    ++dispatch->dropped_bytes;
  }
  return PROBE_HEARD_NOTHING;
}

static probe_heard take_in_text(probe_dispatch* dispatch, uint8_t byte) {
  if (byte == '%') return end_text(dispatch);
  if (byte == ' ' || is_printable(byte)) {
    keep_text(dispatch, byte);
    return PROBE_HEARD_NOTHING;
  }
  drop(dispatch, dispatch->held);
  return take_at_start(dispatch, byte);
}

/* Valid bytes, varint length, 0x08: the shortest request has 11 valid bytes, and a first packet is full unless the
 * message ends in it. */
typedef enum { ST_UNDECIDED, ST_LIKELY, ST_NO } st_judgement;

static st_judgement judge_st(const probe_dispatch* dispatch, uint32_t* message_bytes) {
  const uint8_t* bytes = (const uint8_t*)dispatch->text;
  const uint32_t prefix = dispatch->held > 1 && bytes[1] >= 0x80 ? 2 : 1;
  if (dispatch->held < 2 + prefix) return ST_UNDECIDED;
  const uint32_t length = prefix == 2 ? (bytes[1] & 0x7Fu) | (uint32_t)bytes[2] << 7 : bytes[1];
  *message_bytes = prefix + length;
  if (prefix == 2 && (bytes[2] >= 0x80 || length < 0x80)) return ST_NO;
  if (length < ST_SHORTEST || bytes[1 + prefix] != 0x08) return ST_NO;
  return bytes[0] == (*message_bytes < PROBE_ST_VALID ? *message_bytes : PROBE_ST_VALID) ? ST_LIKELY : ST_NO;
}

/* Not ST after all: the first byte only is dropped and the rest looked at again. */
static probe_heard look_again(probe_dispatch* dispatch) {
  uint8_t rest[4];
  const uint32_t count = dispatch->held - 1u;
  probe_heard heard = PROBE_HEARD_NOTHING;
  memcpy(rest, dispatch->text + 1, count);
  drop(dispatch, 1);
  for (uint32_t i = 0; i < count && heard == PROBE_HEARD_NOTHING; ++i)
    heard = probe_dispatch_take(dispatch, rest[i], dispatch->last_byte_ms);
  return heard;
}

static probe_heard end_st_packet(probe_dispatch* dispatch) {
  const uint32_t valid = (uint8_t)dispatch->text[0];
  dispatch->held = 0;
  if (valid < dispatch->st_left) {
    dispatch->st_left -= valid;
    return PROBE_HEARD_NOTHING;
  }
  start_afresh(dispatch);
  return PROBE_HEARD_ST;
}

static probe_heard take_in_st(probe_dispatch* dispatch, uint8_t byte) {
  if (dispatch->held == 0 && (byte == 0 || byte > PROBE_ST_VALID)) { /* no header of a further packet */
    start_afresh(dispatch);
    return take_at_start(dispatch, byte);
  }
  dispatch->text[dispatch->held++] = (char)byte;
  if (dispatch->st_left == 0 && dispatch->held <= 4) {
    uint32_t message_bytes = 0;
    const st_judgement judgement = judge_st(dispatch, &message_bytes);
    if (judgement == ST_NO) return look_again(dispatch);
    if (judgement == ST_LIKELY) dispatch->st_left = message_bytes;
  }
  return dispatch->held == PROBE_ST_PACKET ? end_st_packet(dispatch) : PROBE_HEARD_NOTHING;
}

probe_heard probe_dispatch_take(probe_dispatch* dispatch, uint8_t byte, uint32_t now_ms) {
  dispatch->last_byte_ms = now_ms;
  switch (dispatch->language) {
    case PROBE_IN_FRAME:
      return take_in_frame(dispatch, byte);
    case PROBE_IN_TEXT:
      return take_in_text(dispatch, byte);
    case PROBE_IN_ST:
      return take_in_st(dispatch, byte);
    default:
      return take_at_start(dispatch, byte);
  }
}

size_t probe_dispatch_take_run(probe_dispatch* dispatch, const uint8_t* bytes, size_t count, uint32_t now_ms) {
  if (dispatch->language != PROBE_IN_FRAME) return 0;
  const size_t taken = jauge_receiver_take_run(&dispatch->receiver, bytes, count);
  if (taken == 0) return 0;
  dispatch->frame_is_empty = false;
  dispatch->last_byte_ms = now_ms;
  return taken;
}

void probe_dispatch_check(probe_dispatch* dispatch, uint32_t now_ms) {
  const uint32_t patience = dispatch->language == PROBE_IN_FRAME ? JAUGE_GAP_MS : PROBE_SLOW_SILENCE_MS;
  if (dispatch->language == PROBE_AT_START || now_ms - dispatch->last_byte_ms <= patience) return;
  if (dispatch->language == PROBE_IN_FRAME) jauge_receiver_drop(&dispatch->receiver);
  drop(dispatch, dispatch->held);
}
