#include "analyzer/deploy/export/c_text.h"

#include <cctype>
#include <cstdio>
#include <set>
#include <sstream>

#include "analyzer/deploy/deploy.h"
#include "analyzer/deploy/export/runtime_sources.h"
#include "analyzer/deploy/package_needs.h"

namespace jauge::deploy {
namespace {

// Replaces every @KEY@ of a text.
class Template {
 public:
  explicit Template(std::string text) : text_(std::move(text)) {}

  Template& with(const std::string& key, const std::string& value) {
    const std::string mark = "@" + key + "@";
    for (std::size_t at = text_.find(mark); at != std::string::npos; at = text_.find(mark, at + value.size()))
      text_.replace(at, mark.size(), value);
    return *this;
  }
  std::string text() { return std::move(text_); }

 private:
  std::string text_;
};

// Names from the file inside a C comment: printable, and unable to end it.
std::string harmless(const std::string& name) {
  std::string shown;
  for (const char c : name.substr(0, 80)) shown += c < ' ' || c > '~' || c == '*' ? '_' : c;
  return shown;
}

std::string number(std::int64_t value) {
  return std::to_string(value);
}

std::string real(float value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.9g", static_cast<double>(value));
  return text;
}

std::string describe(const ir::Tensor& tensor) {
  std::string text =
      harmless(tensor.name) + ": " + std::string(ir::name_of(tensor.type.dtype)) + " " + ir::to_text(tensor.type.shape);
  if (tensor.quant && tensor.quant->per_tensor() && !ir::is_float(tensor.type.dtype))
    text += ", real = " + real(tensor.quant->scales[0]) + " * (stored - " + number(tensor.quant->zero_points[0]) + ")";
  return text;
}

std::string ports(const ModelText& model, const std::vector<ir::TensorId>& ids, const std::string& kind) {
  std::string text =
      "#define " + model.upper() + "_" + kind + "S " + number(static_cast<std::int64_t>(ids.size())) + "\n";
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const ir::Tensor& tensor = model.graph.tensor(ids[i]);
    text += "/* " + describe(tensor) + " */\n#define " + model.upper() + "_" + kind + "_" +
            number(static_cast<std::int64_t>(i)) + "_BYTES " + number(ir::bytes_of(tensor.type).value) + "\n";
  }
  return text;
}

std::string array_of(const std::vector<std::byte>& bytes) {
  std::string text;
  text.reserve(bytes.size() * 4);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i % 24 == 0) text += "\n    ";
    text += number(std::to_integer<std::int64_t>(bytes[i])) + ",";
  }
  return text;
}

// The printf of one element of each output.
std::string printing(const ModelText& model) {
  std::string text;
  for (std::size_t i = 0; i < model.graph.outputs.size(); ++i) {
    const ir::TensorType& type = model.graph.tensor(model.graph.outputs[i]).type;
    const std::string count = number(ir::elements(type.shape)), at = number(static_cast<std::int64_t>(i));
    const bool is_real = type.dtype == ir::DType::float32;
    const std::string c_type = is_real                          ? "float"
                               : type.dtype == ir::DType::int8  ? "int8_t"
                               : type.dtype == ir::DType::uint8 ? "uint8_t"
                               : type.dtype == ir::DType::int64 ? "int64_t"
                               : type.dtype == ir::DType::int32 ? "int32_t"
                                                                : "int16_t";
    const std::string print =
        is_real ? "printf(\"%.9g\\n\", (double)values[i])" : "printf(\"%lld\\n\", (long long)values[i])";
    text += "  {\n    const " + c_type + "* values = (const " + c_type + "*)" + model.name + "_output(" + at +
            ");\n    for (size_t i = 0; i < " + count + "; ++i) " + print + ";\n  }\n";
  }
  return text;
}

std::string reading(const ModelText& model) {
  std::string text;
  for (std::size_t i = 0; i < model.graph.inputs.size(); ++i) {
    const std::string at = number(static_cast<std::int64_t>(i));
    text += "  if (fread(" + model.name + "_input(" + at + "), 1, " + model.upper() + "_INPUT_" + at +
            "_BYTES, stdin) != " + model.upper() + "_INPUT_" + at + "_BYTES) return 2;\n";
  }
  return text;
}

