// --board and --dbank, the same for every command that talks to a board.
#pragma once

#include <optional>
#include <string>

#include "cli/answer.h"
#include "firmware_probe/host/board_choice.h"

namespace CLI {
class App;
}

namespace jauge::cli {

// `required`: there is no default.
void add_board_options(CLI::App& app, host::BoardChoice& choice, bool required = true);

// Phases of work on standard error: a bar on a terminal, lines with -v.
Progress board_progress(const Session& session, std::stop_token stop);

}  // namespace jauge::cli
