// What the child takes from itself before it looks at the file.
#pragma once

#include <cstdint>

namespace jauge::import {

// Limits of address space (0: none; never under a sanitiser, which maps terabytes), processor time, written files
// (none) and core dumps (none). Returns whether all of them hold.
bool limit_resources(std::int64_t memory_bytes, std::int64_t cpu_s);

// From here on the process computes, reads what it has open, opens files for reading, and ends; every other system call
// fails with EPERM. Returns whether the filter is in place.
bool forbid_everything_else();

}  // namespace jauge::import
