/* What the frames say: every layout of the protocol is here and in messages.c, nowhere else.
 *
 * Integers are little-endian. `jauge_put_*` writes a payload and returns its length, or 0 when it does not fit into
 * JAUGE_PAYLOAD_MAX; `jauge_get_*` returns false unless the payload holds exactly this message (longer ones are
 * accepted where a later minor version may append fields: HELLO, HELLO_OK). Pointers in a decoded message point into
 * the payload. Texts are printable ASCII; anything else is decoded as '?'.
 */
#pragma once

#include "firmware_probe/protocol/frame.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { JAUGE_PROTOCOL_MAJOR = 1, JAUGE_PROTOCOL_MINOR = 0 };
enum { JAUGE_BAUD_BASE = 115200, JAUGE_DIGEST_BYTES = 32, JAUGE_CHIP_ID_BYTES = 12, JAUGE_SHORT_TEXT = 24 };

/* Bit 7: from the board to the host. */
typedef enum {
  JAUGE_HELLO = 0x01,    /* host -> board: jauge_hello */
  JAUGE_HELLO_OK = 0x81, /* jauge_hello_ok */
  JAUGE_ACK = 0x02,      /* both ways, no payload */
  JAUGE_BYE = 0x03,      /* no payload; the board returns to 115200 after acknowledging it */
  JAUGE_SPEED = 0x10,    /* u32 baud */
  JAUGE_SPEED_OK = 0x90, /* u32 baud, sent at the old rate; both switch after it. 0: that rate cannot be made */
  JAUGE_ECHO = 0x11,     /* any bytes */
  JAUGE_ECHO_OK = 0x91,  /* the same bytes */
  JAUGE_TIME = 0x12,     /* no payload */
  JAUGE_TIME_OK = 0x92,  /* jauge_time: to compare the board's clock with the host's */
  JAUGE_BEGIN = 0x20,    /* jauge_object */
  JAUGE_BEGIN_OK = 0xA0, /* jauge_begun */
  JAUGE_DATA = 0x21,     /* u32 offset, bytes; not answered but acknowledged */
  JAUGE_END = 0x22,      /* no payload */
  JAUGE_END_OK = 0xA2,   /* SHA-256 of what was stored; the object is usable from here on */
  JAUGE_ABORT = 0x23,    /* no payload. Ends a run at the next row: REFUSED aborted; forgets an object half put */
  JAUGE_RUN = 0x30,      /* jauge_run */
  JAUGE_RESULT = 0xB0,   /* jauge_result, then outputs; further frames hold further outputs; the last is flagged */
  JAUGE_LAYER = 0xB1,    /* jauge_layer records, before the RESULT they belong to */
  JAUGE_BUSY = 0xB2,     /* jauge_busy */
  JAUGE_RESET = 0x40,    /* first without payload -> TOKEN; then u32 token within 2 s -> TOKEN again, then it is done */
  JAUGE_ERASE = 0x41,    /* the same; erases the stored model */
  JAUGE_TOKEN = 0xC0,    /* u32 token */
  JAUGE_SELFTEST = 0x50, /* jauge_selftest */
  JAUGE_SELFTEST_RECORD = 0xD0, /* jauge_record, one a frame; the last is flagged */
  JAUGE_ENERGY = 0x51,          /* jauge_energy: repeats one inference while the board's meter measures */
  JAUGE_ENERGY_OK = 0xD1,       /* jauge_energy_ok */
  JAUGE_REFUSED = 0xE0,         /* jauge_refused */
  JAUGE_LOG = 0xE1              /* u8 level (0 error, 1 warning, 2 information), text */
} jauge_type;

/* HELLO, HELLO_OK, ACK, BUSY and LOG stand outside the numbered sequence. */
bool jauge_takes_number(uint8_t type);

