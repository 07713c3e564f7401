// Boards, greetings and self-tests for people.
#pragma once

#include <string>
#include <vector>

#include "analyzer/base/language.h"
#include "firmware_probe/host/flash_tool.h"
#include "firmware_probe/host/port_list.h"
#include "firmware_probe/host/probe_client.h"

namespace jauge::cli {

std::string ports_text(const std::vector<host::Port>& ports, Language language);
std::string greeting_text(const jauge_hello_ok& greeting, Language language);
std::string selftest_text(const std::vector<host::SelfTestRecord>& records, Language language);
std::string flashed_text(const std::string& firmware, const host::FlashReport& report, Language language);

}  // namespace jauge::cli
