#include "cli/board_text.h"

#include <cmath>
#include <cstdio>

#include "cli/board_json.h"
#include "cli/table.h"
#include "firmware_probe/host/measure.h"
#include "reports/wording/names.h"
#include "reports/wording/numbers.h"
#include "reports/wording/wording.h"

namespace jauge::cli {
namespace {

std::string hexadecimal(std::uint32_t value) {
  char text[16] = {};
  std::snprintf(text, sizeof text, "0x%08x", value);
  return text;
}

using reports::Ready;
using reports::Words;

std::string joined(const std::vector<std::string>& causes, const Words& words) {
  std::string text;
  for (const std::string& cause : causes) text += (text.empty() ? "" : ", ") + words(Sentence{cause, {}});
  return text.empty() ? words("not known") : text;
}

std::string state_text(const host::Port& port, const Words& words) {
  const std::string state = state_of(port);
  if (state == "busy")
    return words("busy: {0} (process {1})",
                 {Ready(reports::visible_name(port.holder->program)), Ready(std::to_string(port.holder->process))});
  return state == "no_permission" ? words("no permission: join the group dialout") : words("ready");
}

std::string significant(double value) {
  constexpr double exact_integers = 1e15;
  const bool is_whole = std::abs(value) < exact_integers && value == std::round(value);
  char text[40] = {};
  std::snprintf(text, sizeof text, is_whole ? "%.0f" : "%.9g", value);
  return text;
}

std::string flash_line(const jauge_hello_ok& greeting, std::optional<bool> dual_bank, const Words& words) {
  std::string text = reports::binary_size_text({greeting.flash_bytes}, words.language()) + ", " +
                     words("{0} wait states", {std::int64_t{greeting.wait_states}});
  if (dual_bank) text += *dual_bank ? ", DBANK = 1" : ", DBANK = 0";
  if (greeting.features & JAUGE_FEATURE_READ_PROTECTED) text += ", " + words("read-protected");
  return text + ", " + words("options {0}", {Ready(hexadecimal(greeting.option_bits))});
}

std::string fault_line(const jauge_fault& fault, const Words& words) {
  return words("{0} at {1}, lr {2}, cause {3}, address {4}",
               {Ready(fault_word(fault.kind)), Ready(hexadecimal(fault.pc)), Ready(hexadecimal(fault.lr)),
                Ready(hexadecimal(fault.cause)), Ready(hexadecimal(fault.address))});
}

std::string model_line(const jauge_hello_ok& greeting, const Words& words) {
  if ((greeting.features & JAUGE_FEATURE_MODEL_STORED) == 0) return words("no model");
  return hex_of(greeting.model_digest).substr(0, 16) + "..., " +
         reports::binary_size_text({greeting.model_bytes}, words.language());
}

}  // namespace

std::string ports_text(const std::vector<host::Port>& ports, Language language) {
  const Words words(language);
  TextTable table({{words("Board")}, {words("What")}, {words("Serial number")}, {words("State")}});
  for (const host::Port& port : ports) {
    const std::string product = port.usb ? port.usb->product_name : "";
    table.add({port.path, reports::visible_name(port.probe.empty() ? product : port.probe),
               reports::visible_name(port.usb ? port.usb->serial : ""), state_text(port, words)});
  }
  table.add({"virtual", words("STM32L4R9I-DISCO, emulated: times are modelled"), "", words("ready")});
  table.add({"virtual:nucleo_l4r5zi", words("NUCLEO-L4R5ZI, emulated: times are modelled"), "", words("ready")});
  table.add({"host", words("this computer: results, no times"), "", words("ready")});
  return table.text();
}

std::string greeting_text(const jauge_hello_ok& greeting, Language language) {
  const Words words(language);
  const auto board = host::measured_board(greeting);
  const Ready name(reports::visible_name(greeting.board));
  const auto size = [](std::uint32_t count) { return BinarySize{{count}}; };
  TextTable table({{words("Board")}, {board.kind == "virtual" ? words("{0} (virtual)", {name}) : name.text}});
  table.add({words("Probe"), words("{0}, build {1}, protocol {2}",
                                   {Ready(board.firmware), Ready(board.build),
                                    Ready(std::to_string(greeting.major) + "." + std::to_string(greeting.minor))})});
  table.add({words("Chip"), words("{0}, id code {1}", {Ready(board.id), Ready(hexadecimal(greeting.idcode))})});
  table.add(
      {words("Clock"), reports::hertz_text(board.clock, language) + ", " +
                           (board.clock_is_exact ? words("locked to a crystal") : words("not locked to a crystal"))});
  table.add({words("Flash"), flash_line(greeting, board.dual_bank, words)});
  table.add({words("RAM"), words("{0}; arena {1}, stack {2}",
                                 {size(greeting.ram_bytes), size(greeting.arena_bytes), size(greeting.stack_bytes)})});
  table.add({words("Room for a model"), reports::binary_size_text({greeting.slot_bytes}, language)});
  table.add({words("Model"), model_line(greeting, words)});
  table.add({words("Boot"), words("{0}, after: {1}", {Ready(std::to_string(greeting.boot_counter)),
                                                      Ready(joined(reset_causes(greeting.reset_cause), words))})});
  if (greeting.fault.kind != JAUGE_FAULT_NONE) table.add({words("Last fault"), fault_line(greeting.fault, words)});
  return table.text();
}

std::string selftest_text(const std::vector<host::SelfTestRecord>& records, Language language) {
  const Words words(language);
  TextTable table({{words("Test")}, {words("Result")}, {words("Value"), true}, {words("Unit")}, {words("Allowed")}});
  for (const host::SelfTestRecord& record : records) {
    const bool judged = record.verdict == JAUGE_RECORD_PASS || record.verdict == JAUGE_RECORD_FAIL;
    const std::string range =
        judged ? words("{0} to {1}", {Ready(significant(record.low)), Ready(significant(record.high))}) : "";
    table.add(
        {record.name, words(Sentence{word_of(record.verdict), {}}), significant(record.value), record.unit, range});
  }
  return table.text();
}

std::string flashed_text(const std::string& firmware, const host::FlashReport& report, Language language) {
  const Words words(language);
  const std::vector<reports::Part> parts = {Ready(firmware), Ready(report.tool)};
  return (report.verified ? words("Flashed {0} with {1}, read back and verified.", parts)
                          : words("Flashed {0} with {1}, not read back.", parts)) +
         "\n";
}

}  // namespace jauge::cli
