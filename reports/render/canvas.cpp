#include "reports/render/canvas.h"

#include <algorithm>

namespace jauge::reports::render {
namespace {

constexpr double width_per_size = 0.62;  // of DejaVu Sans, on the safe side

// Offsets of the code points of UTF-8 text.
std::vector<std::size_t> starts_of(std::string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) starts.push_back(i);
  return starts;
}

}  // namespace

double estimated_width(std::string_view text, double size) {
  return static_cast<double>(starts_of(text).size()) * size * width_per_size;
}

std::string fitted(std::string_view text, double width, double size) {
  const std::vector<std::size_t> starts = starts_of(text);
  const auto room = static_cast<std::size_t>(std::max(0.0, width / (size * width_per_size)));
  if (starts.size() <= room) return std::string(text);
  if (room < 6) return "";
  const std::size_t head = (room - 3) / 2, tail = room - 3 - head;
  return std::string(text.substr(0, starts[head])) + "..." + std::string(text.substr(starts[starts.size() - tail]));
}

}  // namespace jauge::reports::render