constexpr const char* declarations = R"(/* @SOURCE@, exported by Jauge. Package @DIGEST@.
 *
 *   if (@name@_open() != 0) ...                  once
 *   copy the input to @name@_input(0)            before every run: inputs may be overwritten
 *   if (@name@_run() != 0) ...
 *   read @name@_output(0)
 *
 * No allocation; @arena@ bytes of RAM for all tensors, @package@ bytes of Flash for weights and tables. Not reentrant. */

#define @NAME@_ARENA_BYTES @arena@
#define @NAME@_PACKAGE_BYTES @package@
@inputs@@outputs@
#ifdef __cplusplus
extern "C" {
#endif

/* 0: all is well; else a jauge_status (jauge/runtime.h). */
int @name@_open(void);
int @name@_run(void);
/* Where an input is to be put, and where an output lies after a run. */
void* @name@_input(unsigned index);
const void* @name@_output(unsigned index);

#ifdef __cplusplus
}
#endif
)";

constexpr const char* definitions = R"(static _Alignas(16) unsigned char @name@_arena[@NAME@_ARENA_BYTES];
static const _Alignas(32) unsigned char @name@_package[@NAME@_PACKAGE_BYTES] = {@bytes@
};
static jauge_model @name@_model;

int @name@_open(void) {
  return (int)jauge_model_open(&@name@_model, @name@_package, sizeof @name@_package, @name@_arena, sizeof @name@_arena);
}

int @name@_run(void) { return (int)jauge_model_run(&@name@_model, NULL); }

void* @name@_input(unsigned index) { return jauge_model_input(&@name@_model, index).data; }

const void* @name@_output(unsigned index) { return jauge_model_output(&@name@_model, index).data; }
)";

constexpr const char* main_text =
    R"(/* Reads the inputs as raw bytes from standard input, prints the outputs, an element a line. */
@include@ <stdint.h>
@include@ <stdio.h>

@include@ "@name@.h"

int main(void) {
  if (@name@_open() != 0) return 1;
@reading@  if (@name@_run() != 0) return 3;
@printing@  return 0;
}
)";

constexpr const char* readme_text = R"(# @name@

`@SOURCE@` as C11, exported by Jauge. `@name@.h` is all your code includes; `main.c` shows how.

- RAM: @arena@ bytes for all tensors and working memory (`@NAME@_ARENA_BYTES`), planned when the model was exported.
- Flash: @package@ bytes of weights and tables, and the code of @kernels@ and of the row loop.
- Nothing is allocated, nothing is printed. Needed of the C library: memcpy, memmove, memset; models with real numbers
  also exp and its like.

Build: `cmake -S . -B build && cmake --build build`. In a project of your own: compile `@name@.c` and everything in
`jauge/` (the .S files for cores with DSP instructions) with this folder in the include path, `-DJAUGE_KERNEL_LIST='"jauge/kernels_of_model.h"'`@left_out@ and
`-fno-strict-aliasing -ffp-contract=off` (without the latter, results may differ from those on the desktop in the last
digit). The Flash that `jauge analyze --runtime jauge` names is that of `-O2` (`-Os` for the files that CMakeLists.txt
lists), `-ffunction-sections -fdata-sections`, linked with `-Wl,--gc-sections`.

The sources in `jauge/` are under the Apache License 2.0, see LICENSE.txt. The numbers of the model are yours.
)";

