#include "bench/code_bytes/measure.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <vector>

#include "bench/code_bytes/link_map.h"
#include "firmware_probe/runtime/kernel_list.h"

namespace jauge::code_bytes {
namespace {

namespace fs = std::filesystem;

#define JAUGE_NAME(id, name) #name,
constexpr const char* kernel_names[] = {JAUGE_ALL_KERNELS(JAUGE_NAME)};
#undef JAUGE_NAME

// As an exported project's CMakeLists.txt compiles and as users link.
const std::string compiler =
    "arm-none-eabi-gcc -mcpu=cortex-m4 -mthumb -mfpu=fpv4-sp-d16 -mfloat-abi=hard -std=c11 -fno-strict-aliasing "
    "-ffp-contract=off -ffunction-sections -fdata-sections ";

// What calls the runtime in a program with one model, as the generated <model>.c does.
constexpr const char* caller = R"(#include "firmware_probe/runtime/runtime.h"
static jauge_model model;
extern unsigned char package[], arena[];
int model_open(void) { return (int)jauge_model_open(&model, package, 4, arena, 4); }
int model_run(void) { return (int)jauge_model_run(&model, NULL); }
void* model_input(unsigned index) { return jauge_model_input(&model, index).data; }
const void* model_output(unsigned index) { return jauge_model_output(&model, index).data; }
)";
const std::string roots =
    "-nostartfiles -Wl,--gc-sections -Wl,-e,model_open -Wl,-u,model_run -Wl,-u,model_input -Wl,-u,model_output "
    "-Wl,--defsym,package=0x90000 -Wl,--defsym,arena=0x20000000 -Wl,--defsym,jauge_kernel_of_nothing=0x90000 ";

std::string text_of(const fs::path& file) {
  std::ifstream stream(file);
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

class Bench {
 public:
  Bench(fs::path root, fs::path folder, std::string macro)
      : root_(std::move(root)), folder_(std::move(folder)), macro_(std::move(macro)) {}

  Result<Build> measure(long& ram) {
    JAUGE_CHECK(compile_runtime());
    Build build;
    JAUGE_TRY(const auto nothing, sections_with({}));
    for (const Section& section : nothing) {
      build.fixed += piece_of(section).flash;
      ram += piece_of(section).ram;
    }
    build.fixed -= build.per_kernel;  // the list of this program has one
    for (const char* kernel : kernel_names) {
      JAUGE_TRY(const auto sections, sections_with(kernel));
      std::set<std::string>& needed = build.kernels[kernel];
      for (const Section& section : sections) {
        const bool is_fixed =
            std::ranges::count(nothing, section.id(), &Section::id) > 0 || section.object == "kernel_table.o";
        if (is_fixed) continue;
        needed.insert(section.id());
        build.pieces[section.id()] = piece_of(section);
      }
    }
    return build;
  }

 private:
  static Piece piece_of(const Section& section) {
    const long bytes = (section.bytes + 3) / 4 * 4;  // most begin at whole words
    return {section.in_flash() ? bytes : 0, section.in_ram() ? section.bytes : 0};
  }

  Result<void> run(const std::string& command) {
    const fs::path said = folder_ / "said.txt";
    if (std::system((command + " 2>'" + said.string() + "'").c_str()) == 0) return {};
    return Error{ErrorKind::internal, "arm-none-eabi-gcc", text_of(said).substr(0, 500), ""};
  }

  Result<void> compile_runtime() {
    std::set<std::string> small;
    const fs::path runtime = root_ / "firmware_probe" / "runtime";
    std::ifstream list(runtime / "built_for_size.inc");
    for (std::string line; std::getline(list, line);) small.insert(line + ".c");
    for (const auto& entry : fs::recursive_directory_iterator(runtime)) {
      const std::string name = entry.path().lexically_relative(runtime).string();
      if ((!name.ends_with(".c") && !name.ends_with(".S")) || name == "kernel_table.c" || name == "sha256.c") continue;
      JAUGE_CHECK(compile(entry.path(), name, small.contains(name) ? "-Os " : "-O2 "));
    }
    std::ofstream(folder_ / "caller.c") << caller;
    return compile(folder_ / "caller.c", "caller.c", "-O2 ");
  }

  Result<void> compile(const fs::path& source, const std::string& name, const std::string& options) {
    std::string flat = name;  // kernels for one core have the names of the portable ones
    std::ranges::replace(flat, '/', '-');
    return run(compiler + options + macro_ + " -I'" + root_.string() + "' -c '" + source.string() + "' -o '" +
               (folder_ / (flat + ".o")).string() + "'");
  }

  // Everything that a program with this kernel, or with none, is made of.
  Result<std::vector<Section>> sections_with(const std::string& kernel) {
    std::ofstream(folder_ / "list.h") << "#define JAUGE_KERNELS(X) "
                                      << (kernel.empty() ? "X(127, of_nothing)"
                                                         : "X(JAUGE_KERNEL_" + kernel + ", " + kernel + ")")
                                      << "\n";
    const std::string table = (root_ / "firmware_probe" / "runtime" / "kernel_table.c").string();
    const std::string folder = "'" + folder_.string() + "'";
    JAUGE_CHECK(run(compiler + "-O2 " + macro_ + " '-DJAUGE_KERNEL_LIST=\"list.h\"' -I'" + root_.string() + "' -I" +
                    folder + " -c '" + table + "' -o " + folder + "/kernel_table.o"));
    JAUGE_CHECK(run("cd " + folder + " && " + compiler + roots + "-Wl,-Map,link.map -o program.elf *.o -lm"));
    std::ifstream map(folder_ / "link.map");
    return read_link_map(map);
  }

  fs::path root_, folder_;
  std::string macro_;
};

}  // namespace

Result<CodeBytes> measure(const fs::path& root, const fs::path& scratch) {
  CodeBytes bytes;
  for (const auto& [name, macro] :
       {std::pair{"tflite", " -DJAUGE_WITHOUT_ONNX "}, std::pair{"onnx", " -DJAUGE_WITHOUT_TFLITE "}}) {
    fs::create_directories(scratch / name);
    long ram = 0;
    JAUGE_TRY(bytes.builds[name], Bench(root, scratch / name, macro).measure(ram));
    bytes.ram = ram;
  }
  if (std::system(("arm-none-eabi-gcc -dumpfullversion >'" + (scratch / "version.txt").string() + "'").c_str()) == 0)
    std::getline(std::ifstream(scratch / "version.txt") >> std::ws, bytes.compiler);
  return bytes;
}

}  // namespace jauge::code_bytes
