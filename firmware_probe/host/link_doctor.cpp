#include "firmware_probe/host/link_doctor.h"

#include <algorithm>
#include <array>

namespace jauge::host {
namespace {

constexpr std::uint32_t answer_ms = 2000;
constexpr std::size_t heard_limit = 4096, shown_limit = 60;

std::string printable(std::string text) {
  text = text.substr(0, shown_limit);
  std::ranges::replace_if(
      text, [](char c) { return c < ' ' || c > '~'; }, '.');
  return text;
}

// Everything that comes until `enough` says so, or the time is over.
template <class Enough>
std::string listen(Transport& transport, Enough enough) {
  std::string heard;
  std::array<std::uint8_t, 256> bytes;
  const Instant start = transport.now();
  while (transport.now() - start < answer_ms && heard.size() < heard_limit && !enough(heard)) {
    const auto count = transport.read(bytes, 50);
    if (!count) break;
    heard.append(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(*count));
  }
  return heard;
}

std::string ask_text(Transport& transport) {
  constexpr std::string_view question = "name%";
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(question.data());
  if (!transport.write({bytes, question.size()})) return {};
  return listen(transport, [](const std::string& heard) { return heard.find("m-ready") != std::string::npos; });
}

// Request 1, SYNC: 11 valid bytes of a packet of 33 (ST aiValidation 3.1).
std::string ask_st(Transport& transport) {
  std::array<std::uint8_t, 33> packet = {0x0B, 0x0A, 0x08, 0x01, 0x10, 0x00, 0x18, 0x00, 0x22, 0x00, 0x28, 0x00};
  if (!transport.write(packet)) return {};
  return listen(transport, [](const std::string& heard) { return heard.size() >= 33; });
}

// "m-name-dut-[jauge]" -> "jauge".
std::string name_in(const std::string& heard) {
  constexpr std::string_view start = "m-name-dut-[";
  const auto at = heard.find(start);
  if (at == std::string::npos) return {};
  const auto end = heard.find(']', at);
  return end == std::string::npos ? "" : heard.substr(at + start.size(), end - at - start.size());
}

// A response echoes the request's number first: field 1, value 1.
bool is_st_answer(const std::string& heard) {
  return heard.size() >= 33 && (heard[0] & 0x7F) > 2 && (heard[0] & 0x7F) <= 32 && heard[1] == 0x08 && heard[2] == 0x01;
}

Error other_firmware(const std::string& where, std::string what) {
  return {ErrorKind::board, where, std::move(what), "jauge board flash puts the probe there"};
}

void conclude_without_probe(const std::string& where, LinkDiagnosis& diagnosis) {
  if (diagnosis.finding == LinkFinding::mlperf_text)
    diagnosis.error =
        other_firmware(where, "an MLPerf Tiny firmware answers (" + printable(diagnosis.name) + "), not the probe");
  else if (diagnosis.finding == LinkFinding::st_validation)
    diagnosis.error = other_firmware(where, "an ST aiValidation firmware answers, not the probe");
  else if (diagnosis.foreign_bytes > 0) {
    diagnosis.finding = LinkFinding::foreign;
    diagnosis.error = other_firmware(where, "no answer at 115200 baud; " + std::to_string(diagnosis.foreign_bytes) +
                                                " bytes that are not ours: \"" + diagnosis.heard + "\"");
  } else {
    diagnosis.error = Error{ErrorKind::board, where, "no answer at 115200 baud, not a byte",
                            "press the board's reset button; if that does not help, jauge board flash"};
  }
}

void ask_other_languages(const Link& link, LinkDiagnosis& diagnosis) {
  auto transport = link.open();
  if (!transport) return;
  const std::string text = ask_text(**transport);
  diagnosis.name = name_in(text);
  const std::string st = diagnosis.name.empty() ? ask_st(**transport) : "";
  diagnosis.foreign_bytes += static_cast<std::int64_t>(text.size() + st.size());
  if (diagnosis.heard.empty()) diagnosis.heard = printable(text + st);
  if (!diagnosis.name.empty())
    diagnosis.finding = LinkFinding::mlperf_text;
  else if (is_st_answer(st))
    diagnosis.finding = LinkFinding::st_validation;
}

}  // namespace

LinkDiagnosis diagnose(const Link& link, std::stop_token stop) {
  LinkDiagnosis diagnosis;
  ProbeClient client(link);
  const auto connected = client.connect(stop);
  if (!client.is_connected()) {
    diagnosis.finding = LinkFinding::no_port;
    diagnosis.error = connected.error();
    return diagnosis;
  }
  if (connected || client.refusal_of_version()) {
    diagnosis.finding = connected ? LinkFinding::probe : LinkFinding::other_protocol;
    diagnosis.board = client.board();
    if (!connected) diagnosis.error = connected.error();
    return diagnosis;
  }
  diagnosis.foreign_bytes = client.counts().foreign_bytes;
  diagnosis.heard = printable(client.conversation().foreign());
  if (connected.error().kind == ErrorKind::interrupted || client.state() == LinkState::gone) {
    diagnosis.error = connected.error();
    return diagnosis;
  }
  client.disconnect();
  ask_other_languages(link, diagnosis);
  conclude_without_probe(link.name, diagnosis);
  return diagnosis;
}

}  // namespace jauge::host
