// The MLCommons runner as the probe sees it: text commands, one at a time, a line-by-line limit, results and lap times.
// Written from the protocol's description.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "firmware_probe/host/transport.h"

namespace jauge::testing {

struct MlperfInference {
  std::vector<double> results;
  std::int64_t micros = 0;  // between the first and the last m-lap-us
};

class MlperfRunner {
 public:
  explicit MlperfRunner(std::unique_ptr<host::Transport> transport) : transport_(std::move(transport)) {}

  // After a start of the board: what it says is dropped until it has been silent for half a second.
  Result<void> wait_for_silence();

  // All lines up to m-ready, without their ends. Errors: nothing within 5 s of the line before (30 s for infer).
  Result<std::vector<std::string>> command(const std::string& text);

  // The same for several that are sent at once.
  Result<std::vector<std::vector<std::string>>> commands(const std::vector<std::string>& texts);

  Result<std::string> name();   // of m-name-dut-[...]
  Result<std::string> model();  // of m-model-[...]
  // 31 bytes a command.
  Result<void> load(std::span<const std::uint8_t> input);
  Result<MlperfInference> infer(int inferences, int warm_up);

 private:
  Result<std::string> line(std::uint32_t limit_ms);

  std::unique_ptr<host::Transport> transport_;
  std::string held_;
};

}  // namespace jauge::testing
