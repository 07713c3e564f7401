// One entry of a catalogue.
#pragma once

#include <string_view>

namespace jauge::reports {

struct Translation {
  std::string_view english, french;
};

}  // namespace jauge::reports
