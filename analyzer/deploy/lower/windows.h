// Windows of the analyzer as the runtime counts them: 1-D maps are columns of rows.
#pragma once

#include "analyzer/ops/spatial.h"
#include "firmware_probe/runtime/parameters.h"

namespace jauge::deploy {

// Errors: unsupported_operator (a batch, sizes the runtime cannot count).
Result<jauge_window> window_of(const ops::Window& window);

}  // namespace jauge::deploy
