// What Jauge says, in English or French. Window, reports and command line take their words from here, so that they use
// the same ones. The English pattern is the key; catalogue.h holds its French.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/language.h"
#include "analyzer/base/sentence.h"
#include "reports/wording/catalogue.h"

namespace jauge::reports {

// A sentence of a stage in words and numbers. A pattern without French is said in English.
std::string say(const Sentence& sentence, Language language);

// `pattern` with {0}, {1} ... replaced; a placeholder without a part stays as it is.
std::string fill(std::string_view pattern, const std::vector<std::string>& parts);

// An English text of our own. One that has no French in catalogue.h does not compile.
class Phrase {
 public:
  consteval Phrase(const char* english) : english_(english) {
    if (!french_of(english_)) throw "this text has no French in reports/wording/catalogue.h";
  }
  constexpr std::string_view english() const { return english_; }

 private:
  std::string_view english_;
};

// A part of a phrase: a name or number to be written in the language, or text that is ready.
struct Ready {
  explicit Ready(std::string ready) : text(std::move(ready)) {}
  std::string text;
};
using Part = std::variant<Argument, Ready>;

// Speaks one language.
class Words {
 public:
  explicit Words(Language language) : language_(language) {}
  Language language() const { return language_; }

  std::string operator()(Phrase phrase) const;
  std::string operator()(Phrase phrase, const std::vector<Part>& parts) const;
  std::string operator()(const Sentence& sentence) const { return say(sentence, language_); }
  // "a, b and c"
  std::string list(const std::vector<std::string>& items) const;

 private:
  Language language_;
};

}  // namespace jauge::reports
