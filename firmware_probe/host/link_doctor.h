// Why a board does not answer, in one sentence with its remedy.
#pragma once

#include <optional>
#include <string>

#include "firmware_probe/host/probe_client.h"

namespace jauge::host {

enum class LinkFinding {
  probe,           // ours, and it answers
  other_protocol,  // ours, of another major version
  mlperf_text,     // a firmware that speaks MLPerf Tiny text
  st_validation,   // a firmware that speaks ST's aiValidation
  foreign,         // bytes come, none of a language we know
  silent,          // not a byte
  no_port,         // it could not be opened: the error says why
};

struct LinkDiagnosis {
  LinkFinding finding = LinkFinding::silent;
  std::optional<jauge_hello_ok> board;  // of probe and other_protocol
  std::string name;                     // what an MLPerf firmware calls itself
  std::int64_t foreign_bytes = 0;
  std::string heard;           // the first of them, printable
  std::optional<Error> error;  // the sentence, unless all is well
};

// Asks in the order HELLO, `name%`, SYNC: about 8 s for a port where nobody answers.
LinkDiagnosis diagnose(const Link& link, std::stop_token stop = {});

}  // namespace jauge::host
