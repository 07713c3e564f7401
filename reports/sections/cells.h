// How sections write figures: every cell and key figure in one way.
#pragma once

#include <optional>
#include <string>

#include "analyzer/cost/figure.h"
#include "analyzer/verdict/verdict.h"
#include "reports/document.h"
#include "reports/wording/wording.h"

namespace jauge::reports::sections {

Cell plain(std::string text);
Cell strong(std::string text);
Cell missing();                                           // a pale dash
Cell name_cell(const std::string& name);                  // made visible
Cell count_cell(std::int64_t count, const Words& words);  // zero is pale
Cell bytes_cell(Bytes bytes, const Words& words);
Cell size_cell(Bytes bytes, const Words& words);  // "5,393,034 B (5.14 MiB)"
// `part` of `whole` in percent with a bar; a dash when `whole` is 0.
Cell share_cell(double part, double whole, ops::Family family, const Words& words);
Cell verdict_cell(verdict::Level level, const Words& words);
// Value, interval behind it, and the origin: for tables with one figure a row.
Cell figure_cell(const cost::Figure& figure, const Words& words);
Cell origin_cell(cost::Origin origin, const Words& words);

Tone tone_of(verdict::Level level);

KeyFigure key_figure(Phrase name, const cost::Figure& figure, const Words& words);
KeyFigure key_figure(Phrase name, const std::optional<cost::Figure>& figure, const Sentence& why_not,
                     const Words& words);
KeyFigure key_count(Phrase name, std::int64_t count, std::string detail, cost::Origin origin, const Words& words);
KeyFigure key_bytes(Phrase name, Bytes bytes, std::string detail, cost::Origin origin, const Words& words);

Gap gap(const Words& words, Phrase what, Phrase filler, std::string command = "");

}  // namespace jauge::reports::sections
