/* Marks a function that runs from SRAM: the Flash gives no instructions while it erases or programs the same bank. Such
 * a function calls only its like and reads no constants from Flash. */
#pragma once

#define RAM_CODE __attribute__((section(".ram_code"), noinline, long_call))

/* For the pieces of such a function. */
#define INLINE_CODE static inline __attribute__((always_inline))
