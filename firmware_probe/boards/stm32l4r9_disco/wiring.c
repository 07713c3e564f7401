/* STM32L4R9I-DISCO: USART2 reaches the ST-LINK, the green LED is LD2. */
#include "firmware_probe/boards/stm32l4plus/wiring.h"

const chip_wiring board_wiring = {
    .name = "stm32l4r9_disco",
    .board_id = 1,
    .uart = USART2,
    .uart_enable = &RCC->APB1ENR1,
    .uart_enable_bit = RCC_APB1ENR1_USART2EN,
    .tx = {'A', 2},
    .rx = {'A', 3},
    .uart_function = 7,
    .led = {'H', 4},
    .led_lights_when_low = true,
    .time_pin = {'A', 4},
    .has_current_meter = true,
};
