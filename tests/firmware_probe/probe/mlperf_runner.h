// A runner that drives a board as MLPerf Tiny's does (protocol.md, section 7), strict where that one is.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace jauge::testing {

class MlperfRunner {
 public:
  // Sends text to the board and returns what it answers.
  using Line = std::function<std::string(const std::string&)>;
  explicit MlperfRunner(Line line) : line_(std::move(line)) {}

  struct Window {
    double microseconds = 0;  // for one inference
    std::vector<float> results;
  };

  // The model's id, after `name` and `profile`.
  std::optional<std::string> connect();
  // Loads one input in pieces of 31 bytes and runs it. Nothing when the board does not answer as it must.
  std::optional<Window> infer(const std::vector<std::uint8_t>& input, int count, int warm_up);

 private:
  // The lines before "m-ready"; nothing if that is missing, not last, or hidden in another line.
  std::optional<std::vector<std::string>> ask(const std::string& command);

  Line line_;
};

}  // namespace jauge::testing
