#include "reports/json/figures.h"
#include "reports/json/mcu.h"
#include "reports/wording/wording.h"

namespace jauge::reports::json {
namespace {

Json placed_json(const std::vector<cost::PlacedIn>& places) {
  Json array = Json::array();
  for (const cost::PlacedIn& place : places)
    array.push_back(
        {{"region", place.region}, {"bytes", place.bytes.value}, {"content", cost::name_of(place.content)}});
  return array;
}

// The layers whose weights lie in the board's external Flash.
Json outside_json(const cost::Estimate& estimate) {
  Json array = Json::array();
  for (const cost::OutsideLayer& outside : estimate.flash.outside) {
    const cost::LayerCycles& layer = estimate.per_layer[outside.layer];
    array.push_back({{"index", layer.index}, {"name", layer.name}, {"bytes", outside.bytes.value}});
  }
  return array;
}

// Empty when the arena lies in one piece.
Json parts_json(const std::vector<cost::ArenaPart>& parts) {
  Json array = Json::array();
  for (const cost::ArenaPart& part : parts)
    array.push_back({{"region", part.regions},
                     {"bytes", part.bytes.value},
                     {"external", part.is_external},
                     {"tensors", part.tensors}});
  return array;
}

Json flash_json(const cost::Estimate& estimate) {
  const cost::FlashUse& flash = estimate.flash;
  return {{"weights", figure(flash.weights)},          {"code", figure(flash.code)},
          {"reserve", figure(flash.reserve)},          {"total", figure(flash.total)},
          {"placed_in", placed_json(flash.placed_in)}, {"external_bytes", flash.external.value},
          {"outside", outside_json(estimate)}};
}

Json ram_json(const cost::RamUse& ram) {
  return {{"activations", figure(ram.activations)},
          {"scratch", figure(ram.scratch)},
          {"runtime", figure(ram.runtime)},
          {"stack", figure(ram.stack)},
          {"reserve", figure(ram.reserve)},
          {"total", figure(ram.total)},
          {"placed_in", placed_json(ram.placed_in)},
          {"external_bytes", ram.external.value},
          {"arena_parts", parts_json(ram.arena_parts)}};
}

Json per_layer_json(const std::vector<cost::LayerCycles>& layers) {
  Json array = Json::array();
  for (const cost::LayerCycles& layer : layers)
    array.push_back({{"index", layer.index}, {"name", layer.name}, {"cycles", figure(layer.cycles)}});
  return array;
}

Json sentence_json(const Sentence& sentence, Language language) {
  return sentence.pattern.empty() ? Json(nullptr) : Json(say(sentence, language));
}

Json fits_json(verdict::Level level) {
  if (level == verdict::Level::unknown) return nullptr;
  return level != verdict::Level::no;
}

Json verdict_json(const verdict::Verdict& verdict, Language language) {
  Json reasons = Json::array(), findings = Json::array(), suggestions = Json::array();
  for (const verdict::Reason& reason : verdict.reasons) {
    const std::string sentence = say(reason.sentence, language);
    reasons.push_back(sentence);
    findings.push_back({{"rule", reason.rule}, {"level", verdict::name_of(reason.level)}, {"sentence", sentence}});
  }
  for (const Sentence& suggestion : verdict.suggestions) suggestions.push_back(say(suggestion, language));
  return {{"fits", fits_json(verdict.level)},
          {"level", verdict::name_of(verdict.level)},
          {"reasons", reasons},
          {"suggestions", suggestions},
          {"findings", findings},
          {"worst_use", verdict.worst_use ? number(*verdict.worst_use) : Json(nullptr)}};
}

}  // namespace

Json analyze_result(const analysis::Assessment& assessment, Language language) {
  const cost::Estimate& estimate = assessment.estimate;
  return {{"mcu", short_mcu_json(assessment.target)},
          {"board", board_json(assessment.target)},
          {"runtime", estimate.runtime},
          {"flash", flash_json(estimate)},
          {"ram", ram_json(estimate.ram)},
          {"latency_ms", figure(estimate.latency_ms)},
          {"external_ms", figure(estimate.external_ms)},
          {"latency_conditions", sentence_json(estimate.latency_conditions, language)},
          {"why_no_latency", sentence_json(estimate.why_no_latency, language)},
          {"energy_mj", figure(estimate.energy_mj)},
          {"energy_conditions", sentence_json(estimate.energy_conditions, language)},
          {"why_no_energy", sentence_json(estimate.why_no_energy, language)},
          {"per_layer", per_layer_json(estimate.per_layer)},
          {"verdict", verdict_json(assessment.verdict, language)}};
}

}  // namespace jauge::reports::json
