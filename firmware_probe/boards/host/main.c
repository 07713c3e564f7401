/* jauge-host-board [--flash-file FILE]: prints "pty PATH" and is a probe on that line until its standard input ends. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "firmware_probe/boards/host/host_board.h"
#include "firmware_probe/probe/probe.h"

static int say_usage(FILE* to, int status) {
  fputs(
      "jauge-host-board [--flash-file FILE]\n"
      "The probe as a desktop process. Prints the pseudo-terminal it listens on; ends with its standard input.\n"
      "Its times are those of this desktop, not of a chip.\n",
      to);
  return status;
}

int main(int count, char** words) {
  static host_board host;
  static jauge_probe probe;
  const char* flash_file = NULL;
  for (int i = 1; i < count; ++i) {
    if (strcmp(words[i], "--help") == 0) return say_usage(stdout, 0);
    if (strcmp(words[i], "--flash-file") != 0 || i + 1 == count) return say_usage(stderr, 2);
    flash_file = words[++i];
  }
  if (!host_board_open(&host, flash_file)) {
    fprintf(stderr, "jauge-host-board: %s: %s\n", flash_file ? flash_file : "pseudo-terminal", strerror(errno));
    return 1;
  }
  printf("pty %s\n", host.path);
  fflush(stdout);
  (void)setjmp(host.reset); /* a reset begins here again */
  probe_init(&probe, &host.board);
  for (;;) probe_poll(&probe);
}
