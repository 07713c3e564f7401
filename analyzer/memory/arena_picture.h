// A picture of the arena for the judge: every byte remembers of which value it is, and which byte of it.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

namespace jauge::memory {

class ArenaPicture {
 public:
  // Bytes [begin, end) now hold bytes [first, first + end - begin) of `value`.
  void write(std::int64_t begin, std::int64_t end, int value, std::int64_t first);
  bool holds(std::int64_t begin, std::int64_t end, int value, std::int64_t first) const;
  // As memmove does.
  void move(std::int64_t from, std::int64_t to, std::int64_t bytes);

 private:
  struct Piece {
    std::int64_t end;
    int value;
    std::int64_t first;  // byte of the value that lies at the piece's begin
  };
  void split(std::int64_t at);
  std::map<std::int64_t, Piece> pieces_;  // by begin; disjoint
};

}  // namespace jauge::memory
