#include "tests/oracle/stored_outputs.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace jauge::oracle {
namespace {

constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string base64(const std::vector<std::byte>& bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned group = 0;
    for (std::size_t k = 0; k < 3; ++k)
      group = group << 8 | (i + k < bytes.size() ? std::to_integer<unsigned>(bytes[i + k]) : 0);
    for (std::size_t k = 0; k < 4; ++k) text += i + k <= bytes.size() ? letters[group >> (18 - 6 * k) & 63] : '=';
  }
  return text;
}

std::vector<std::byte> from_base64(std::string_view text) {
  std::vector<std::byte> bytes;
  unsigned group = 0, bits = 0;
  for (const char letter : text) {
    const std::size_t value = letters.find(letter);
    if (value == std::string_view::npos) break;
    group = group << 6 | static_cast<unsigned>(value);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push_back(static_cast<std::byte>(group >> bits));
  }
  return bytes;
}

}  // namespace

std::string to_text(const ir::Array& array) {
  std::string shape;
  for (const std::int64_t size : array.type.shape) shape += (shape.empty() ? "" : "x") + std::to_string(size);
  return std::string(ir::name_of(array.type.dtype)) + ":" + shape + ":" + base64(array.bytes);
}

std::optional<ir::Array> array_of(const std::string& text) {
  const std::size_t first = text.find(':'), second = text.find(':', first + 1);
  if (first == std::string::npos || second == std::string::npos) return std::nullopt;
  const auto dtype = ir::dtype_named(text.substr(0, first));
  if (!dtype) return std::nullopt;
  ir::Shape shape;
  std::istringstream sizes(text.substr(first + 1, second - first - 1));
  for (std::string size; std::getline(sizes, size, 'x');) shape.push_back(std::stoll(size));
  ir::Array array({*dtype, shape});
  const auto bytes = from_base64(std::string_view(text).substr(second + 1));
  if (bytes.size() != array.bytes.size()) return std::nullopt;
  array.bytes = bytes;
  return array;
}

std::map<std::string, Answer> read_answers(const std::filesystem::path& file) {
  std::map<std::string, Answer> answers;
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) {
    std::istringstream words(line);
    std::string name, word;
    Answer answer;
    words >> name >> answer.fingerprint;
    while (words >> word) {
      if (word == "!") {
        std::getline(words, answer.refusal);
        break;
      }
      if (auto array = array_of(word)) answer.outputs.push_back(*std::move(array));
    }
    answers[name] = std::move(answer);
  }
  return answers;
}

}  // namespace jauge::oracle
