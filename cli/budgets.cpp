#include "cli/budgets.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <nlohmann/json.hpp>

#include "analyzer/base/safe_file.h"
#include "cli/sizes.h"
#include "reports/wording/numbers.h"
#include "reports/wording/terms.h"

namespace jauge::cli {
namespace {

constexpr std::size_t largest_file = 1 << 20;

Error bad_budget(const std::filesystem::path& file, const std::string& what) {
  return {
      ErrorKind::bad_record, file.string(), what,
      R"(as in {"mcu": "STM32L4R9AI", "max_flash": "1MiB", "max_ram": "128KiB", "max_latency": "20ms", "min_accuracy": 0.85})"};
}

// "0.85" or "85%".
Result<double> parse_share(const std::string& option, std::string text) {
  const bool percent = !text.empty() && text.back() == '%';
  if (percent) text.pop_back();
  double share = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), share);
  if (percent) share /= 100;
  if (error != std::errc{} || end != text.data() + text.size() || !(share >= 0 && share <= 1))
    return Error{ErrorKind::usage, option + " " + text, "this is no share of samples", "such as 0.85 or 85%"};
  return share;
}

Result<void> set(Budgets& budgets, const std::string& key, const std::string& text, const std::filesystem::path& file) {
  if (key == "mcu") {
    budgets.part = text;
  } else if (key == "max_flash") {
    JAUGE_TRY(budgets.max_flash, parse_bytes(key, text));
  } else if (key == "max_ram") {
    JAUGE_TRY(budgets.max_ram, parse_bytes(key, text));
  } else if (key == "max_latency") {
    JAUGE_TRY(budgets.max_latency_ms, parse_milliseconds(key, text));
  } else if (key == "min_accuracy") {
    JAUGE_TRY(budgets.min_accuracy, parse_share(key, text));
  } else {
    return bad_budget(file, "unknown key '" + key + "'");
  }
  return {};
}

BudgetResult against(const std::string& name, double limit, const std::optional<cost::Figure>& figure,
                     const std::string& limit_text, Language language) {
  if (!figure) return {name, limit, std::nullopt, false, name + ": unknown, at most " + limit_text + " allowed"};
  const bool met = figure->value <= limit;
  return {name, limit, figure->value, met,
          name + ": " + reports::value_text(*figure, language) + " (" + reports::origin_word(figure->origin, language) +
              "), at most " + limit_text + " allowed"};
}

BudgetResult of_bytes(const std::string& name, Bytes limit, const cost::Figure& figure, Language language) {
  return against(name, static_cast<double>(limit.value), figure, reports::bytes_text(limit, language), language);
}

BudgetResult of_accuracy(double least, const verdict::MeasuredAccuracy& seen, Language language) {
  const auto percent = [&](double share) { return reports::percent_text(100 * share, language); };
  return {"accuracy", least, seen.value, seen.value >= least,
          "accuracy: " + percent(seen.value) + " on " + reports::integer(seen.samples, language) + " samples (95 %: " +
              percent(seen.low) + " to " + percent(seen.high) + "), at least " + percent(least) + " required"};
}

}  // namespace

void add_budget_options(CLI::App& app, BudgetOptions& options) {
  app.add_option("--max-flash", options.max_flash, "most Flash allowed, such as 1MiB")->type_name("SIZE");
  app.add_option("--max-ram", options.max_ram, "most RAM allowed, such as 128KiB")->type_name("SIZE");
  app.add_option("--max-latency", options.max_latency, "longest inference allowed, such as 20ms")->type_name("TIME");
  app.add_option("--min-accuracy", options.min_accuracy, "least accuracy on --data, such as 0.85 or 85%")
      ->type_name("SHARE");
}

Result<void> apply(const BudgetOptions& options, Budgets& budgets) {
  if (!options.max_flash.empty()) {
    JAUGE_TRY(budgets.max_flash, parse_bytes("--max-flash", options.max_flash));
  }
  if (!options.max_ram.empty()) {
    JAUGE_TRY(budgets.max_ram, parse_bytes("--max-ram", options.max_ram));
  }
  if (!options.max_latency.empty()) {
    JAUGE_TRY(budgets.max_latency_ms, parse_milliseconds("--max-latency", options.max_latency));
  }
  if (!options.min_accuracy.empty()) {
    JAUGE_TRY(budgets.min_accuracy, parse_share("--min-accuracy", options.min_accuracy));
  }
  return {};
}

Result<Budgets> read_budgets(const std::filesystem::path& file) {
  JAUGE_TRY(const auto bytes, read_file(file, largest_file));
  const auto* text = reinterpret_cast<const char*>(bytes.data());
  const auto json = nlohmann::json::parse(text, text + bytes.size(), nullptr, false);
  if (!json.is_object()) return bad_budget(file, "this is not a JSON object");
  Budgets budgets;
  for (const auto& [key, value] : json.items()) {
    if (!value.is_string() && !value.is_number()) return bad_budget(file, "'" + key + "' is no amount");
    JAUGE_CHECK(set(budgets, key, value.is_string() ? value.get<std::string>() : value.dump(), file));
  }
  return budgets;
}

std::vector<BudgetResult> check_budgets(const Budgets& budgets, const analysis::Assessment& assessment,
                                        const std::optional<verdict::MeasuredAccuracy>& accuracy, Language language) {
  const cost::Estimate& estimate = assessment.estimate;
  std::vector<BudgetResult> results;
  if (budgets.max_flash) results.push_back(of_bytes("flash", *budgets.max_flash, estimate.flash.total, language));
  if (budgets.max_ram) results.push_back(of_bytes("ram", *budgets.max_ram, estimate.ram.total, language));
  if (budgets.max_latency_ms)
    results.push_back(against("latency", *budgets.max_latency_ms, estimate.latency_ms,
                              reports::milliseconds_text(*budgets.max_latency_ms, language), language));
  if (budgets.min_accuracy && accuracy) results.push_back(of_accuracy(*budgets.min_accuracy, *accuracy, language));
  const verdict::Level level = assessment.verdict.level;
  const bool fits = level == verdict::Level::fits || level == verdict::Level::tight;
  results.push_back(
      {"verdict", std::nullopt, std::nullopt, fits, "verdict: " + reports::verdict_word(level, language)});
  return results;
}

}  // namespace jauge::cli
