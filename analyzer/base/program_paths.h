// Where the running program finds its companions and its data, installed or in a build tree alike:
//   <prefix>/bin/{jauge,jauge-gui,jauge-reader}   <prefix>/share/jauge/{mcu_db,examples,translations}
// In a build tree <prefix> is the build folder and share/jauge holds links into the source tree.
#pragma once

#include <filesystem>

namespace jauge {

// The folder of the running executable.
std::filesystem::path program_folder();

// <prefix>/share/jauge.
std::filesystem::path data_folder();

}  // namespace jauge
