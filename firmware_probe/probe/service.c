#include "firmware_probe/probe/service.h"

#include <string.h>

#include "firmware_probe/probe/hello.h"

enum { BUSY_MS = 250, BYTES_AT_ONCE = 64 };

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

void probe_listen_while_busy(jauge_probe* probe) {
  const jauge_board* board = probe->board;
  uint8_t bytes[BYTES_AT_ONCE];
  const size_t count = board->receive(board->context, bytes, sizeof bytes);
  if (count == 0) return;
  const uint32_t now_ms = probe_now_ms(&probe->link);
  for (size_t i = 0; i < count; ++i)
    if (probe_dispatch_take(&probe->dispatch, bytes[i], now_ms) == PROBE_HEARD_FRAME)
      take_frame_while_busy(probe, now_ms);
  if (probe->link.window.ack_due) probe_link_flush(&probe->link, now_ms);
}

static void say_busy(jauge_probe* probe, jauge_activity activity, uint32_t item, uint16_t done, uint16_t total) {
  const jauge_board* board = probe->board;
  const jauge_busy busy = {(uint8_t)activity, item, done, total};
  uint8_t payload[16];
  if (board->cycles(board->context) - probe->link.last_sent < (uint64_t)BUSY_MS * board->cycles_per_ms) return;
  probe_link_send_plain(&probe->link, JAUGE_BUSY, payload, jauge_put_busy(payload, &busy));
}

void probe_serve_row(jauge_probe* probe) {
  const probe_inference* inference = &probe->inference;
  if (!inference->frames_allowed) {
    probe->board->poll(probe->board->context);
    return;
  }
  probe_listen_while_busy(probe);
  say_busy(probe, JAUGE_BUSY_RUNNING, inference->item, inference->layer,
           (uint16_t)jauge_model_op_count(&probe->model.model));
}

void probe_serve_work(jauge_probe* probe, jauge_activity activity, uint16_t done, uint16_t total) {
  probe_listen_while_busy(probe);
  say_busy(probe, activity, 0, done, total);
}
