// SPDX-License-Identifier: GPL-3.0-or-later
// What an evaluation says, as rows and sentences: the words of reports/wording.
#pragma once

#include <QStringList>

#include "analyzer/evaluate/drift.h"
#include "analyzer/evaluate/model_comparison.h"
#include "gui/models/simple_table.h"

namespace jauge::gui {

QStringList class_headers();
// Every class with the interval of its recall, then both averages.
std::vector<SimpleTable::Row> class_rows(const evaluate::Classified& classified);

QStringList group_headers();
std::vector<SimpleTable::Row> group_rows(const std::vector<evaluate::GroupAccuracy>& groups);

// The confusion matrix as a table: its twin for the keyboard, the clipboard and CSV.
QStringList confusion_headers(const evaluate::Confusion& confusion);
std::vector<SimpleTable::Row> confusion_rows(const evaluate::Confusion& confusion);

QStringList divergence_headers();
std::vector<SimpleTable::Row> divergence_rows(const evaluate::ModelComparison& comparison);

QStringList drift_headers();
std::vector<SimpleTable::Row> drift_rows(const evaluate::Drift& drift);

// "91.0 to 95.1 %"
QString interval_of(const evaluate::Interval& interval);

// One sentence a line.
// `board`: whose answers they are; empty: this computer's.
QStringList evaluation_sentences(const evaluate::Evaluation& evaluation, std::int64_t all_samples,
                                 const QString& board = {});
QStringList comparison_sentences(const evaluate::Evaluation& first, const evaluate::Evaluation& second,
                                 const evaluate::ModelComparison& comparison);
QStringList drift_sentences(const evaluate::Drift& drift);
QString answers_sentence(const evaluate::Confusion& confusion);
QString no_labels_sentence();

}  // namespace jauge::gui
