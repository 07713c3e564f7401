// GNU ld's map, as arm-none-eabi-ld 2.40 writes it.
#include "bench/code_bytes/link_map.h"

#include <gtest/gtest.h>

#include <sstream>

namespace jauge::code_bytes {
namespace {

constexpr const char* map = R"(Archive member included to satisfy reference by file (symbol)

Discarded input sections

 .text.jauge_kernel_name
                0x00000000       0x20 kernel_table.o

Linker script and memory map

.text           0x00008000      0x5d8
 *(.text .stub .text.*)
 .text          0x00008000        0x0 caller.o
 .text.model_open
                0x00008000       0x24 caller.o
 .text          0x00008024      0x134 /usr/lib/arm-none-eabi/lib/libc.a(lib_a-memcpy.o)
 *fill*         0x00008158        0x2 
.rodata         0x00009000       0x14
 .rodata.names  0x00009000       0x14 run.o
.data           0x00018000      0x430
 .data          0x00018000      0x430 libc.a(lib_a-impure.o)
.bss            0x00018430       0x1c
 .bss.model     0x00018430       0x1c caller.o
)";

TEST(LinkMap, HoldsWhatWasKept) {
  std::istringstream stream(map);
  const std::vector<Section> sections = read_link_map(stream);
  ASSERT_EQ(sections.size(), 5u) << "empty and discarded sections are left out";
  EXPECT_EQ(sections[0].id(), "caller.o .text.model_open");
  EXPECT_EQ(sections[0].bytes, 0x24);
  EXPECT_EQ(sections[1].id(), "libc.a(lib_a-memcpy.o) .text");
  EXPECT_EQ(sections[1].bytes, 0x134);
  EXPECT_EQ(sections[2].id(), "run.o .rodata.names");
}

TEST(LinkMap, KnowsWhatTakesRam) {
  std::istringstream stream(map);
  const std::vector<Section> sections = read_link_map(stream);
  ASSERT_EQ(sections.size(), 5u);
  EXPECT_TRUE(sections[2].in_flash() && !sections[2].in_ram());
  EXPECT_TRUE(sections[3].in_flash() && sections[3].in_ram()) << "initialised data is copied";
  EXPECT_TRUE(!sections[4].in_flash() && sections[4].in_ram());
}

}  // namespace
}  // namespace jauge::code_bytes
