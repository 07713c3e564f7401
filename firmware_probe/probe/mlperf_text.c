#include "firmware_probe/probe/mlperf_text.h"

#include <string.h>

#include "firmware_probe/probe/mlperf_model.h"
#include "firmware_probe/probe/mlperf_stream.h"
#include "firmware_probe/probe/mlperf_time.h"
#include "firmware_probe/probe/put.h"
#include "firmware_probe/probe/settings.h"
#include "firmware_probe/probe/text_writer.h"

enum { MAX_WORDS = 4, DEFAULT_WARM_UP = 10, BYTES_A_LINE = 8 };

/* A command, cut at its spaces. */
typedef struct {
  const char* word[MAX_WORDS];
  uint32_t count;
} words;

static words split(char* text) {
  words found = {{"", "", "", ""}, 0};
  for (char* at = text; *at && found.count < MAX_WORDS;) {
    while (*at == ' ') *at++ = 0;
    if (!*at) break;
    found.word[found.count++] = at;
    while (*at && *at != ' ') ++at;
  }
  return found;
}

/* Decimal; false for anything else, or more than nine digits. */
static bool read_number(const char* text, uint32_t* value) {
  const size_t length = strlen(text);
  *value = 0;
  if (length == 0 || length > 9) return false;
  for (size_t i = 0; i < length; ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
    *value = *value * 10 + (uint32_t)(text[i] - '0');
  }
  return true;
}

static void say_profile(jauge_probe* probe) {
  probe_writer line = {probe->board, 0, {0}};
  probe_write_line(probe->board, "m-profile-[ULPMark for tinyML Firmware V0.0.1]");
  probe_write_text(&line, "m-model-[");
  probe_write_model_name(probe, &line);
  probe_write_text(&line, "]");
  probe_end_line(&line);
}

static void say_help(const jauge_board* board) {
  static const char* const lines[] = {
      "Jauge probe: MLPerf Tiny commands, each ended by a percent sign",
      "name, profile, timestamp, help, results",
      "db load N: expect N bytes; db HEX: the next of them; db print",
      "infer [N [W]]: N inferences after W for warming up",
      "x-model [ID]: lists the stored models, or picks one",
      "start, stop: between them, each input that db completes is run at once (streaming models)",
      "x-boot mlperf | energy | quiet: the boot lines from the next start on; energy: 9600 baud, pulses for time "
      "stamps",
  };
  for (size_t i = 0; i < sizeof lines / sizeof *lines; ++i) probe_write_line(board, lines[i]);
}

/* The input as the runner sends it lies where samples would. */
static uint8_t* input_buffer(const jauge_probe* probe) {
  return probe->board->arena + (probe->model.open ? probe->model.samples_at : 0);
}

static uint32_t input_room(const jauge_probe* probe) {
  return probe->model.open ? probe->model.layers_at - probe->model.samples_at : probe->board->arena_bytes;
}

static void load(jauge_probe* probe, const words* command) {
  const jauge_board* board = probe->board;
  probe_writer line = {board, 0, {0}};
  uint32_t bytes;
  if (command->count < 3 || !read_number(command->word[2], &bytes)) {
    probe_write_line(board, "e-[Command 'db load' requires the # of bytes]");
  } else if (bytes == 0) {
    probe_write_line(board, "e-[Command 'db load' must be >0 bytes]");
  } else if (bytes > PROBE_TEXT_INPUT_MAX || bytes > input_room(probe)) {
    probe_write_line(board, "e-[Command 'db load' is for at most 27648 bytes, and for what the model leaves free]");
  } else {
    if (!probe->model.open) probe_put_abort(probe); /* its bytes lie where these will */
    probe->text_input.expected_bytes = bytes;
    probe->text_input.taken = 0;
    probe->text_input.loaded = false;
    probe->samples.whole = false;
    probe_write_text(&line, "m-[Expecting ");
    probe_write_number(&line, bytes);
    probe_write_text(&line, " bytes]");
    probe_end_line(&line);
  }
}

