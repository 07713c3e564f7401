#include "reports/sections/cells.h"

#include "reports/wording/names.h"
#include "reports/wording/numbers.h"
#include "reports/wording/terms.h"

namespace jauge::reports::sections {

Cell plain(std::string text) {
  return {std::move(text)};
}
Cell strong(std::string text) {
  return {std::move(text), Tone::strong};
}
Cell missing() {
  return {"-", Tone::pale};
}
Cell name_cell(const std::string& name) {
  return {visible_name(name)};
}

Cell count_cell(std::int64_t count, const Words& words) {
  return {integer(count, words.language()), count == 0 ? Tone::pale : Tone::plain};
}

Cell bytes_cell(Bytes bytes, const Words& words) {
  return {bytes_text(bytes, words.language()), bytes.value == 0 ? Tone::pale : Tone::plain};
}

Cell size_cell(Bytes bytes, const Words& words) {
  return {bytes_and_size_text(bytes, words.language()), bytes.value == 0 ? Tone::pale : Tone::plain};
}

Cell share_cell(double part, double whole, ops::Family family, const Words& words) {
  if (whole <= 0) return missing();
  const double share = part / whole;
  const bool too_small_to_print = part > 0 && share < 0.0005;
  std::string text =
      too_small_to_print ? "< " + percent_text(0.1, words.language()) : percent_text(100 * share, words.language());
  return {std::move(text), part == 0 ? Tone::pale : Tone::plain, share, family};
}

Cell verdict_cell(verdict::Level level, const Words& words) {
  return {verdict_word(level, words.language()), tone_of(level)};
}

Cell figure_cell(const cost::Figure& figure, const Words& words) {
  const std::string interval = interval_text(figure, words.language());
  std::string text = value_text(figure, words.language());
  if (!interval.empty()) text += " (" + interval + ")";
  return {std::move(text), figure.value == 0 ? Tone::pale : Tone::plain};
}

Cell origin_cell(cost::Origin origin, const Words& words) {
  return {origin_word(origin, words.language())};
}

Tone tone_of(verdict::Level level) {
  switch (level) {
    case verdict::Level::fits:
      return Tone::fits;
    case verdict::Level::tight:
      return Tone::tight;
    case verdict::Level::no:
      return Tone::no;
    case verdict::Level::unknown:
      break;
  }
  return Tone::unknown;
}

KeyFigure key_figure(Phrase name, const cost::Figure& figure, const Words& words) {
  return {words(name), value_text(figure, words.language()), interval_text(figure, words.language()),
          origin_word(figure.origin, words.language())};
}

KeyFigure key_figure(Phrase name, const std::optional<cost::Figure>& figure, const Sentence& why_not,
                     const Words& words) {
  if (figure) return key_figure(name, *figure, words);
  return {words(name), "-", words(why_not), words("unknown")};
}

KeyFigure key_count(Phrase name, std::int64_t count, std::string detail, cost::Origin origin, const Words& words) {
  return {words(name), integer(count, words.language()), std::move(detail), origin_word(origin, words.language())};
}

KeyFigure key_bytes(Phrase name, Bytes bytes, std::string detail, cost::Origin origin, const Words& words) {
  return {words(name), binary_size_text(bytes, words.language()), std::move(detail),
          origin_word(origin, words.language())};
}

Gap gap(const Words& words, Phrase what, Phrase filler, std::string command) {
  return {words("To be filled: {0}", {Ready{words(what)}}), words(filler), std::move(command)};
}

}  // namespace jauge::reports::sections
