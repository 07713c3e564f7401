// SPDX-License-Identifier: GPL-3.0-or-later
// What the figures say about one layer: what changing it would save, and what it would not.
#pragma once

#include <QStringList>

#include "analyzer/analysis/analysis.h"

namespace jauge::gui {

// For a layer of the deployable graph.
QStringList layer_advice(const analysis::ModelStudy& study, int layer);

}  // namespace jauge::gui