/* Both figures are shown to the user. */
typedef enum {
  JAUGE_REASON_PROTOCOL = 1,     /* major: ours, theirs */
  JAUGE_REASON_UNKNOWN_TYPE = 2, /* type, 0 */
  JAUGE_REASON_LENGTH = 3,       /* got, expected */
  JAUGE_REASON_ARENA = 4,        /* bytes needed, present */
  JAUGE_REASON_SLOT = 5,         /* bytes needed, present */
  JAUGE_REASON_DIGEST = 6,       /* first four bytes of both: of what was stored, of what was announced */
  JAUGE_REASON_KERNEL = 7,       /* kernel id, node */
  JAUGE_REASON_PACKAGE = 8,      /* runtime's status, its figure */
  JAUGE_REASON_NO_MODEL = 9,     /* 0, 0 */
  JAUGE_REASON_INPUT_SIZE = 10,  /* got, expected */
  JAUGE_REASON_TOKEN = 11,       /* got, expected (0: none was given, or it is older than 2 s) */
  JAUGE_REASON_FLASH = 12,       /* address, status register */
  JAUGE_REASON_STACK = 13,       /* bytes needed, present */
  JAUGE_REASON_BUSY = 14,        /* type under way, 0 */
  JAUGE_REASON_WRONG_BOARD = 15, /* the package's board id, ours */
  JAUGE_REASON_ABORTED = 16,     /* results delivered, results asked for */
  JAUGE_REASON_OFFSET = 17,      /* got, expected */
  JAUGE_REASON_NO_SAMPLE = 18,   /* sample asked for, samples held */
  JAUGE_REASON_NO_METER = 19,    /* meter status, 0 */
  JAUGE_REASON_NO_OBJECT = 20,   /* DATA or END without BEGIN: type, 0 */
  JAUGE_REASON_RUN_FAILED = 21   /* runtime's status, its figure */
} jauge_reason;

typedef struct {
  uint8_t major, minor;
  uint16_t max_payload; /* the host's wish; the answer is the smaller of both wishes, at least 256 */
} jauge_hello;

/* Where the last crash was. Kept over a reset, cleared when the power goes. */
typedef struct {
  uint8_t kind; /* jauge_fault_kind */
  uint32_t pc, lr;
  uint32_t cause;   /* SCB_CFSR on Cortex-M */
  uint32_t address; /* SCB_BFAR/MMFAR, or of the damaged Flash word */
} jauge_fault;

typedef enum {
  JAUGE_FAULT_NONE = 0,
  JAUGE_FAULT_HARD = 1,
  JAUGE_FAULT_FLASH_ECC = 2,
  JAUGE_FAULT_ASSERT = 3
} jauge_fault_kind;

/* Bits of jauge_hello_ok.reset_cause. */
enum {
  JAUGE_RESET_POWER = 1,
  JAUGE_RESET_PIN = 2,
  JAUGE_RESET_SOFTWARE = 4,
  JAUGE_RESET_WATCHDOG = 8,
  JAUGE_RESET_LOW_POWER = 16,
  JAUGE_RESET_OPTION_BYTES = 32,
  JAUGE_RESET_FIREWALL = 64
};

/* Bits of jauge_hello_ok.features. */
enum {
  JAUGE_FEATURE_CLOCK_LOCKED = 1, /* the oscillator is locked to a crystal: clock_hz is exact to some ppm */
  JAUGE_FEATURE_MLPERF_BOOT = 2,  /* prints the MLPerf boot lines */
  /* Numbered frames of this conversation were received before: sequence numbers go on. Not set after a HELLO that
   * reset the window, and not yet set while its numbers are all 0. */
  JAUGE_FEATURE_CONTINUED = 4,
  JAUGE_FEATURE_METER = 8,         /* has a current meter */
  JAUGE_FEATURE_FLASH_STORE = 16,  /* keeps a model without power */
  JAUGE_FEATURE_MODEL_STORED = 32, /* model_digest is of a complete model */
  JAUGE_FEATURE_DUAL_BANK = 64,    /* option bit DBANK: two banks, 64-bit reads */
  JAUGE_FEATURE_DBANK_KNOWN = 128,
  JAUGE_FEATURE_READ_PROTECTED = 256 /* RDP is not level 0 */
};

/* Printable, zero filled; a text of JAUGE_SHORT_TEXT characters has no zero in the message, one in the struct. */
typedef char jauge_text[JAUGE_SHORT_TEXT + 1];

typedef struct {
  uint8_t major, minor;
  uint16_t max_payload;
  uint8_t credits;     /* receive buffers when idle */
  jauge_text board;    /* folder name of the board: "stm32l4r9_disco" */
  jauge_text firmware; /* version of the probe: "0.1.0" */
  jauge_text build;    /* hash of what it was built from */
  uint8_t chip_id[JAUGE_CHIP_ID_BYTES];
  uint32_t idcode;   /* DBGMCU_IDCODE; 0 where there is none. Revision 0xFFFF: no silicon, an emulation */
  uint32_t clock_hz; /* the core's clock: measured against the crystal if locked, else nominal */
  uint32_t flash_bytes, ram_bytes;
  uint32_t arena_bytes;     /* for the model's arena, samples and, if it lies in RAM, the package */
  uint32_t slot_bytes;      /* the largest package it can store */
  uint32_t stack_bytes;     /* reserved */
  uint32_t features;        /* JAUGE_FEATURE_* */
  uint32_t option_bits;     /* FLASH_OPTR as read */
  uint8_t wait_states;      /* of the Flash */
  uint16_t package_version; /* newest it reads */
  uint64_t kernels[2];      /* bit i: it has kernel id i */
  uint32_t boot_counter;    /* another value: it was reset meanwhile */
  uint16_t reset_cause;     /* JAUGE_RESET_* */
  jauge_fault fault;
  uint8_t model_digest[JAUGE_DIGEST_BYTES];
  uint32_t model_bytes;
} jauge_hello_ok;

