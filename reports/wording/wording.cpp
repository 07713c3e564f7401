#include "reports/wording/wording.h"

#include "reports/wording/numbers.h"

namespace jauge::reports {
namespace {

// French sets : ; ? ! off with a space that must not break the line.
std::string with_french_spaces(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool before_mark =
        text[i] == ' ' && i + 1 < text.size() && std::string_view(":;?!").find(text[i + 1]) != std::string_view::npos;
    if (before_mark)
      result += "\u00a0";
    else
      result += text[i];
  }
  return result;
}

// The pattern in the language; English where the catalogue has nothing else.
std::string pattern_in(Language language, std::string_view english) {
  const std::optional<std::string_view> french = french_of(english);
  return language == Language::french && french ? with_french_spaces(*french) : std::string(english);
}

}  // namespace

std::string fill(std::string_view pattern, const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool placeholder = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' &&
                             pattern[i + 1] >= '0' && pattern[i + 1] <= '9';
    const auto index = placeholder ? static_cast<std::size_t>(pattern[i + 1] - '0') : parts.size();
    if (index < parts.size()) {
      text += parts[index];
      i += 2;
    } else {
      text += pattern[i];
    }
  }
  return text;
}

std::string say(const Sentence& sentence, Language language) {
  std::vector<std::string> parts;
  for (const Argument& argument : sentence.arguments) parts.push_back(argument_text(argument, language));
  return fill(pattern_in(language, sentence.pattern), parts);
}

std::string Words::operator()(Phrase phrase) const {
  return (*this)(phrase, {});
}

std::string Words::operator()(Phrase phrase, const std::vector<Part>& parts) const {
  std::vector<std::string> texts;
  for (const Part& part : parts) {
    const Ready* ready = std::get_if<Ready>(&part);
    texts.push_back(ready != nullptr ? ready->text : argument_text(std::get<Argument>(part), language_));
  }
  return fill(pattern_in(language_, phrase.english()), texts);
}

std::string Words::list(const std::vector<std::string>& items) const {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? (*this)(" and ") : ", ";
    text += items[i];
  }
  return text;
}

}  // namespace jauge::reports
