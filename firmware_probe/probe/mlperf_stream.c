#include "firmware_probe/probe/mlperf_stream.h"

#include <string.h>

#include "firmware_probe/probe/mlperf_model.h"
#include "firmware_probe/probe/mlperf_time.h"
#include "firmware_probe/probe/text_writer.h"

void probe_stream_start(jauge_probe* probe) {
  const jauge_board* board = probe->board;
  if (!probe->model.open) {
    probe_write_line(board, "e-[No model is stored]");
  } else if (!probe_text_model_streams(probe)) {
    probe_write_line(board, "e-[Command 'start' is for the streaming models sww01 and strww01]");
  } else {
    memset(&probe->stream, 0, sizeof probe->stream);
    probe->stream.on = true;
  }
}

void probe_stream_stop(jauge_probe* probe) {
  const probe_stream* stream = &probe->stream;
  probe_writer line = {probe->board, 0, {0}};
  if (!stream->on) {
    probe_write_line(probe->board, "e-[Command 'stop' needs 'start' first]");
    return;
  }
  const uint32_t held = stream->windows < PROBE_STREAM_WINDOWS ? stream->windows : PROBE_STREAM_WINDOWS;
  probe_write_text(&line, "target activations: [");
  for (uint32_t i = stream->windows - held; i < stream->windows; ++i) {
    if (i > stream->windows - held) probe_write_text(&line, ",");
    probe_write_thousandths(&line, stream->activations[i % PROBE_STREAM_WINDOWS]);
  }
  probe_write_text(&line, "]");
  probe_end_line(&line);
  probe->stream.on = false;
}

void probe_stream_window(jauge_probe* probe, const uint8_t* input) {
  probe_stream* stream = &probe->stream;
  bool detected;
  if (!stream->on) return;
  if (!probe->model.open || !probe_text_input_fits(probe, probe->text_input.expected_bytes)) {
    probe_write_line(probe->board, "e-[The input has another size than the model's]");
  } else if (!probe_text_infer(probe, input)) {
    probe_write_line(probe->board, "e-[The inference failed]");
  } else {
    stream->activations[stream->windows++ % PROBE_STREAM_WINDOWS] = probe_text_target(probe, &detected);
    if (detected) probe_pulse(probe);
  }
}
