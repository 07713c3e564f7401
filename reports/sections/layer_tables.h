// Tables of layers: all of them, and the two rankings.
#pragma once

#include "analyzer/cost/counts.h"
#include "reports/sections/section.h"

namespace jauge::reports::sections {

inline constexpr std::size_t most_rows = 200;  // of a layer table in a document for people
inline constexpr std::size_t most_ranked = 10;

Table layer_table(const cost::Counts& counts, const Words& words);
// Left by MACs, right by weight bytes: the slow layers are seldom the heavy ones.
TablePair rankings(const cost::Counts& counts, const Words& words);
// What the two rankings say in one sentence; empty for models without MACs or weights.
std::string ranking_sentence(const cost::Counts& counts, const Words& words);

}  // namespace jauge::reports::sections
