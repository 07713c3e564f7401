// Limits a project sets for its network, and whether an assessment keeps them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/analysis/analysis.h"
#include "analyzer/base/language.h"
#include "analyzer/verdict/claims.h"

namespace CLI {
class App;
}

namespace jauge::cli {

struct Budgets {
  std::optional<Bytes> max_flash, max_ram;
  std::optional<double> max_latency_ms;
  std::optional<double> min_accuracy;  // 0 to 1
  std::string part;                    // of a budget file; empty: not said there
};

// The options --max-flash, --max-ram, --max-latency, --min-accuracy as typed.
struct BudgetOptions {
  std::string max_flash, max_ram, max_latency, min_accuracy;
};
void add_budget_options(CLI::App& app, BudgetOptions& options);
// Errors: usage, for an amount that cannot be read.
Result<void> apply(const BudgetOptions& options, Budgets& budgets);

// {"mcu": "STM32L4R9AI", "max_flash": "1MiB", "max_ram": "128KiB", "max_latency": "20ms",
// "min_accuracy": 0.85}; every key may be left out.
// Errors: unreadable_file; bad_record for a key or value that is not understood.
Result<Budgets> read_budgets(const std::filesystem::path& file);

struct BudgetResult {
  std::string name;             // "flash", "ram", "latency", "accuracy", "verdict"
  std::optional<double> limit;  // B, ms or a share
  std::optional<double> value;  // nothing: unknown, and then the budget is not met
  bool met = false;
  std::string sentence;
};

// The verdict itself is the last of them: `no` and `unknown` do not meet it.
std::vector<BudgetResult> check_budgets(const Budgets& budgets, const analysis::Assessment& assessment,
                                        const std::optional<verdict::MeasuredAccuracy>& accuracy, Language language);

}  // namespace jauge::cli
