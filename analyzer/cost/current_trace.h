// What a current probe recorded: CSV with a time and a current, from which the draw of an inference is taken.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/result.h"

namespace jauge::cost {

struct CurrentTrace {
  std::vector<double> seconds;  // rising
  std::vector<double> ampere;   // at that moment, held until the next
};

// Two columns in any order, named with their units: "time_s", "time (ms)", "timestamp [us]"; "current_mA", "I (uA)",
// "current [A]". Separated by commas, semicolons or tabs; further columns are ignored. Errors: damaged_file naming the
// line (no number, a time that does not rise), usage for a header without time, current or units, too_large over 10^7
// samples.
Result<CurrentTrace> parse_trace(std::string_view csv, const std::string& name);

// A trace in which the chip runs and rests: where the current lies above the middle between its lowest and highest
// tenth, it runs.
struct TraceFigures {
  double seconds = 0;
  double mean_ma = 0;             // of all of it
  double active_ma = 0;           // while it runs
  double rest_ma = 0;             // else; equal to active_ma when it never rests
  int bursts = 0;                 // times it ran; one when it never rests
  double burst_ms = 0;            // mean length
  double burst_millicoulomb = 0;  // of one burst: x supply in volts = energy in mJ
};
TraceFigures figures_of(const CurrentTrace& trace);

}  // namespace jauge::cost
