// The database of the project as it lies in mcu_db/data, loaded once for a test program.
#pragma once

#include <string_view>

#include "mcu_db/catalog.h"

namespace jauge::testing {

const mcu_db::Catalog& project_catalog();  // prints how long loading took

// Fails the running test when there is no such chip or board.
target::Target target_named(std::string_view name);

}  // namespace jauge::testing
