// SPDX-License-Identifier: GPL-3.0-or-later
// What the window asks of every page. A page connects models to views and computes nothing.
#pragma once

#include <QAbstractItemModel>
#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace jauge::gui {

class Chart;
class ElidedLabel;
class MessageBar;
class Session;
class TableView;

class Page : public QWidget {
  Q_OBJECT
 public:
  Page(Session& session, QWidget* parent = nullptr);

  virtual QString title() const = 0;
  virtual QString help() const = 0;  // what F1 shows
  // The table that Ctrl+C and Ctrl+E take; nothing when the page has none.
  virtual TableView* table() const { return nullptr; }
  virtual Chart* chart() const { return nullptr; }
  virtual QWidget* search_field() const { return nullptr; }
  virtual void toggle_twin() {}
  virtual bool has_twin() const { return false; }
  // Leaves search first, zoom second. False when there was nothing to leave.
  virtual bool escape() { return false; }

 protected:
  // Texts in the window's language again.
  virtual void retranslate() = 0;
  void changeEvent(QEvent* event) override;

  // The tool strip above the page: title, summary, and what the page adds to its right.
  QHBoxLayout* tool_strip() const { return tools_; }
  QWidget* tool_strip_widget() const { return strip_; }
  void show_header(const QString& title, const QString& summary);

  Session& session_;

 private:
  QWidget* strip_;
  QHBoxLayout* tools_;
  QLabel* title_;
  ElidedLabel* summary_;
};

}  // namespace jauge::gui
