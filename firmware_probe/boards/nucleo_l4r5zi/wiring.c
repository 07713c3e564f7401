/* NUCLEO-L4R5ZI: LPUART1 reaches the ST-LINK, the blue LED is LD2. */
#include "firmware_probe/boards/stm32l4plus/wiring.h"

const chip_wiring board_wiring = {
    .name = "nucleo_l4r5zi",
    .board_id = 2,
    .uart = LPUART1,
    .uart_is_low_power = true,
    .uart_enable = &RCC->APB1ENR2,
    .uart_enable_bit = RCC_APB1ENR2_LPUART1EN,
    .tx = {'G', 7},
    .rx = {'G', 8},
    .uart_function = 8,
    .led = {'B', 7},
    .led_lights_when_low = false,
    .time_pin = {'F', 13},
    .has_current_meter = false,
};
