#include "reports/wording/terms.h"

#include "reports/wording/wording.h"

namespace jauge::reports {

std::string origin_word(cost::Origin origin, Language language) {
  const Words words(language);
  switch (origin) {
    case cost::Origin::counted:
      return words("counted");
    case cost::Origin::planned:
      return words("planned");
    case cost::Origin::estimated:
      return words("estimated");
    case cost::Origin::modelled:
      return words("modelled");
    case cost::Origin::measured:
      return words("measured");
  }
  return words("unknown");
}

std::string verdict_word(verdict::Level level, Language language) {
  const Words words(language);
  switch (level) {
    case verdict::Level::fits:
      return words("Fits");
    case verdict::Level::tight:
      return words("Tight");
    case verdict::Level::no:
      return words("Does not fit");
    case verdict::Level::unknown:
      break;
  }
  return words("Unknown");
}

std::string family_word(ops::Family family, Language language) {
  const Words words(language);
  switch (family) {
    case ops::Family::convolution:
      return words("convolution");
    case ops::Family::depthwise:
      return words("depthwise convolution");
    case ops::Family::dense:
      return words("dense");
    case ops::Family::pooling:
      return words("pooling");
    case ops::Family::elementwise:
      return words("elementwise");
    case ops::Family::recurrent:
      return words("recurrent");
    case ops::Family::activation:
      return words("activation");
    case ops::Family::data_movement:
      break;
  }
  return words("data movement");
}

std::string memory_word(target::MemoryKind kind, Language language) {
  const Words words(language);
  switch (kind) {
    case target::MemoryKind::flash:
      return words("internal Flash");
    case target::MemoryKind::sram:
      return words("RAM");
    case target::MemoryKind::ccm:
      return words("core-coupled RAM (no DMA)");
    case target::MemoryKind::dtcm:
      return words("tightly coupled RAM for data");
    case target::MemoryKind::itcm:
      return words("tightly coupled RAM for code");
    case target::MemoryKind::backup:
      return words("backup RAM");
    case target::MemoryKind::reserved:
      return words("reserved RAM");
    case target::MemoryKind::external_flash:
      return words("external Flash of the board");
    case target::MemoryKind::external_ram:
      break;
  }
  return words("external RAM of the board");
}

}  // namespace jauge::reports
