// SPDX-License-Identifier: GPL-3.0-or-later
// Figures that somebody claims, as typed, held against the analysed model on its target.
#pragma once

#include <QString>
#include <vector>

#include "analyzer/analysis/analysis.h"
#include "analyzer/evaluate/evaluation.h"
#include "analyzer/verdict/claims.h"

namespace jauge::gui {

// One text field each; empty: not claimed. Units may be typed ("160 KB", "86.7 %", "12.6 ms"); a comma is a point.
struct ClaimTexts {
  QString accuracy, latency, energy, parameters, flash, ram;
};

struct ClaimLine {
  verdict::ClaimLevel level = verdict::ClaimLevel::implied;
  QString word;  // of the level
  QString sentence;
};

struct ClaimAnswer {
  std::vector<ClaimLine> lines;  // the impossible first
  QString not_understood;        // the field's text that is no figure; empty: all are
  bool possible() const;
};

// `evaluation` may be nothing. Without any claim the answer is empty.
ClaimAnswer check_claims(const ClaimTexts& texts, const analysis::Analysis& analysis,
                         const evaluate::Evaluation* evaluation);

// The colour and icon that stand for a level.
verdict::Level chip_level(verdict::ClaimLevel level);

}  // namespace jauge::gui
