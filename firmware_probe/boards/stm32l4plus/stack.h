/* How deep the stack has been: what lies below it is painted, and looked at later. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

uint32_t stack_bytes(void);
void stack_paint(void);
uint32_t stack_high_water(void);

/* False once the stack has grown over its end, into the program's data. */
bool stack_is_whole(void);