typedef struct {
  uint64_t cycles; /* since start, taken when the request was complete */
  uint32_t clock_hz;
} jauge_time;

typedef enum { JAUGE_OBJECT_MODEL = 1, JAUGE_OBJECT_SAMPLES = 2, JAUGE_OBJECT_MODEL_IN_RAM = 3 } jauge_object_kind;

/* Samples: `bytes` is a whole number of `item_bytes`, the model's input tensors as they lie in the arena, one after
 * the other; they are called first_item, first_item + 1, ... A new batch replaces the one before. */
typedef struct {
  uint8_t kind; /* jauge_object_kind */
  uint32_t bytes;
  uint8_t digest[JAUGE_DIGEST_BYTES]; /* SHA-256 of the whole object; of a package file, all its bytes */
  uint32_t item_bytes, first_item;    /* models: 0 */
} jauge_object;

typedef struct {
  uint32_t held; /* bytes from the start that it has already: DATA goes on there */
  uint32_t room; /* the largest object of this kind it would take now */
} jauge_begun;

typedef struct {
  uint32_t offset;
  const uint8_t* bytes;
  uint16_t count;
} jauge_data;

/* Bits of jauge_run.flags. */
enum { JAUGE_RUN_LAYERS = 1, JAUGE_RUN_PAINT_STACK = 2, JAUGE_RUN_NO_OUTPUTS = 4 };

/* Samples first_item to first_item + count - 1, each `repeat` times, a RESULT for each inference. `warm_up`
 * inferences of the first one go before and are not reported. LAYERS adds LAYER frames before each RESULT. */
typedef struct {
  uint32_t first_item;
  uint32_t count;
  uint16_t repeat; /* at least 1 */
  uint16_t warm_up;
  uint8_t flags;
} jauge_run;

typedef struct {
  uint32_t item;
  uint16_t repetition; /* from 0 */
  uint8_t model_digest[JAUGE_DIGEST_BYTES];
  uint32_t input_crc; /* CRC-32C of the input tensors in the arena, just before the first row */
  uint64_t cycles;
  uint32_t stack_bytes;  /* high-water mark; 0 unless painted */
  uint32_t output_crc;   /* CRC-32C of all outputs */
  uint32_t output_bytes; /* of all outputs, one after the other; 0 with NO_OUTPUTS (the CRC stands) */
} jauge_result;

enum { JAUGE_RESULT_BYTES = 62, JAUGE_LAYER_BYTES = 10, JAUGE_LAYERS_IN_FRAME = JAUGE_PAYLOAD_MAX / JAUGE_LAYER_BYTES };

typedef struct {
  uint16_t node; /* index in the package's list of ops */
  uint64_t cycles;
} jauge_layer;

typedef enum {
  JAUGE_BUSY_RUNNING = 1,
  JAUGE_BUSY_ERASING = 2,
  JAUGE_BUSY_WRITING = 3,
  JAUGE_BUSY_CHECKING = 4,
  JAUGE_BUSY_TESTING = 5
} jauge_activity;

typedef struct {
  uint8_t activity;     /* jauge_activity */
  uint32_t item;        /* the sample, when running */
  uint16_t done, total; /* layers, pages or tests */
} jauge_busy;

typedef struct {
  uint16_t tests; /* JAUGE_TEST_*, 0: all that need no option */
} jauge_selftest;

enum {
  JAUGE_TEST_CLOCK = 1,
  JAUGE_TEST_RAM = 2,
  JAUGE_TEST_FLASH = 4,
  JAUGE_TEST_OPTIONS = 8,
  JAUGE_TEST_MICRO = 16, /* the micro-benchmarks that refit the cycle model */
  JAUGE_TEST_METER = 32
};

typedef enum {
  JAUGE_RECORD_INFO = 0,
  JAUGE_RECORD_PASS = 1,
  JAUGE_RECORD_FAIL = 2,
  JAUGE_RECORD_SKIPPED = 3
} jauge_verdict;

