#include "reports/sections/section.h"

namespace jauge::reports::sections {

std::span<const SectionKind> all_sections() {
  static const SectionKind kinds[] = {
      {"model", "Analysis of the model", model},
      {"target", "Study of the target microcontroller", target, true, true},
      {"embeddability", "Embeddability of the initial model", embeddability},
      {"new_models", "New models", new_models},
      {"conversion", "Conversion for the target", conversion},
      {"other_chips", "Choice of another microcontroller", other_chips},
      {"integration", "Integration in an embedded project", integration},
      {"evaluation", "Evaluation on the target", evaluation},
      {"conclusion", "Conclusion", conclusion},
      {"reproduce", "Annex: how to reproduce this report", reproduce, false},
  };
  return kinds;
}

}  // namespace jauge::reports::sections
