// SPDX-License-Identifier: GPL-3.0-or-later
// The current model on every part: a row per chip or board.
#pragma once

#include <QAbstractTableModel>
#include <QStringList>
#include <memory>

#include "analyzer/verdict/choice.h"
#include "gui/session/comparison.h"

namespace jauge::gui {

class CompareTable : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Star, Part, Verdict, Flash, Ram, Latency, Energy, Price, Margin, Core, Clock, Vendor, ColumnCount };

  using QAbstractTableModel::QAbstractTableModel;

  void show(std::shared_ptr<const Comparison> comparison);
  void show_shortlist(const QStringList& shortlist);
  // What comes first when the table is sorted by verdict.
  void rank_by(verdict::Aspect aspect);
  verdict::Aspect ranked_by() const { return aspect_; }
  // Rows that none beats in both, in order. `rows`: those that take part.
  std::vector<int> pareto_front(const std::vector<int>& rows, verdict::Aspect first, verdict::Aspect second) const;
  // What an aspect says of a row, smaller is better; prices of the usual currency only.
  std::optional<double> value_of(int row, verdict::Aspect aspect) const;
  const std::string& currency() const { return currency_; }  // most offers are in; empty: there are none
  void retranslate();

  const ComparedPart* part(int row) const;
  int row_of(const QString& name) const;  // -1: none

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QString text(const ComparedPart& part, int column) const;
  QVariant number_of(const ComparedPart& part, int column) const;
  QString reason(const ComparedPart& part, int column) const;

  void rank();
  std::vector<verdict::Candidate> candidates(const std::vector<int>& rows) const;

  std::shared_ptr<const Comparison> comparison_;
  verdict::Aspect aspect_ = verdict::Aspect::fit;
  std::vector<int> ranks_;  // by row
  std::string currency_;
  QStringList shortlist_;
};

// How a verdict reads in a chip: the word, and for tight and misfit the number that decides ("RAM 93 %", "Flash +41
// KiB").
QString verdict_text(const ComparedPart& part);

// "4.20 EUR · 2026-11-20"; a dash without an offer.
QString price_text(const target::Target& target);
// The same with pieces, stock and notes.
QString offer_text(const target::Offer& offer);

}  // namespace jauge::gui
