// SPDX-License-Identifier: GPL-3.0-or-later
// The start: drop a model, open one, or look at the bundled one; then a row per open model.
#pragma once

#include <QListWidget>
#include <filesystem>

#include "gui/models/model_table.h"
#include "gui/pages/page.h"

class QPushButton;

namespace jauge::gui {

class ModelsPage : public Page {
  Q_OBJECT
 public:
  explicit ModelsPage(Session& session, QWidget* parent = nullptr);

  QString title() const override;
  QString help() const override;
  TableView* table() const override { return table_; }

 signals:
  void openRequested();

 protected:
  void retranslate() override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* make_start();
  void refresh();
  void fill_recent();
  void open_recent(const QListWidgetItem* item);

  ModelTable rows_;
  TableView* table_;
  QWidget* drop_;
  QLabel *drop_title_, *drop_text_, *recent_title_;
  QPushButton *open_, *sample_;
  QListWidget* recent_;
};

// The bundled example, when it is installed.
std::filesystem::path example_model();

}  // namespace jauge::gui
