// Claims as people type them.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "analyzer/verdict/claims.h"

namespace jauge::verdict {
namespace {

struct Amount {
  double value = 0;
  std::string unit;  // lower case
};

std::optional<Amount> amount_in(std::string_view text) {
  Amount amount;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), amount.value);
  if (error != std::errc() || !std::isfinite(amount.value) || amount.value < 0) return std::nullopt;
  for (const char* c = end; c != text.data() + text.size(); ++c)
    amount.unit.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(*c))));
  return amount;
}

using Factors = std::map<std::string, double, std::less<>>;

std::optional<double> scaled(const std::optional<Amount>& amount, const Factors& factors) {
  if (!amount) return std::nullopt;
  const auto factor = factors.find(amount->unit);
  return factor == factors.end() ? std::nullopt : std::optional(amount->value * factor->second);
}

std::optional<Bytes> bytes_in(const std::optional<Amount>& amount) {
  constexpr double kibi = 1024, mebi = 1024 * 1024, most = 1e15;
  static const Factors factors = {{"", 1},       {"b", 1},      {"k", kibi},   {"kb", kibi},
                                  {"kib", kibi}, {"ko", kibi},  {"kio", kibi}, {"m", mebi},
                                  {"mb", mebi},  {"mib", mebi}, {"mo", mebi},  {"mio", mebi}};
  const auto value = scaled(amount, factors);
  if (!value || *value > most) return std::nullopt;
  return Bytes{std::llround(*value)};
}

bool take(std::string_view name, std::string_view text, Claims& claims) {
  const auto amount = amount_in(text);
  if (name == "accuracy") {
    claims.accuracy = scaled(amount, {{"", 1}, {"%", 0.01}});
    return claims.accuracy && *claims.accuracy <= 1;
  }
  if (name == "ms")
    return (claims.latency_ms = scaled(amount, {{"", 1}, {"ms", 1}, {"s", 1000}, {"us", 1e-3}})).has_value();
  if (name == "mj")
    return (claims.energy_mj = scaled(amount, {{"", 1}, {"mj", 1}, {"j", 1000}, {"uj", 1e-3}})).has_value();
  if (name == "params") return (claims.parameters = scaled(amount, {{"", 1}, {"k", 1e3}, {"m", 1e6}})).has_value();
  if (name == "flash") return (claims.flash = bytes_in(amount)).has_value();
  if (name == "ram") return (claims.ram = bytes_in(amount)).has_value();
  return false;
}

}  // namespace

Result<Claims> parse_claims(std::string_view text) {
  Claims claims;
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" ,;\n\t", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    const std::size_t equals = word.find('=');
    if (equals == std::string_view::npos || !take(word.substr(0, equals), word.substr(equals + 1), claims))
      return Error{ErrorKind::usage, "--claim " + std::string(word), "this claim is not understood",
                   "for example \"accuracy=0.867 ms=12.6 flash=160KB ram=110KB mj=0.85 params=160000\""};
    any = true;
  }
  if (!any) return Error{ErrorKind::usage, "--claim", "nothing is claimed", "for example \"ms=12.6 flash=160KB\""};
  return claims;
}

}  // namespace jauge::verdict
