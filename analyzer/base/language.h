// The languages in which Jauge speaks.
#pragma once

namespace jauge {

enum class Language { english, french };

}  // namespace jauge