static int hex_digit(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  const char lower = (char)(digit | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

static void refuse_digits(const jauge_board* board, const char* pair) {
  probe_writer line = {board, 0, {0}};
  probe_write_text(&line, "e-[Invalid hex digit '");
  probe_write_name(&line, pair, 2);
  probe_write_text(&line, "']");
  probe_end_line(&line);
}

/* All digits are looked at before one byte is stored. */
static bool digits_are_good(const jauge_board* board, const char* digits, size_t count) {
  if (count % 2 != 0) {
    probe_write_line(board, "e-[Insufficent number of hex digits]");
    return false;
  }
  for (size_t i = 0; i < count; i += 2) {
    if (hex_digit(digits[i]) >= 0 && hex_digit(digits[i + 1]) >= 0) continue;
    refuse_digits(board, digits + i);
    return false;
  }
  return true;
}

static void take_digits(jauge_probe* probe, const char* digits) {
  probe_text_input* input = &probe->text_input;
  const size_t count = strlen(digits);
  if (input->expected_bytes == 0) {
    probe_write_line(probe->board, "e-[Command 'db' needs 'db load' first]");
    return;
  }
  if (!digits_are_good(probe->board, digits, count) || input->loaded) return;
  for (size_t i = 0; i < count && input->taken < input->expected_bytes; i += 2)
    input_buffer(probe)[input->taken++] = (uint8_t)(hex_digit(digits[i]) << 4 | hex_digit(digits[i + 1]));
  if (input->taken < input->expected_bytes) return;
  input->loaded = true;
  probe_write_line(probe->board, "m-load-done");
  probe_stream_window(probe, input_buffer(probe));
}

static void print_buffer(jauge_probe* probe) {
  const uint8_t* bytes = input_buffer(probe);
  const uint32_t taken = probe->text_input.taken;
  for (uint32_t at = 0; at < taken; at += BYTES_A_LINE) {
    probe_writer line = {probe->board, 0, {0}};
    probe_write_text(&line, "m-buffer");
    for (uint32_t i = at; i < taken && i < at + BYTES_A_LINE; ++i) {
      probe_write_text(&line, "-");
      probe_write_hex(&line, bytes[i]);
    }
    probe_end_line(&line);
  }
}

static void take_db(jauge_probe* probe, const words* command) {
  if (command->count < 2)
    probe_write_line(probe->board, "e-[Command 'db' requires a subcommand]");
  else if (strcmp(command->word[1], "load") == 0)
    load(probe, command);
  else if (strcmp(command->word[1], "print") == 0)
    print_buffer(probe);
  else
    take_digits(probe, command->word[1]);
}

static void say_count(const jauge_board* board, const char* what, uint32_t count) {
  probe_writer line = {board, 0, {0}};
  probe_write_text(&line, what);
  probe_write_number(&line, count);
  probe_end_line(&line);
}

static bool infer_many(jauge_probe* probe, uint32_t count) {
  for (uint32_t i = 0; i < count; ++i)
    if (!probe_text_infer(probe, input_buffer(probe))) return false;
  return true;
}

static void infer(jauge_probe* probe, uint32_t count, uint32_t warm_up) {
  const jauge_board* board = probe->board;
  say_count(board, "m-warmup-start-", warm_up);
  const bool warm = infer_many(probe, warm_up);
  probe_write_line(board, "m-warmup-done");
  say_count(board, "m-infer-start-", count);
  probe_say_timestamp(probe);
  const bool done = warm && infer_many(probe, count);
  probe_say_timestamp(probe);
  if (!done) probe_write_line(board, "e-[The inference failed]");
  probe_write_line(board, "m-infer-done");
  probe_say_results(probe, input_buffer(probe));
}

static void take_infer(jauge_probe* probe, const words* command) {
  const jauge_board* board = probe->board;
  uint32_t count = 1, warm_up = DEFAULT_WARM_UP;
  if (command->count > 1 && (!read_number(command->word[1], &count) || count == 0)) {
    probe_write_line(board, "e-[Inference iterations must be >0]");
  } else if (command->count > 2 && !read_number(command->word[2], &warm_up)) {
    probe_write_line(board, "e-[Inference warmup must be >=0]");
  } else if (!probe->model.open) {
    probe_write_line(board, "e-[No model is stored]");
  } else if (!probe->text_input.loaded) {
    probe_write_line(board, "e-[No input was loaded: 'db load' comes first]");
  } else if (!probe_text_input_fits(probe, probe->text_input.expected_bytes)) {
    probe_write_line(board, "e-[The input has another size than the model's]");
  } else {
    infer(probe, count, warm_up);
  }
}

static void take_results(jauge_probe* probe) {
  if (probe->model.open && probe->text_input.loaded)
    probe_say_results(probe, input_buffer(probe));
  else
    probe_write_line(probe->board, "e-[There are no results]");
}

static void take_boot(jauge_probe* probe, const char* how) {
  static const char* const modes[] = {"quiet", "mlperf", "energy"}; /* by probe_text_mode */
  uint32_t mode = 0;
  while (mode < sizeof modes / sizeof *modes && strcmp(how, modes[mode]) != 0) ++mode;
  if (mode == sizeof modes / sizeof *modes)
    probe_write_line(probe->board, "e-[Command 'x-boot' takes mlperf, energy or quiet]");
  else if (mode == PROBE_TEXT_ENERGY && !probe->board->time_pin)
    probe_write_line(probe->board, "e-[This board has no pin for time stamps]");
  else if (!probe_setting_write(probe->board, PROBE_SETTING_MLPERF_BOOT, mode))
    probe_write_line(probe->board, "e-[The setting could not be written]");
}

static void say_unknown(const jauge_board* board, const char* word) {
  probe_writer line = {board, 0, {0}};
  probe_write_text(&line, "e-[Unknown command: ");
  probe_write_name(&line, word, (uint32_t)strlen(word));
  probe_write_text(&line, "]");
  probe_end_line(&line);
}

static void execute(jauge_probe* probe, const words* command) {
  const char* name = command->word[0];
  if (command->count == 0)
    probe_write_line(probe->board, "e-[Empty command]");
  else if (strcmp(name, "name") == 0)
    probe_write_line(probe->board, "m-name-dut-[jauge]");
  else if (strcmp(name, "profile") == 0)
    say_profile(probe);
  else if (strcmp(name, "timestamp") == 0)
    probe_say_timestamp(probe);
  else if (strcmp(name, "help") == 0)
    say_help(probe->board);
  else if (strcmp(name, "db") == 0)
    take_db(probe, command);
  else if (strcmp(name, "infer") == 0)
    take_infer(probe, command);
  else if (strcmp(name, "results") == 0)
    take_results(probe);
  else if (strcmp(name, "start") == 0)
    probe_stream_start(probe);
  else if (strcmp(name, "stop") == 0)
    probe_stream_stop(probe);
  else if (strcmp(name, "x-model") == 0)
    probe_take_model_choice(probe, command->count > 1 ? command->word[1] : NULL);
  else if (strcmp(name, "x-boot") == 0)
    take_boot(probe, command->word[1]);
  else
    say_unknown(probe->board, name);
}

void probe_take_text(jauge_probe* probe, bool too_long) {
  if (too_long) {
    probe_write_line(probe->board, "e-[A command has at most 80 characters]");
  } else {
    const words command = split(probe->dispatch.text);
    execute(probe, &command);
  }
  probe_write_line(probe->board, "m-ready");
}
