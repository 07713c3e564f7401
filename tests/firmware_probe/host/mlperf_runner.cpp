#include "tests/firmware_probe/host/mlperf_runner.h"

#include <array>
#include <sstream>

namespace jauge::testing {
namespace {

constexpr std::uint32_t line_limit_ms = 5000, infer_limit_ms = 30'000;
constexpr std::uint32_t silence_ms = 500;
constexpr std::size_t bytes_a_command = 31;

Error failed(std::string what) {
  return {ErrorKind::board, "runner", std::move(what), ""};
}

// What follows `start` up to the closing bracket, in the line that has it.
Result<std::string> bracketed(const std::vector<std::string>& lines, const std::string& start) {
  for (const std::string& line : lines)
    if (line.starts_with(start) && line.ends_with("]"))
      return line.substr(start.size(), line.size() - start.size() - 1);
  return failed("no line begins " + start);
}

}  // namespace

Result<void> MlperfRunner::wait_for_silence() {
  std::array<std::uint8_t, 256> bytes;
  for (std::size_t count = 1; count > 0;) {
    JAUGE_TRY(count, transport_->read(bytes, silence_ms));
  }
  held_.clear();
  return {};
}

Result<std::string> MlperfRunner::line(std::uint32_t limit_ms) {
  const auto start = transport_->now();
  for (;;) {
    const auto end = held_.find('\n');
    if (end != std::string::npos) {
      std::string text = held_.substr(0, end);
      held_.erase(0, end + 1);
      std::erase(text, '\r');
      std::erase(text, '\0');
      return text;
    }
    if (transport_->now() - start > limit_ms) return failed("no line in time; so far: " + held_);
    std::array<std::uint8_t, 256> bytes;
    JAUGE_TRY(const auto count, transport_->read(bytes, 50));
    held_.append(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
  }
}

Result<std::vector<std::vector<std::string>>> MlperfRunner::commands(const std::vector<std::string>& texts) {
  std::string whole;
  for (const std::string& text : texts) whole += text + "%";
  JAUGE_CHECK(transport_->write({reinterpret_cast<const std::uint8_t*>(whole.data()), whole.size()}));
  std::vector<std::vector<std::string>> answers;
  for (const std::string& text : texts) {
    std::vector<std::string>& lines = answers.emplace_back();
    for (;;) {
      JAUGE_TRY(auto next, line(text.starts_with("infer") ? infer_limit_ms : line_limit_ms));
      if (next.find("m-ready") != std::string::npos) break;
      lines.push_back(std::move(next));
    }
  }
  return answers;
}

Result<std::vector<std::string>> MlperfRunner::command(const std::string& text) {
  JAUGE_TRY(auto answers, commands({text}));
  return std::move(answers[0]);
}

Result<std::string> MlperfRunner::name() {
  JAUGE_TRY(const auto lines, command("name"));
  return bracketed(lines, "m-name-dut-[");
}

Result<std::string> MlperfRunner::model() {
  JAUGE_TRY(const auto lines, command("profile"));
  return bracketed(lines, "m-model-[");
}

Result<void> MlperfRunner::load(std::span<const std::uint8_t> input) {
  JAUGE_TRY(const auto announced, command("db load " + std::to_string(input.size())));
  if (announced != std::vector<std::string>{"m-[Expecting " + std::to_string(input.size()) + " bytes]"})
    return failed("db load is not accepted");
  std::vector<std::string> last;
  for (; !input.empty(); input = input.subspan(std::min(bytes_a_command, input.size()))) {
    std::string digits = "db ";
    for (const std::uint8_t byte : input.first(std::min(bytes_a_command, input.size()))) {
      constexpr char hex[] = "0123456789abcdef";
      digits += {hex[byte >> 4], hex[byte & 15]};
    }
    JAUGE_TRY(last, command(digits));
    if (input.size() > bytes_a_command && !last.empty()) return failed("an answer in the middle of the data");
  }
  if (last != std::vector<std::string>{"m-load-done"}) return failed("the data are not said to be loaded");
  return {};
}

Result<MlperfInference> MlperfRunner::infer(int inferences, int warm_up) {
  JAUGE_TRY(const auto lines, command("infer " + std::to_string(inferences) + " " + std::to_string(warm_up)));
  MlperfInference answer;
  std::vector<std::int64_t> laps;
  constexpr std::string_view lap = "m-lap-us-";
  for (const std::string& line : lines)
    if (line.starts_with(lap)) laps.push_back(std::stoll(line.substr(lap.size())));
  if (laps.size() != 2) return failed(std::to_string(laps.size()) + " time stamps instead of two");
  answer.micros = laps.back() - laps.front();
  JAUGE_TRY(const auto results, bracketed(lines, "m-results-["));
  std::istringstream values(results);
  for (std::string value; std::getline(values, value, ',');) answer.results.push_back(std::stod(value));
  return answer;
}

}  // namespace jauge::testing