constexpr const char* cmake_text = R"(cmake_minimum_required(VERSION 3.16)
project(@name@ C)
include(CheckCSourceCompiles)
set(CMAKE_C_STANDARD 11)
set(CMAKE_C_STANDARD_REQUIRED ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

add_library(@name@ STATIC
  @name@.c
@sources@)
# Hand-written loops for cores with the DSP instructions of a Cortex-M4.
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
check_c_source_compiles("#ifndef __ARM_FEATURE_DSP\n#error none\n#endif\nint here;" JAUGE_HAS_DSP)
if(JAUGE_HAS_DSP)
  enable_language(ASM)
  target_sources(@name@ PRIVATE
@assembler@)
endif()
target_include_directories(@name@ PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
target_compile_definitions(@name@ PRIVATE "JAUGE_KERNEL_LIST=\"jauge/kernels_of_model.h\""@left_out@)
# Products and sums are rounded one by one, as on the desktop.
target_compile_options(@name@ PRIVATE -ffp-contract=off -fno-strict-aliasing -ffunction-sections -fdata-sections)
# Speed for what is timed, size for the rest.
string(REPLACE "-O3" "-O2" CMAKE_C_FLAGS_RELEASE "${CMAKE_C_FLAGS_RELEASE}")
set_source_files_properties(
@small@
  PROPERTIES COMPILE_OPTIONS -Os)
target_link_libraries(@name@ PUBLIC m)

add_executable(@name@_example main.c)
target_link_libraries(@name@_example PRIVATE @name@)
)";

// Without the part about assembler.
std::string portable_cmake_text() {
  std::string text = cmake_text;
  const std::size_t begin = text.find("# Hand-written"), end = text.find("endif()\ntarget_include");
  return text.erase(begin, end + 8 - begin);
}

// The macro that leaves out the arithmetic which no op of the package has; "" when both are there.
std::string left_out(const std::vector<std::byte>& package) {
  const PackageNeeds needs = needs_of(package);
  return needs.tflite && needs.onnx ? "" : needs.onnx ? "JAUGE_WITHOUT_TFLITE" : "JAUGE_WITHOUT_ONNX";
}

// The runtime's own list: built_for_size.inc, a path without ending a line.
std::set<std::string> paths_built_for_size() {
  std::set<std::string> paths;
  for (const SourceFile& source : runtime_sources()) {
    if (source.path != "built_for_size.inc") continue;
    std::istringstream lines(source.content);
    for (std::string line; std::getline(lines, line);) paths.insert(line + ".c");
  }
  return paths;
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

std::string filled(const std::string& text, const ModelText& model) {
  return Template(text)
      .with("name", model.name)
      .with("NAME", model.upper())
      .with("SOURCE", harmless(model.graph.source.name))
      .with("DIGEST", digest_of(model.package).substr(0, 16))
      .with("arena", number(model.arena.value))
      .with("package", number(static_cast<std::int64_t>(model.package.size())))
      .text();
}

}  // namespace

std::string ModelText::upper() const {
  std::string text = name;
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

std::string model_declarations(const ModelText& model) {
  return Template(filled(declarations, model))
      .with("inputs", ports(model, model.graph.inputs, "INPUT"))
      .with("outputs", ports(model, model.graph.outputs, "OUTPUT"))
      .text();
}

std::string model_definitions(const ModelText& model) {
  return Template(filled(definitions, model)).with("bytes", array_of(model.package)).text();
}

std::string model_header(const ModelText& model) {
  return "#pragma once\n\n" + model_declarations(model);
}

std::string model_source(const ModelText& model) {
  return "#include \"" + model.name + ".h\"\n\n#include \"jauge/runtime.h\"\n\n" + model_definitions(model);
}

std::string example(const ModelText& model) {
  return Template(filled(main_text, model))
      .with("include", "#include")
      .with("reading", reading(model))
      .with("printing", printing(model))
      .text();
}

std::string readme(const ModelText& model) {
  const std::string macro = left_out(model.package);
  return Template(filled(readme_text, model))
      .with("kernels", "the kernels listed in jauge/kernels_of_model.h")
      .with("left_out", macro.empty() ? "" : ", `-D" + macro + "`")
      .text();
}

std::string cmake_lists(const ModelText& model, const std::vector<std::string>& kernels) {
  std::string sources, assembler, small;
  const std::set<std::string> built_for_size = paths_built_for_size();
  for (const SourceFile& source : sources_for(kernels)) {
    if (source.path.ends_with(".c")) sources += "  jauge/" + source.path + "\n";
    if (built_for_size.contains(source.path)) small += "  jauge/" + source.path + "\n";
    if (source.path.ends_with(".S")) assembler += "    jauge/" + source.path + "\n";
  }
  const std::string macro = left_out(model.package);
  const auto without_end = [](const std::string& lines) { return lines.substr(0, lines.rfind('\n')); };
  return Template(filled(assembler.empty() ? portable_cmake_text() : std::string(cmake_text), model))
      .with("sources", without_end(sources))
      .with("assembler", without_end(assembler))
      .with("small", without_end(small))
      .with("left_out", macro.empty() ? "" : " " + macro)
      .text();
}

std::string kernel_list(const std::vector<std::string>& kernels) {
  std::string text =
      "/* " + joined(kernels) + ": the kernels of this model. */\n#pragma once\n\n#define JAUGE_KERNELS(X)";
  for (const std::string& kernel : kernels) text += " \\\n  X(JAUGE_KERNEL_" + kernel + ", " + kernel + ")";
  return text + "\n";
}

std::string licensed(const std::string& source) {
  return "/* SPDX-License-Identifier: Apache-2.0. Part of Jauge's runtime. */\n" + source;
}

}  // namespace jauge::deploy
