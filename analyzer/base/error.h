// Errors are values: what kind, where, what, and what to do about it.
#pragma once

#include <string>
#include <string_view>

namespace jauge {

enum class ErrorKind {
  usage,                 // the command line or a call was wrong
  unreadable_file,       // cannot open, read or write
  damaged_file,          // the bytes are not a valid file of their format
  unsupported_format,    // a kind of file we do not read
  unsupported_operator,  // the model uses something we cannot count or run
  shape_needed,          // a dimension must be given by the user
  too_large,             // over a stated limit
  reader_died,           // the sandboxed reader crashed or ran out of time
  bad_record,            // a chip record, budget or project file is not valid
  unknown_name,          // no such chip, layer, option value
  budget_failed,         // a budget or verdict of `check` failed
  board,                 // board or link
  interrupted,
  internal
};

struct Error {
  ErrorKind kind = ErrorKind::internal;
  std::string where;  // as the user's tools name it: "kws.onnx: node 'stem/resize' (Resize, opset 13)"
  std::string what;   // one sentence
  std::string hint;   // what to do; empty when there is nothing useful to say

  bool operator==(const Error&) const = default;
};

// Stable code for programs: the `code` of a problem in JSON.
std::string_view code_of(ErrorKind kind);

// Exit status of the command line (documented in `jauge --help`): 2 usage, 3 input refused, 4 board, 5 file, 6
// internal.
int exit_status_of(ErrorKind kind);

// "where: what (hint)" on one line.
std::string to_text(const Error& error);

}  // namespace jauge
