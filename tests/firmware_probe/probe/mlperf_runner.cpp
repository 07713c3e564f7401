#include "tests/firmware_probe/probe/mlperf_runner.h"

#include <algorithm>
#include <cstdio>
#include <sstream>

namespace jauge::testing {
namespace {

constexpr std::size_t bytes_at_once = 31;

// What stands between [ and ] of the line that begins so.
std::optional<std::string> bracketed(const std::vector<std::string>& lines, const std::string& begin) {
  for (const std::string& line : lines)
    if (line.rfind(begin + "[", 0) == 0 && line.ends_with("]"))
      return line.substr(begin.size() + 1, line.size() - begin.size() - 2);
  return std::nullopt;
}

std::vector<float> numbers(const std::string& text) {
  std::vector<float> values;
  std::istringstream stream(text);
  for (std::string word; std::getline(stream, word, ',');) values.push_back(std::stof(word));
  return values;
}

}  // namespace

// NUL and CR are dropped, lines end at LF, and "m-ready" ends the answer wherever it stands in a line.
std::optional<std::vector<std::string>> MlperfRunner::ask(const std::string& command) {
  std::string answer = line_(command + "%");
  std::erase_if(answer, [](char c) { return c == '\0' || c == '\r'; });
  std::vector<std::string> lines;
  std::istringstream stream(answer);
  for (std::string text; std::getline(stream, text);) {
    if (text.find("m-ready") != std::string::npos) {
      if (text != "m-ready" || stream.peek() != EOF) return std::nullopt;
      return lines;
    }
    if (text.rfind("e-", 0) == 0) return std::nullopt;
    lines.push_back(text);
  }
  return std::nullopt;
}

std::optional<std::string> MlperfRunner::connect() {
  const auto name = ask("name");
  if (!name || !bracketed(*name, "m-name-dut-")) return std::nullopt;
  const auto profile = ask("profile");
  if (!profile || bracketed(*profile, "m-profile-") != "ULPMark for tinyML Firmware V0.0.1") return std::nullopt;
  return bracketed(*profile, "m-model-");
}

std::optional<MlperfRunner::Window> MlperfRunner::infer(const std::vector<std::uint8_t>& input, int count,
                                                        int warm_up) {
  if (!ask("db load " + std::to_string(input.size()))) return std::nullopt;
  for (std::size_t at = 0; at < input.size(); at += bytes_at_once) {
    std::string digits;
    for (std::size_t i = at; i < std::min(input.size(), at + bytes_at_once); ++i) {
      char pair[3];
      std::snprintf(pair, sizeof pair, "%02x", input[i]);
      digits += pair;
    }
    const auto lines = ask("db " + digits);
    const bool last = at + bytes_at_once >= input.size();
    if (!lines || (last && (lines->empty() || lines->back() != "m-load-done"))) return std::nullopt;
  }
  const auto lines = ask("infer " + std::to_string(count) + " " + std::to_string(warm_up));
  if (!lines) return std::nullopt;
  std::vector<double> laps;
  for (const std::string& line : *lines)
    if (line.rfind("m-lap-us-", 0) == 0) laps.push_back(std::stod(line.substr(9)));
  const auto results = bracketed(*lines, "m-results-");
  if (laps.size() != 2 || !results) return std::nullopt;
  return Window{(laps[1] - laps[0]) / count, numbers(*results)};
}

}  // namespace jauge::testing
