/* Lines of text to the serial line, without printf. */
#pragma once

#include "firmware_probe/probe/board.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  const jauge_board* board;
  uint32_t held;
  char bytes[48];
} probe_writer;

void probe_write_text(probe_writer* writer, const char* text);
/* As a name that came from elsewhere: printable ASCII, and never the words that end an answer. */
void probe_write_name(probe_writer* writer, const char* name, uint32_t count);
void probe_write_number(probe_writer* writer, uint64_t value);
void probe_write_hex(probe_writer* writer, uint8_t value);
/* As printf's %0.3f. */
void probe_write_thousandths(probe_writer* writer, float value);
/* Ends the line with CR LF and sends it. */
void probe_end_line(probe_writer* writer);
void probe_write_line(const jauge_board* board, const char* text);

#ifdef __cplusplus
}
#endif
