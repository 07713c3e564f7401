// Files that people hand to Jauge and that are no model files it reads: recognised by content, answered with the tool
// they come from and the command that exports them.
#pragma once

#include <optional>

#include "analyzer/import/formats.h"

namespace jauge::import {

std::optional<Error> recognise_foreign(const ModelFile& file);

}  // namespace jauge::import
