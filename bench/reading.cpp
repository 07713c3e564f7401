// bench_reading FILE...: what reading a model costs, in this process and through the sandboxed child. One table row a
// file: median times of 15 runs, and the most memory that a child of this process has held so far (give large files
// last).
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <vector>

#include "analyzer/base/safe_file.h"
#include "analyzer/import/import.h"

namespace jauge {
namespace {

double median_ms(const std::function<bool()>& work) {
  constexpr int runs = 15;
  std::vector<double> times;
  for (int run = 0; run < runs; ++run) {
    const auto begin = std::chrono::steady_clock::now();
    if (!work()) return -1;
    times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
  }
  std::ranges::sort(times);
  return times[times.size() / 2];
}

double children_peak_mib() {
  rusage usage{};
  ::getrusage(RUSAGE_CHILDREN, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void print_row(const std::filesystem::path& file) {
  const double child_ms = median_ms([&] { return import::read_model(file, {}, 60, {}).has_value(); });
  const double peak = children_peak_mib();
  const auto bytes = read_file(file, std::size_t{1} << 31);
  if (!bytes || child_ms < 0) {
    std::printf("| %s | refused | | | |\n", file.filename().c_str());
    return;
  }
  const double own_ms = median_ms(
      [&] { return import::read_bytes(*bytes, file.filename().string(), file.parent_path(), {}).has_value(); });
  const double mib = static_cast<double>(bytes->size()) / 1048576;
  std::printf("| %s | %.2f MiB | %.1f ms | %.1f ms | %.0f MiB (limit %.0f) |\n", file.filename().c_str(), mib, own_ms,
              child_ms, peak, 3 * mib + 50);
}

}  // namespace
}  // namespace jauge

int main(int count, char** arguments) {
  std::printf(
      "| file | size | in this process | through the child | peak memory of a child |\n|---|---|---|---|---|\n");
  for (int i = 1; i < count; ++i) jauge::print_row(arguments[i]);
}
