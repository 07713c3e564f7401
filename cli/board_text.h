// Boards, greetings and self-tests for people.
#pragma once

#include <string>
#include <vector>

#include "analyzer/base/language.h"
#include "firmware_probe/host/port_list.h"
#include "firmware_probe/host/probe_client.h"

namespace jauge::cli {

std::string ports_text(const std::vector<host::Port>& ports);
std::string greeting_text(const jauge_hello_ok& greeting, Language language);
std::string selftest_text(const std::vector<host::SelfTestRecord>& records);

}  // namespace jauge::cli
