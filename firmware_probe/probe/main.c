#include "firmware_probe/probe/probe.h"

int main(void) {
  static jauge_probe probe;
  probe_init(&probe, jauge_board_start());
  for (;;) probe_poll(&probe);
}
