#include "cli/board_json.h"

#include <algorithm>

#include "firmware_probe/host/measure.h"
#include "reports/json/figures.h"

namespace jauge::cli {
namespace {

using reports::json::Json;
using reports::json::number;

Json usb_json(const std::optional<host::UsbId>& usb) {
  if (!usb) return nullptr;
  char id[16] = {};
  std::snprintf(id, sizeof id, "%04x:%04x", usb->vendor, usb->product);
  return {{"id", id}, {"serial", usb->serial}, {"product", usb->product_name}, {"manufacturer", usb->manufacturer}};
}

Json port_json(const host::Port& port) {
  return {{"path", port.path},
          {"kind", port.probe.empty() ? "serial" : "debug_probe"},
          {"state", state_of(port)},
          {"usb", usb_json(port.usb)},
          {"probe", port.probe},
          {"held_by",
           port.holder ? Json{{"process", port.holder->process}, {"program", port.holder->program}} : Json(nullptr)}};
}

Json emulated_json(const char* name) {
  return {{"path", name},   {"kind", "emulated"}, {"state", "ready"},
          {"usb", nullptr}, {"probe", ""},        {"held_by", nullptr}};
}

Json fault_json(const jauge_fault& fault) {
  if (fault.kind == JAUGE_FAULT_NONE) return nullptr;
  return {{"kind", fault_word(fault.kind)},
          {"pc", fault.pc},
          {"lr", fault.lr},
          {"cause", fault.cause},
          {"address", fault.address}};
}

}  // namespace

std::string hex_of(std::span<const std::uint8_t> bytes) {
  constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : bytes) text += {digits[byte >> 4], digits[byte & 15]};
  return text;
}

std::string state_of(const host::Port& port) {
  if (!port.may_use) return "no_permission";
  return port.holder ? "busy" : "ready";
}

Json ports_json(const std::vector<host::Port>& ports) {
  Json boards = Json::array();
  for (const host::Port& port : ports) boards.push_back(port_json(port));
  boards.push_back(emulated_json("virtual"));
  boards.push_back(emulated_json("virtual:nucleo_l4r5zi"));
  boards.push_back(emulated_json("host"));
  return {{"boards", boards}};
}

std::string word_of(jauge_verdict verdict) {
  switch (verdict) {
    case JAUGE_RECORD_PASS:
      return "pass";
    case JAUGE_RECORD_FAIL:
      return "fail";
    case JAUGE_RECORD_SKIPPED:
      return "skipped";
    case JAUGE_RECORD_INFO:
      break;
  }
  return "info";
}

std::string fault_word(std::uint8_t kind) {
  constexpr const char* words[] = {"none", "hard_fault", "flash_ecc", "assertion"};
  return kind < std::size(words) ? words[kind] : "unknown";
}

std::vector<std::string> reset_causes(std::uint16_t bits) {
  struct Cause {
    int bit;
    const char* word;
  };
  constexpr Cause causes[] = {{JAUGE_RESET_POWER, "power on"},      {JAUGE_RESET_PIN, "reset pin"},
                              {JAUGE_RESET_SOFTWARE, "software"},   {JAUGE_RESET_WATCHDOG, "watchdog"},
                              {JAUGE_RESET_LOW_POWER, "low power"}, {JAUGE_RESET_OPTION_BYTES, "option bytes"},
                              {JAUGE_RESET_FIREWALL, "firewall"}};
  std::vector<std::string> words;
  for (const Cause& cause : causes)
    if (bits & cause.bit) words.emplace_back(cause.word);
  return words;
}

Json greeting_json(const jauge_hello_ok& greeting) {
  const auto board = host::measured_board(greeting);
  const bool has_model = (greeting.features & JAUGE_FEATURE_MODEL_STORED) != 0;
  Json kernels = Json::array();
  for (int id = 0; id < 128; ++id)
    if (greeting.kernels[id / 64] >> (id % 64) & 1) kernels.push_back(id);
  return {{"board",
           {{"kind", board.kind},
            {"id", board.id},
            {"firmware", board.firmware},
            {"clock_hz", board.clock.value},
            {"dbank", board.dual_bank ? Json(*board.dual_bank ? 1 : 0) : Json(nullptr)},
            {"emulates", board.emulates.empty() ? Json(nullptr) : Json(board.emulates)},
            {"build", board.build},
            {"clock_is_exact", board.clock_is_exact},
            {"wait_states", board.wait_states ? Json(*board.wait_states) : Json(nullptr)}}},
          {"protocol", std::to_string(greeting.major) + "." + std::to_string(greeting.minor)},
          {"package_version", greeting.package_version},
          {"idcode", greeting.idcode},
          {"flash_bytes", greeting.flash_bytes},
          {"ram_bytes", greeting.ram_bytes},
          {"arena_bytes", greeting.arena_bytes},
          {"slot_bytes", greeting.slot_bytes},
          {"stack_bytes", greeting.stack_bytes},
          {"option_bits", greeting.option_bits},
          {"read_protected", (greeting.features & JAUGE_FEATURE_READ_PROTECTED) != 0},
          {"current_meter", (greeting.features & JAUGE_FEATURE_METER) != 0},
          {"mlperf_boot", (greeting.features & JAUGE_FEATURE_MLPERF_BOOT) != 0},
          {"kernels", kernels},
          {"model", has_model ? Json{{"sha256", hex_of(greeting.model_digest)}, {"bytes", greeting.model_bytes}}
                              : Json(nullptr)},
          {"boot_counter", greeting.boot_counter},
          {"reset_cause", reset_causes(greeting.reset_cause)},
          {"last_fault", fault_json(greeting.fault)}};
}

namespace {

constexpr std::string_view benchmark_start = "micro.", empty_loop = "micro.loop";

// What a micro-benchmark is worth for the cycle model: cycles of one unit of work, the loop around it left out.
Json cycles_each(const host::SelfTestRecord& record, double loop_cycles) {
  if (!record.name.starts_with(benchmark_start) || record.name == empty_loop || record.low <= 0) return nullptr;
  return number((record.value - loop_cycles) / record.low);
}

}  // namespace

Json selftest_json(const jauge_hello_ok& greeting, const std::vector<host::SelfTestRecord>& records) {
  Json array = Json::array();
  bool passed = true;
  const auto loop = std::ranges::find(records, empty_loop, &host::SelfTestRecord::name);
  const double loop_cycles = loop == records.end() ? 0 : loop->value;
  for (const host::SelfTestRecord& record : records) {
    const bool is_benchmark = record.name.starts_with(benchmark_start);
    const bool judged = record.verdict == JAUGE_RECORD_PASS || record.verdict == JAUGE_RECORD_FAIL;
    passed = passed && record.verdict != JAUGE_RECORD_FAIL;
    array.push_back({{"name", record.name},
                     {"verdict", word_of(record.verdict)},
                     {"value", number(record.value)},
                     {"unit", record.unit},
                     {"low", judged ? number(record.low) : Json(nullptr)},
                     {"high", judged ? number(record.high) : Json(nullptr)},
                     {"iterations", is_benchmark ? number(record.low) : Json(nullptr)},
                     {"cycles_each", cycles_each(record, loop_cycles)}});
  }
  return {{"passed", passed}, {"records", array}, {"info", greeting_json(greeting)}};
}

}  // namespace jauge::cli
