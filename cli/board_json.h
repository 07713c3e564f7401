// Boards, greetings and self-tests as JSON.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "firmware_probe/host/port_list.h"
#include "firmware_probe/host/probe_client.h"
#include "reports/json/json.h"

namespace jauge::cli {

// boards[]{path, kind, state, usb, probe, held_by}; the two emulated ones are always there.
reports::json::Json ports_json(const std::vector<host::Port>& ports);

// "ready", "busy", "no_permission".
std::string state_of(const host::Port& port);

// board, protocol, firmware, chip, memory, model, boot, last_fault.
reports::json::Json greeting_json(const jauge_hello_ok& greeting);

// records[]{name, verdict, value, unit, low, high}, passed, and the greeting.
reports::json::Json selftest_json(const jauge_hello_ok& greeting, const std::vector<host::SelfTestRecord>& records);

// "pass", "fail", "skipped", "info".
std::string word_of(jauge_verdict verdict);
// "power on", "reset pin" ...; empty: not known.
std::vector<std::string> reset_causes(std::uint16_t bits);
std::string fault_word(std::uint8_t kind);
std::string hex_of(std::span<const std::uint8_t> bytes);

}  // namespace jauge::cli
