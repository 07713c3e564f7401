// SPDX-License-Identifier: GPL-3.0-or-later
// The samples behind a cell of the confusion matrix: a list, and the chosen one to look at.
#pragma once

#include <QWidget>
#include <memory>

#include "analyzer/dataset/samples.h"
#include "gui/models/simple_table.h"

class QLabel;

namespace jauge::gui {

class SampleView;
class TableView;

class SamplePanel : public QWidget {
  Q_OBJECT
 public:
  explicit SamplePanel(QWidget* parent = nullptr);

  // `which` as indices of `samples`; `answers` one for each sample, may be empty.
  void show_samples(std::shared_ptr<const dataset::Samples> samples, std::vector<std::int64_t> which,
                    const QString& title);
  void clear(const QString& why);
  void retranslate();
  std::size_t count() const { return which_.size(); }

 private:
  void show_chosen(int row);

  std::shared_ptr<const dataset::Samples> samples_;
  std::vector<std::int64_t> which_;
  SimpleTable rows_;
  TableView* table_;
  SampleView* view_;
  QLabel* title_;
};

}  // namespace jauge::gui
