#include "analyzer/deploy/export/one_header.h"

#include <regex>
#include <set>
#include <sstream>

#include "analyzer/deploy/export/runtime_sources.h"

namespace jauge::deploy {
namespace {

// Without its own includes, `#pragma once`, and the includes of the C library, which stand at the top once.
std::string without_includes(const std::string& content) {
  std::istringstream lines(content);
  std::string line, text;
  while (std::getline(lines, line))
    if (!line.starts_with("#include") && !line.starts_with("#pragma once")) text += line + "\n";
  return text;
}

// Names that only this file knows: its static functions and variables, its enumerators and types.
std::set<std::string> private_names(const std::string& content) {
  std::set<std::string> names;
  const auto collect = [&names](const std::string& text, const std::regex& pattern) {
    for (std::sregex_iterator found(text.begin(), text.end(), pattern), end; found != end; ++found)
      names.insert((*found)[1]);
  };
  collect(content, std::regex(R"(\nstatic [^\n(;={]*?(\w+) ?(?:\(|\[|=|;))"));
  collect(content, std::regex(R"(\n\} (\w+);)"));
  const std::regex enumeration(R"(\nenum \{([^}]*)\})");
  for (std::sregex_iterator found(content.begin(), content.end(), enumeration), end; found != end; ++found)
    collect("," + std::string((*found)[1]), std::regex(R"([,\n] *([A-Z]\w*))"));
  return names;
}

// A .c file whose private names get its own name in front, so that files do not meet in one.
std::string renamed(const SourceFile& source) {
  std::string prefix = "jauge_" + source.path.substr(source.path.rfind('/') + 1);
  prefix = prefix.substr(0, prefix.size() - 2) + "_";
  std::string before, after;
  for (const std::string& name : private_names("\n" + source.content)) {
    before += "#define " + name + " " + prefix + name + "\n";
    after += "#undef " + name + "\n";
  }
  return before + without_includes(source.content) + after;
}

// Assembler has no place in a header: the fast ways of single chips are left out.
std::string portable(std::string content) {
  constexpr std::string_view fast = "defined(__ARM_FEATURE_DSP)";
  for (std::size_t at = content.find(fast); at != std::string::npos; at = content.find(fast, at))
    content.replace(at, fast.size(), "0");
  return content;
}

bool is_for_one_chip(const SourceFile& source) {
  return source.path.find("cortex_m4/") != std::string::npos;
}

std::string inline_kernel_list(const std::vector<std::string>& kernels) {
  std::string text = "#define JAUGE_KERNELS(X)";
  for (const std::string& kernel : kernels) text += " \\\n  X(JAUGE_KERNEL_" + kernel + ", " + kernel + ")";
  return text + "\n";
}

// kernel_table.c chooses its list by a file name; here the list is there already.
std::string without_choice_of_list(std::string content) {
  const std::size_t begin = content.find("#ifdef JAUGE_KERNEL_LIST"), end = content.find("#endif", begin);
  if (begin != std::string::npos && end != std::string::npos) content.erase(begin, end + 6 - begin);
  return content;
}

}  // namespace

std::string one_header(const ModelText& model, const std::vector<std::string>& kernels) {
  const std::string guard = model.upper() + "_IMPLEMENTATION";
  std::string text =
      "#ifndef " + model.upper() + "_H\n#define " + model.upper() + "_H\n\n" + model_declarations(model) +
      "\n/* The code: in one C file (not C++) write\n *   #define " + guard + "\n *   #include \"" + model.name +
      ".h\"\n * and compile it with -ffp-contract=off. One exported header a program. Portable C: the\n * exported "
      "project is several times faster on a Cortex-M4. */\n#ifdef " +
      guard +
      "\n\n/* SPDX-License-Identifier: Apache-2.0. Jauge's runtime, as far as this model needs it. */\n"
      "#include <float.h>\n#include <math.h>\n#include <stddef.h>\n#include <stdint.h>\n#include <string.h>\n\n" +
      inline_kernel_list(kernels);
  for (const SourceFile& source : sources_for(kernels)) {
    if (is_for_one_chip(source)) continue;
    const SourceFile file{source.path, portable(without_choice_of_list(source.content))};
    text += "\n/* ---- " + file.path + " */\n" +
            (file.path.ends_with(".h") ? without_includes(file.content) : renamed(file));
  }
  return text + "\n" + model_definitions(model) + "\n#endif\n#endif\n";
}

}  // namespace jauge::deploy
