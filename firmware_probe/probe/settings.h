/* What the probe remembers without power: how often it was started, and what the user chose. A log of double words in
 * two pages; each entry says what it is and carries a check, so that a word torn by a power cut counts as none. */
#pragma once

#include "firmware_probe/probe/board.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
  PROBE_SETTING_BOOTS = 1,      /* starts with a fresh supply */
  PROBE_SETTING_MLPERF_BOOT = 2 /* probe_text_mode of mlperf_time.h */
} probe_setting;

/* The last value written; `otherwise` if there is none. */
uint32_t probe_setting_read(const jauge_board* board, probe_setting setting, uint32_t otherwise);

/* False if the Flash refuses; the old value is then still there. */
bool probe_setting_write(const jauge_board* board, probe_setting setting, uint32_t value);

/* Another number after every reset: power-ups counted in Flash (upper 20 bits), resets since then in retained RAM. */
uint32_t probe_count_boot(const jauge_board* board);

#ifdef __cplusplus
}
#endif
