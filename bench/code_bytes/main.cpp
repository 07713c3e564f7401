// jauge-code-bytes: measures the runtime's code and writes or checks the record that the analyzer counts with.
#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "bench/code_bytes/measure.h"

namespace {

using namespace jauge;
namespace fs = std::filesystem;
using nlohmann::json;

// Removed with everything in it at the end.
struct Scratch {
  fs::path path = [] {
    std::string name = (fs::temp_directory_path() / "jauge_code_bytes_XXXXXX").string();
    return fs::path(mkdtemp(name.data()) ? name : "");
  }();
  ~Scratch() {
    std::error_code ignored;
    if (!path.empty()) fs::remove_all(path, ignored);
  }
};

json record_of(const code_bytes::Build& build) {
  std::map<std::string, std::size_t> places;
  json pieces = json::array(), kernels = json::object();
  for (const auto& [piece, bytes] : build.pieces) {
    places[piece] = pieces.size();
    pieces.push_back({piece, bytes.flash, bytes.ram});
  }
  for (const auto& [kernel, needed] : build.kernels)
    for (const std::string& piece : needed) kernels[kernel].push_back(places[piece]);
  return {{"fixed", build.fixed}, {"per_kernel", build.per_kernel}, {"pieces", pieces}, {"kernels", kernels}};
}

json record_of(const code_bytes::CodeBytes& bytes, const std::string& date) {
  json builds;
  for (const auto& [name, build] : bytes.builds) builds[name] = record_of(build);
  const std::string source = "jauge-code-bytes, arm-none-eabi-gcc " + bytes.compiler +
                             ": the sections that a linker keeps of the runtime and its libraries, built as `jauge "
                             "export` builds it, -O2 and -Os, for a Cortex-M4 with FPU";
  return {{"schema", 1},      {"runtime", "jauge"}, {"core", "Cortex-M4"},
          {"date", date},     {"source", "build"},  {"sources", {{"build", source}}},
          {"ram", bytes.ram}, {"builds", builds}};
}

// One list a line: a change of one kernel is a change of few lines.
std::string text_of(const json& record) {
  std::string text = "{\n";
  for (const auto& [key, value] : record.items())
    if (key != "builds") text += "\"" + key + "\": " + value.dump() + ",\n";
  text += "\"builds\": {\n";
  std::string comma;
  for (const auto& [name, build] : record["builds"].items()) {
    text += comma + "\"" + name + "\": {\"fixed\": " + build["fixed"].dump() +
            ", \"per_kernel\": " + build["per_kernel"].dump() + ",\n\"pieces\": [";
    std::string inner;
    for (const json& piece : build["pieces"]) text += std::exchange(inner, ",") + "\n  " + piece.dump();
    text += "],\n\"kernels\": {";
    inner.clear();
    for (const auto& [kernel, list] : build["kernels"].items())
      text += std::exchange(inner, ",") + "\n  \"" + kernel + "\": " + list.dump();
    text += "}}";
    comma = ",\n";
  }
  return text + "}\n}\n";
}

// Whether each kernel, alone in a program, takes the Flash that the record says, give or take a hundredth.
bool agrees(const json& written, const json& now) {
  bool same = true;
  const auto alone = [](const json& build, const json& list) {
    std::int64_t bytes = build["fixed"];
    for (const json& piece : list) bytes += build["pieces"][piece.get<std::size_t>()][1].get<std::int64_t>();
    return bytes;
  };
  for (const auto& [name, build] : now["builds"].items())
    for (const auto& [kernel, list] : build["kernels"].items()) {
      const json& old = written["builds"][name];
      const auto measured = alone(build, list);
      const auto recorded = old["kernels"].contains(kernel) ? alone(old, old["kernels"][kernel]) : 0;
      if (std::llabs(measured - recorded) * 100 <= measured) continue;
      std::cerr << name << ", " << kernel << ": " << measured << " bytes, recorded " << recorded << "\n";
      same = false;
    }
  return same && written["ram"] == now["ram"];
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("code bytes of the runtime's kernels on a Cortex-M4, as the linker keeps them");
  std::string root, into, with, date;
  app.add_option("--root", root, "the project's folder")->required();
  app.add_option("--into", into, "write the record");
  app.add_option("--date", date, "of the record");
  app.add_option("--check", with, "compare with a record; exit code 1: a kernel differs by more than a hundredth");
  CLI11_PARSE(app, argc, argv);
  const Scratch scratch;
  const auto bytes = code_bytes::measure(root, scratch.path);
  if (!bytes) {
    std::cerr << to_text(bytes.error()) << "\n";
    return 2;
  }
  const json record = record_of(*bytes, date);
  if (!into.empty()) std::ofstream(into) << text_of(record);
  if (with.empty()) return 0;
  std::ifstream stream(with);
  const json written = json::parse(stream, nullptr, false);
  if (!written.is_object() || !written.contains("builds")) {
    std::cerr << with << " is no record\n";
    return 2;
  }
  return agrees(written, record) ? 0 : 1;
}