/* One figure of the self-test: value * 10^exponent in `unit`; low and high are the limits of PASS. */
typedef struct {
  uint8_t verdict; /* jauge_verdict */
  int8_t exponent;
  int64_t value, low, high;
  const char* name; /* "ram.sram1.march"; not terminated in a decoded message */
  uint8_t name_length;
  const char* unit; /* "cycles", "B", "Hz"; may be empty */
  uint8_t unit_length;
} jauge_record;

typedef struct {
  uint32_t item;        /* the sample to repeat */
  uint32_t duration_ms; /* at least 3,000 */
} jauge_energy;

typedef struct {
  uint8_t status; /* 0: measured; 1: the meter reports 0 (jumper not on IDD); 2: over range; 3: meter error */
  uint32_t inferences;
  uint64_t cycles;                                  /* they took together */
  uint32_t samples;                                 /* of the meter */
  uint32_t average_10na, lowest_10na, highest_10na; /* current while inferring, in units of 10 nA */
  uint32_t idle_10na;                               /* the same, in the polling loop */
  uint16_t supply_mv;                               /* VDD as the board knows it */
} jauge_energy_ok;

typedef struct {
  uint16_t reason; /* jauge_reason */
  uint8_t about;   /* type of the frame refused */
  uint32_t figures[2];
  const char* text; /* not terminated; may be empty */
  uint8_t text_length;
} jauge_refused;

/* ---- writing: `payload` holds JAUGE_PAYLOAD_MAX bytes ---- */
uint16_t jauge_put_hello(uint8_t* payload, const jauge_hello* message);
uint16_t jauge_put_hello_ok(uint8_t* payload, const jauge_hello_ok* message);
uint16_t jauge_put_u32(uint8_t* payload, uint32_t value); /* SPEED, SPEED_OK, RESET, ERASE, TOKEN */
uint16_t jauge_put_time(uint8_t* payload, const jauge_time* message);
uint16_t jauge_put_object(uint8_t* payload, const jauge_object* message);
uint16_t jauge_put_begun(uint8_t* payload, const jauge_begun* message);
uint16_t jauge_put_data(uint8_t* payload, const jauge_data* message);
uint16_t jauge_put_run(uint8_t* payload, const jauge_run* message);
uint16_t jauge_put_result(uint8_t* payload, const jauge_result* message);
uint16_t jauge_put_layer(uint8_t* payload, uint16_t length, const jauge_layer* message); /* appends one record */
uint16_t jauge_put_busy(uint8_t* payload, const jauge_busy* message);
uint16_t jauge_put_selftest(uint8_t* payload, const jauge_selftest* message);
uint16_t jauge_put_record(uint8_t* payload, const jauge_record* message);
uint16_t jauge_put_energy(uint8_t* payload, const jauge_energy* message);
uint16_t jauge_put_energy_ok(uint8_t* payload, const jauge_energy_ok* message);
uint16_t jauge_put_refused(uint8_t* payload, const jauge_refused* message);

/* ---- reading ---- */
bool jauge_get_hello(const uint8_t* payload, uint16_t length, jauge_hello* message);
bool jauge_get_hello_ok(const uint8_t* payload, uint16_t length, jauge_hello_ok* message);
bool jauge_get_u32(const uint8_t* payload, uint16_t length, uint32_t* value);
bool jauge_get_time(const uint8_t* payload, uint16_t length, jauge_time* message);
bool jauge_get_object(const uint8_t* payload, uint16_t length, jauge_object* message);
bool jauge_get_begun(const uint8_t* payload, uint16_t length, jauge_begun* message);
bool jauge_get_data(const uint8_t* payload, uint16_t length, jauge_data* message);
bool jauge_get_run(const uint8_t* payload, uint16_t length, jauge_run* message);
/* The head of a RESULT; outputs begin at payload + JAUGE_RESULT_BYTES. */
bool jauge_get_result(const uint8_t* payload, uint16_t length, jauge_result* message);
/* Record `index` of a LAYER frame; false behind the last, or when the length is no whole number of records. */
bool jauge_get_layer(const uint8_t* payload, uint16_t length, uint16_t index, jauge_layer* message);
bool jauge_get_busy(const uint8_t* payload, uint16_t length, jauge_busy* message);
bool jauge_get_selftest(const uint8_t* payload, uint16_t length, jauge_selftest* message);
bool jauge_get_record(const uint8_t* payload, uint16_t length, jauge_record* message);
bool jauge_get_energy(const uint8_t* payload, uint16_t length, jauge_energy* message);
bool jauge_get_energy_ok(const uint8_t* payload, uint16_t length, jauge_energy_ok* message);
bool jauge_get_refused(const uint8_t* payload, uint16_t length, jauge_refused* message);

#ifdef __cplusplus
}
#endif
