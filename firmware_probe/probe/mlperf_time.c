#include "firmware_probe/probe/mlperf_time.h"

#include "firmware_probe/probe/settings.h"
#include "firmware_probe/probe/text_writer.h"

void probe_pulse(jauge_probe* probe) {
  const jauge_board* board = probe->board;
  if (!board->time_pin) return;
  board->time_pin(board->context, false);
  const uint64_t start = board->cycles(board->context);
  while (board->cycles(board->context) - start < board->cycles_per_ms) board->poll(board->context);
  board->time_pin(board->context, true);
}

void probe_say_timestamp(jauge_probe* probe) {
  const jauge_board* board = probe->board;
  if (probe->text_energy) {
    probe_pulse(probe);
    return;
  }
  probe_writer line = {board, 0, {0}};
  probe_write_text(&line, "m-lap-us-");
  probe_write_number(&line, board->cycles(board->context) / (board->cycles_per_ms / 1000));
  probe_end_line(&line);
}

void probe_text_start(jauge_probe* probe) {
  const jauge_board* board = probe->board;
  const uint32_t mode = probe_setting_read(board, PROBE_SETTING_MLPERF_BOOT, PROBE_TEXT_QUIET);
  if (mode == PROBE_TEXT_QUIET) return;
  probe->text_energy = mode == PROBE_TEXT_ENERGY;
  if (probe->text_energy) probe_link_set_base(&probe->link, PROBE_TEXT_ENERGY_BAUD);
  probe_write_line(board, probe->text_energy ? "m-timestamp-mode-energy" : "m-timestamp-mode-performance");
  probe_say_timestamp(probe);
  probe_write_line(board, "m-init-done");
  probe_write_line(board, "m-ready");
}
