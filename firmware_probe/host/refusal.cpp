// Every reason of REFUSED in words.
#include <cstdio>

#include "firmware_probe/host/probe_client.h"

namespace jauge::host {
namespace {

struct Sentence {
  std::uint16_t reason;
  const char* what;  // %u: first and second figure
  const char* hint;
};

constexpr Sentence sentences[] = {
    {JAUGE_REASON_PROTOCOL, "the probe speaks protocol %u, this Jauge speaks %u", "flash the probe: jauge board flash"},
    {JAUGE_REASON_UNKNOWN_TYPE, "the probe does not know request 0x%02x", "flash the probe: jauge board flash"},
    {JAUGE_REASON_LENGTH, "a message of %u bytes came where %u were expected", "flash the probe: jauge board flash"},
    {JAUGE_REASON_ARENA, "the model needs %u bytes of RAM for its tensors, the board has %u for them",
     "jauge memory MODEL --level stream, or a smaller model"},
    {JAUGE_REASON_SLOT, "the object is %u bytes, the board has room for %u", "quantise or prune the model"},
    {JAUGE_REASON_DIGEST, "what the board stored is not what was sent (digests %08x and %08x)", "try again"},
    {JAUGE_REASON_KERNEL, "the probe has no kernel %u, which step %u of the model needs",
     "flash the newest probe: jauge board flash"},
    {JAUGE_REASON_PACKAGE, "the probe cannot read the package (status %u, figure %u)",
     "flash the probe that came with this Jauge: jauge board flash"},
    {JAUGE_REASON_NO_MODEL, "the board holds no model", ""},
    {JAUGE_REASON_INPUT_SIZE, "a sample has %u bytes, the model takes %u", ""},
    {JAUGE_REASON_TOKEN, "the confirmation came too late or was wrong (%08x, expected %08x)", "try again"},
    {JAUGE_REASON_FLASH, "writing the Flash failed at 0x%08x (status 0x%08x)",
     "jauge board selftest says whether the Flash is worn"},
    {JAUGE_REASON_STACK, "the model needs %u bytes of stack, the probe has %u", ""},
    {JAUGE_REASON_BUSY, "the board is busy with request 0x%02x", "wait, or press its reset button"},
    {JAUGE_REASON_WRONG_BOARD, "the package is for board %u, this is board %u", ""},
    {JAUGE_REASON_ABORTED, "the run was stopped after %u of %u inferences", ""},
    {JAUGE_REASON_OFFSET, "data for offset %u came where %u was expected", "try again"},
    {JAUGE_REASON_NO_SAMPLE, "sample %u is not among the %u that the board holds", ""},
    {JAUGE_REASON_NO_METER, "the board has no current meter, or it does not answer (status %u)", ""},
    {JAUGE_REASON_NO_OBJECT, "request 0x%02x came without an object that it belongs to", "try again"},
    {JAUGE_REASON_RUN_FAILED, "the model stopped in the middle (status %u, figure %u)", ""},
};

}  // namespace

Error error_of(const Refusal& refusal, const std::string& where) {
  for (const Sentence& sentence : sentences) {
    if (sentence.reason != refusal.reason) continue;
    char what[200] = {};
    // The patterns above are the only ones: each takes at most these two figures.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    std::snprintf(what, sizeof what, sentence.what, refusal.figures[0], refusal.figures[1]);
#pragma GCC diagnostic pop
    const std::string detail = refusal.text.empty() ? "" : ": " + refusal.text;
    return {ErrorKind::board, where, "refused: " + (what + detail), sentence.hint};
  }
  return {ErrorKind::board, where,
          "refused for reason " + std::to_string(refusal.reason) + " (" + std::to_string(refusal.figures[0]) + ", " +
              std::to_string(refusal.figures[1]) + ") " + refusal.text,
          "this Jauge is older than the probe"};
}

}  // namespace jauge::host
