// What the child leaves in the memory file: a head, then notes or an error, then the graph. The parent reads it only
// after the child is dead and the file is sealed, and believes none of it.
#pragma once

#include <functional>
#include <memory>

#include "analyzer/import/import.h"

namespace jauge::import {

// `allocate` maps so many bytes of the memory file, writable; nothing when it is too small. Returns whether it was not.
bool write_answer(const Result<Imported>& result, const std::function<std::span<std::byte>(std::size_t)>& allocate);

// Nothing when there is no answer, or a broken one. The graph's structure is judged by ir::find_fault and its types by
// the operators themselves, so that a child under a file's control can at worst describe a wrong model.
std::optional<Result<Imported>> read_answer(std::shared_ptr<const void> owner, std::span<const std::byte> bytes);

}  // namespace jauge::import
