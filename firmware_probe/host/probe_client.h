// What a probe can be asked: one call, one answer, errors with reason and figures. Recovery from resets and pulled
// cables is board_session.h's.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "analyzer/base/progress.h"
#include "analyzer/base/result.h"
#include "firmware_probe/host/conversation.h"
#include "firmware_probe/host/transport.h"

namespace jauge::host {

// How to reach one board, the first time and again when it was pulled out.
struct Link {
  std::string name;
  std::function<Result<std::unique_ptr<Transport>>()> open;
  bool may_come_back = true;  // somebody may plug it in again
};

using Digest = std::array<std::uint8_t, JAUGE_DIGEST_BYTES>;
Digest digest_of(std::span<const std::uint8_t> bytes);
std::uint32_t crc_of(std::span<const std::uint8_t> bytes);

struct Object {
  jauge_object_kind kind = JAUGE_OBJECT_MODEL;
  std::span<const std::uint8_t> bytes;
  std::uint32_t item_bytes = 0, first_item = 0;  // of samples
};

struct RunRequest {
  jauge_run run{};
  Digest model{};                  // that must answer
  std::uint32_t output_bytes = 0;  // expected of one inference
};

// One inference.
struct RunResult {
  std::uint32_t item = 0;
  std::uint16_t repetition = 0;
  std::uint64_t cycles = 0;
  std::uint32_t stack_bytes = 0;
  std::uint32_t input_crc = 0, output_crc = 0;
  std::vector<std::uint8_t> outputs;
  std::vector<jauge_layer> layers;  // with JAUGE_RUN_LAYERS
};

struct SelfTestRecord {
  jauge_verdict verdict = JAUGE_RECORD_INFO;
  std::string name, unit;
  double value = 0, low = 0, high = 0;
};

class ProbeClient {
 public:
  explicit ProbeClient(Link link) : link_(std::move(link)) {}

  // Opens the port, greets, compares versions. Errors: board.
  Result<void> connect(std::stop_token stop = {});
  // The highest of 921600, 460800 and 230400 that passes 8 KiB of echo, else 115200. Errors: only a lost link.
  Result<void> speed_up();
  // Greets again: the same conversation if the port lives, else a new one through a new port.
  Result<void> reconnect(std::stop_token stop = {});
  void disconnect();
  // Ends the conversation: the board returns to 115200 baud and to its other languages.
  Result<void> say_goodbye();

  const std::string& link_name() const { return link_.name; }
  const jauge_hello_ok& board() const { return board_; }
  // A probe of another major version has answered.
  bool refusal_of_version() const { return board_.major != 0 && board_.major != JAUGE_PROTOCOL_MAJOR; }
  bool has_raised_rate() const { return conversation_ && conversation_->rate() != JAUGE_BAUD_BASE; }
  Conversation& conversation() { return *conversation_; }
  bool is_connected() const { return conversation_ != nullptr; }
  LinkState state() const { return conversation_ ? conversation_->state() : LinkState::gone; }
  LinkCounts counts() const;  // over all conversations
  // Why the board refused, when the last error was its refusal.
  const std::optional<Refusal>& refusal() const { return refusal_; }

  // Sends what the board does not hold yet; returns how much it would take of this kind. When what a board held of an
  // earlier upload turns out to be wrong, all of it is sent once more. Errors: board.
  Result<jauge_begun> put(const Object& object, const Progress& progress = {});

  // Calls `take` for every inference, in order. An error of `take` ends the run. A stop sends ABORT, waits for the
  // board to confirm and returns interrupted. Errors: board.
  Result<void> run(const RunRequest& request, const std::function<Result<void>(RunResult)>& take,
                   std::stop_token stop = {});

  Result<jauge_time> time();
  Result<void> reset();
  Result<void> erase();
  Result<std::vector<SelfTestRecord>> selftest(std::uint16_t tests, const Progress& progress = {});
  Result<jauge_energy_ok> energy(const jauge_energy& request, std::stop_token stop = {});

  // What the board is busy with.
  void on_busy(std::function<void(const jauge_busy&)> call);

 private:
  Result<jauge_begun> put_once(const Object& object, const Progress& progress);
  Result<Frame> answer(std::uint8_t type, std::stop_token stop = {});
  Result<Frame> ask(std::uint8_t type, std::span<const std::uint8_t> payload, std::uint8_t answer_type);
  Result<void> with_token(std::uint8_t type);
  Result<void> send_data(const Object& object, std::uint32_t from, const Progress& progress);
  Result<bool> try_rate(std::uint32_t baud);
  Result<bool> agree_on_rate(std::uint32_t baud);
  Result<void> return_to_base_rate();
  Result<bool> echoes();
  Result<RunResult> next_result(const RunRequest& request, std::stop_token stop);
  Result<void> take_outputs(const RunRequest& request, const Frame& first, RunResult& result, std::stop_token stop);
  void abort_run();
  Error refused(const Frame& frame);
  Error nonsense(const std::string& what) const;
  Result<void> greet(std::uint32_t limit_ms, std::stop_token stop);
  Result<void> greet_at_other_rates(std::stop_token stop);
  Result<void> revive(std::stop_token stop);
  void start_conversation();

  Link link_;
  std::unique_ptr<Transport> transport_;
  std::unique_ptr<Conversation> conversation_;
  jauge_hello_ok board_{};
  bool raises_rate_ = false;
  std::optional<Refusal> refusal_;
  LinkCounts earlier_;
  std::function<void(const jauge_busy&)> on_busy_;
};

// A refusal in words, with its two figures.
Error error_of(const Refusal& refusal, const std::string& where);

}  // namespace jauge::host
