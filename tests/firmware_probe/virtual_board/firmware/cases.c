// SPDX-License-Identifier: GPL-2.0-or-later
// Runs the cases of cases.S at zero wait states; one line each: name, expected cycles, counted cycles.
#include "chip.h"

struct timed_case {
  const char* name;
  uint32_t (*run)(void);
  uint32_t expected;
};
extern const struct timed_case timed_cases[];

int main(void) {
  uart_start(115200);
  cycles();
  for (const struct timed_case* at = timed_cases; at->name; ++at) {
    const uint32_t counted = at->run();
    print(at->name);
    print("|");
    print_number(at->expected);
    print("|");
    print_number(counted);
    print("\n");
  }
  return 0;
}
