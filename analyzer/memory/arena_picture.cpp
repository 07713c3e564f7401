#include "analyzer/memory/arena_picture.h"

namespace jauge::memory {

void ArenaPicture::split(std::int64_t at) {
  const auto after = pieces_.lower_bound(at);
  if (after == pieces_.begin()) return;
  const auto before = std::prev(after);
  if (before->second.end <= at) return;
  const Piece rest{before->second.end, before->second.value, before->second.first + at - before->first};
  before->second.end = at;
  pieces_.emplace_hint(after, at, rest);
}

void ArenaPicture::write(std::int64_t begin, std::int64_t end, int value, std::int64_t first) {
  if (begin >= end) return;
  split(begin);
  split(end);
  pieces_.erase(pieces_.lower_bound(begin), pieces_.lower_bound(end));
  const auto after = pieces_.lower_bound(begin);
  if (after != pieces_.begin()) {  // a value written row by row stays one piece
    const auto before = std::prev(after);
    Piece& piece = before->second;
    if (piece.end == begin && piece.value == value && piece.first + begin - before->first == first) {
      piece.end = end;
      return;
    }
  }
  pieces_[begin] = {end, value, first};
}

bool ArenaPicture::holds(std::int64_t begin, std::int64_t end, int value, std::int64_t first) const {
  if (begin >= end) return true;
  auto piece = pieces_.upper_bound(begin);
  if (piece == pieces_.begin()) return false;
  --piece;
  for (std::int64_t at = begin; at < end; at = piece->second.end, ++piece) {
    if (piece == pieces_.end() || piece->first > at || piece->second.end <= at) return false;
    if (piece->second.value != value || piece->second.first + at - piece->first != first + at - begin) return false;
    if (piece->second.end >= end) return true;
  }
  return true;
}

void ArenaPicture::move(std::int64_t from, std::int64_t to, std::int64_t bytes) {
  if (bytes <= 0) return;
  split(from);
  split(from + bytes);
  std::vector<std::pair<std::int64_t, Piece>> copy;
  for (auto piece = pieces_.lower_bound(from); piece != pieces_.end() && piece->first < from + bytes; ++piece)
    copy.emplace_back(*piece);
  split(to);
  split(to + bytes);
  pieces_.erase(pieces_.lower_bound(to), pieces_.lower_bound(to + bytes));
  for (auto& [begin, piece] : copy) {
    piece.end += to - from;
    pieces_[begin + to - from] = piece;
  }
}

}  // namespace jauge::memory
