#include "analyzer/base/error.h"

namespace jauge {
namespace {

struct KindFacts {
  ErrorKind kind;
  std::string_view code;
  int exit_status;
};

constexpr KindFacts kinds[] = {
    {ErrorKind::usage, "usage", 2},
    {ErrorKind::unreadable_file, "unreadable_file", 5},
    {ErrorKind::damaged_file, "damaged_file", 3},
    {ErrorKind::unsupported_format, "unsupported_format", 3},
    {ErrorKind::unsupported_operator, "unsupported_operator", 3},
    {ErrorKind::shape_needed, "shape_needed", 3},
    {ErrorKind::too_large, "too_large", 3},
    {ErrorKind::reader_died, "reader_died", 3},
    {ErrorKind::bad_record, "bad_record", 3},
    {ErrorKind::unknown_name, "unknown_name", 2},
    {ErrorKind::budget_failed, "budget_failed", 1},
    {ErrorKind::board, "board", 4},
    {ErrorKind::interrupted, "interrupted", 130},
    {ErrorKind::internal, "internal", 6},
};

const KindFacts& facts_of(ErrorKind kind) {
  for (const KindFacts& facts : kinds)
    if (facts.kind == kind) return facts;
  return kinds[std::size(kinds) - 1];
}

}  // namespace

std::string_view code_of(ErrorKind kind) {
  return facts_of(kind).code;
}

int exit_status_of(ErrorKind kind) {
  return facts_of(kind).exit_status;
}

std::string to_text(const Error& error) {
  std::string text;
  if (!error.where.empty()) text += error.where + ": ";
  text += error.what;
  if (!error.hint.empty()) text += " (" + error.hint + ")";
  return text;
}

}  // namespace jauge
