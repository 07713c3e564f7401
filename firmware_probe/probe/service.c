#include "firmware_probe/probe/service.h"

#include <string.h>

#include "firmware_probe/probe/hello.h"

enum { BUSY_MS = 250, REPEAT_EXTRA_MS = 50, BYTES_AT_ONCE = 64 };

void probe_refuse(jauge_probe* probe, uint8_t about, const probe_refusal* refusal) {
  const jauge_refused message = {refusal->reason,
                                 about,
                                 {refusal->figures[0], refusal->figures[1]},
                                 refusal->text,
                                 (uint8_t)strlen(refusal->text)};
  probe_link_push_made(&probe->link, JAUGE_REFUSED, 0, jauge_put_refused(probe_link_payload(&probe->link), &message));
}

/* Credit is 0, so a host that keeps to it sends nothing else. */
static void take_frame_while_busy(jauge_probe* probe, uint32_t now_ms) {
  const jauge_receiver* receiver = &probe->dispatch.receiver;
  if (receiver->header.type == JAUGE_HELLO) {
    if (!probe_answer_hello(probe, now_ms)) probe->inference.stop = true;
    return;
  }
  if (probe_link_hear(&probe->link, &receiver->header, now_ms) != JAUGE_HEARD_NEW) return;
  if (receiver->header.type == JAUGE_ABORT)
    probe->inference.stop = true;
  else
    jauge_window_refuse_last(&probe->link.window);
}

probe_line probe_listen_while_busy(jauge_probe* probe) {
  const jauge_board* board = probe->board;
  uint8_t bytes[BYTES_AT_ONCE];
  const size_t count = board->receive(board->context, bytes, sizeof bytes);
  probe_line line = count > 0 ? PROBE_LINE_ACTIVE : PROBE_LINE_SILENT;
  const uint32_t now_ms = count > 0 ? probe_now_ms(&probe->link) : 0;
  for (size_t i = 0; i < count; ++i) {
    if (probe_dispatch_take(&probe->dispatch, bytes[i], now_ms) != PROBE_HEARD_FRAME) continue;
    take_frame_while_busy(probe, now_ms);
    line = PROBE_LINE_FRAME;
  }
  if (probe->link.window.ack_due) probe_link_flush(&probe->link, now_ms);
  return line;
}

bool probe_owes_word(const jauge_probe* probe, uint64_t now_cycles) {
  return now_cycles - probe->link.last_sent >= (uint64_t)BUSY_MS * probe->board->cycles_per_ms;
}

static void say_busy(jauge_probe* probe, jauge_activity activity, uint32_t item, uint16_t done, uint16_t total) {
  const jauge_board* board = probe->board;
  const jauge_busy busy = {(uint8_t)activity, item, done, total};
  uint8_t payload[16];
  if (!probe_owes_word(probe, board->cycles(board->context))) return;
  probe_link_send_plain(&probe->link, JAUGE_BUSY, payload, jauge_put_busy(payload, &busy));
}

/* Ends with a whole frame; without one, when the line has been silent for longer than the host takes to repeat itself.
 */
static void listen_to_the_end(jauge_probe* probe) {
  const probe_inference* inference = &probe->inference;
  uint32_t since = probe_now_ms(&probe->link);
  for (;;) {
    const probe_line line = probe_listen_while_busy(probe);
    if (line == PROBE_LINE_FRAME || inference->stop) return;
    const uint32_t now_ms = probe_now_ms(&probe->link);
    if (line == PROBE_LINE_ACTIVE) since = now_ms;
    if (now_ms - since > probe->link.window.resend_ms + REPEAT_EXTRA_MS) return;
    say_busy(probe, JAUGE_BUSY_RUNNING, inference->item, inference->layer,
             (uint16_t)jauge_model_op_count(&probe->model.model));
  }
}

void probe_serve_row(jauge_probe* probe) {
  const probe_inference* inference = &probe->inference;
  if (!inference->frames_allowed) {
    probe->board->poll(probe->board->context);
    return;
  }
  if (probe_listen_while_busy(probe) == PROBE_LINE_ACTIVE) listen_to_the_end(probe);
  say_busy(probe, JAUGE_BUSY_RUNNING, inference->item, inference->layer,
           (uint16_t)jauge_model_op_count(&probe->model.model));
}

void probe_say_busy(jauge_probe* probe, jauge_activity activity, uint16_t done, uint16_t total) {
  say_busy(probe, activity, 0, done, total);
}

void probe_serve_work(jauge_probe* probe, jauge_activity activity, uint16_t done, uint16_t total) {
  (void)probe_listen_while_busy(probe);
  probe_say_busy(probe, activity, done, total);
}
