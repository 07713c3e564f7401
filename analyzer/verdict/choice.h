// Choosing among chips that were judged for one network: orders and Pareto fronts.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "analyzer/target/target.h"
#include "analyzer/verdict/verdict.h"

namespace jauge::verdict {

struct Candidate {
  const target::Target* target = nullptr;
  const cost::Estimate* estimate = nullptr;
  const Verdict* verdict = nullptr;
};

enum class Aspect {
  fit,      // the fullest chip that fits first: as a rule the cheapest
  margin,   // the most room first
  price,    // the cheapest first; of one currency, others count as unknown
  energy,   // the least first
  latency,  // the quickest first
};
std::optional<Aspect> aspect_named(std::string_view word);  // "fit", "margin", "price", "energy", "latency"

// What an aspect says of a candidate, smaller is better; nothing when unknown. `currency` is that of the prices that
// count; empty: any.
std::optional<double> value_of(const Candidate& candidate, Aspect aspect, std::string_view currency = "");

// Indices of the candidates, best first. What fits stands before what does not and before what nobody knows, whatever
// the aspect; of those a known value stands before an unknown one, and names decide the rest.
std::vector<std::size_t> ranked(std::span<const Candidate> candidates, Aspect aspect, std::string_view currency = "");

// Indices, in order, of the candidates that fit (or fit tightly) and that no other beats: none is as good in every
// aspect and better in one. Of several with the same values the first stands for all. Candidates without a value for
// each aspect are left out.
std::vector<std::size_t> pareto_front(std::span<const Candidate> candidates, std::span<const Aspect> aspects,
                                      std::string_view currency = "");

// The currency most offers are in; empty when there is none.
std::string_view usual_currency(std::span<const Candidate> candidates);

}  // namespace jauge::verdict
