#include "analyzer/memory/proof.h"

namespace jauge::memory {
namespace {

std::string_view smallest(const Certificate& certificate) {
  switch (certificate.model) {
    case Model::m0:
      return proof_patterns::smallest_fixed;
    case Model::m1:
      return proof_patterns::smallest_any_order;
    case Model::m2:
      return certificate.every_order ? proof_patterns::smallest_shared_any_order : proof_patterns::smallest_shared;
    case Model::m3:
      break;
  }
  return certificate.every_order ? proof_patterns::smallest_by_rows_any_order : proof_patterns::smallest_by_rows;
}

std::string_view change(const Plan& plan) {
  if (plan.activation_bytes <= plan.certificate.floor_bytes) return proof_patterns::smaller_ends;
  if (plan.level == Level::none) return proof_patterns::share_bytes;
  return plan.level == Level::overlap ? proof_patterns::run_by_rows : proof_patterns::smaller_tensors;
}

}  // namespace

Sentence bound_sentence(const Plan& plan) {
  const Certificate& certificate = plan.certificate;
  if (plan.optimal) return {std::string(smallest(certificate)), {plan.lower_bound_bytes, certificate.layer}};
  return {std::string(proof_patterns::at_least),
          {plan.lower_bound_bytes, certificate.layer, std::string(name_of(certificate.model))}};
}

Sentence change_sentence(const Plan& plan) {
  return {std::string(change(plan)), {plan.certificate.layer}};
}

std::vector<Sentence> proof_sentences(const Plan& plan) {
  return {bound_sentence(plan),
          {std::string(proof_patterns::floor), {plan.certificate.floor_bytes}},
          change_sentence(plan)};
}

}  // namespace jauge::memory
