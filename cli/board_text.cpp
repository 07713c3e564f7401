#include "cli/board_text.h"

#include <cmath>
#include <cstdio>

#include "cli/board_json.h"
#include "cli/table.h"
#include "firmware_probe/host/measure.h"
#include "reports/wording/names.h"
#include "reports/wording/numbers.h"

namespace jauge::cli {
namespace {

std::string hexadecimal(std::uint32_t value) {
  char text[16] = {};
  std::snprintf(text, sizeof text, "0x%08x", value);
  return text;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text.empty() ? "not known" : text;
}

std::string state_text(const host::Port& port) {
  const std::string state = state_of(port);
  if (state == "busy")
    return "busy: " + reports::visible_name(port.holder->program) + " (process " +
           std::to_string(port.holder->process) + ")";
  return state == "no_permission" ? "no permission: join the group dialout" : state;
}

std::string significant(double value) {
  constexpr double exact_integers = 1e15;
  const bool is_whole = std::abs(value) < exact_integers && value == std::round(value);
  char text[40] = {};
  std::snprintf(text, sizeof text, is_whole ? "%.0f" : "%.9g", value);
  return text;
}

}  // namespace

std::string ports_text(const std::vector<host::Port>& ports) {
  TextTable table({{"Board"}, {"What"}, {"Serial number"}, {"State"}});
  for (const host::Port& port : ports) {
    const std::string product = port.usb ? port.usb->product_name : "";
    table.add({port.path, reports::visible_name(port.probe.empty() ? product : port.probe),
               reports::visible_name(port.usb ? port.usb->serial : ""), state_text(port)});
  }
  table.add({"virtual", "STM32L4R9I-DISCO, emulated: times are modelled", "", "ready"});
  table.add({"virtual:nucleo_l4r5zi", "NUCLEO-L4R5ZI, emulated: times are modelled", "", "ready"});
  table.add({"host", "this computer: results, no times", "", "ready"});
  return table.text();
}

std::string greeting_text(const jauge_hello_ok& greeting, Language language) {
  const auto board = host::measured_board(greeting);
  TextTable table({{"Board"}, {reports::visible_name(greeting.board) + (board.kind == "virtual" ? " (virtual)" : "")}});
  const auto bytes = [&](std::uint32_t count) { return reports::binary_size_text({count}, language); };
  table.add({"Probe", board.firmware + ", build " + board.build + ", protocol " + std::to_string(greeting.major) + "." +
                          std::to_string(greeting.minor)});
  table.add({"Chip", board.id + ", id code " + hexadecimal(greeting.idcode)});
  table.add({"Clock", reports::hertz_text(board.clock, language) +
                          (board.clock_is_exact ? ", locked to a crystal" : ", not locked to a crystal")});
  std::string flash = bytes(greeting.flash_bytes) + ", " + std::to_string(greeting.wait_states) + " wait states";
  if (board.dual_bank) flash += *board.dual_bank ? ", DBANK = 1" : ", DBANK = 0";
  if (greeting.features & JAUGE_FEATURE_READ_PROTECTED) flash += ", read-protected";
  table.add({"Flash", flash + ", options " + hexadecimal(greeting.option_bits)});
  table.add({"RAM", bytes(greeting.ram_bytes) + "; arena " + bytes(greeting.arena_bytes) + ", stack " +
                        bytes(greeting.stack_bytes)});
  table.add({"Room for a model", bytes(greeting.slot_bytes)});
  const bool has_model = (greeting.features & JAUGE_FEATURE_MODEL_STORED) != 0;
  table.add({"Model",
             has_model ? hex_of(greeting.model_digest).substr(0, 16) + "..., " + bytes(greeting.model_bytes) : "none"});
  table.add({"Boot", std::to_string(greeting.boot_counter) + ", after: " + joined(reset_causes(greeting.reset_cause))});
  if (greeting.fault.kind != JAUGE_FAULT_NONE)
    table.add({"Last fault", fault_word(greeting.fault.kind) + " at " + hexadecimal(greeting.fault.pc) + ", lr " +
                                 hexadecimal(greeting.fault.lr) + ", cause " + hexadecimal(greeting.fault.cause) +
                                 ", address " + hexadecimal(greeting.fault.address)});
  return table.text();
}

std::string selftest_text(const std::vector<host::SelfTestRecord>& records) {
  TextTable table({{"Test"}, {"Result"}, {"Value", true}, {"Unit"}, {"Allowed"}});
  for (const host::SelfTestRecord& record : records) {
    const bool judged = record.verdict == JAUGE_RECORD_PASS || record.verdict == JAUGE_RECORD_FAIL;
    table.add({record.name, word_of(record.verdict), significant(record.value), record.unit,
               judged ? significant(record.low) + " to " + significant(record.high) : ""});
  }
  return table.text();
}

}  // namespace jauge::cli
