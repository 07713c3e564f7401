// SPDX-License-Identifier: GPL-3.0-or-later
// Who was taken for whom, as a coloured square: rows are the truth. One cell can be chosen, with mouse or arrows. The
// same figures stand in a table (evaluation_rows) for those who cannot see it.
#pragma once

#include <QWidget>
#include <optional>

#include "analyzer/evaluate/confusion.h"

namespace jauge::gui {

class ConfusionView : public QWidget {
  Q_OBJECT
 public:
  enum class Mode {
    counts,
    shares,      // of the row, in percent
    difference,  // counts minus those of the other matrix
  };
  struct Cell {
    std::int64_t truth = 0, predicted = 0;
    bool operator==(const Cell&) const = default;
  };

  explicit ConfusionView(QWidget* parent = nullptr);

  // Nothing: an empty square. `other` must be of the same classes.
  void show_confusion(std::optional<evaluate::Confusion> confusion, std::optional<evaluate::Confusion> other = {});
  void set_mode(Mode mode);
  Mode mode() const { return mode_; }
  const std::optional<evaluate::Confusion>& confusion() const { return confusion_; }
  const std::optional<Cell>& chosen() const { return chosen_; }
  void choose(std::optional<Cell> cell);
  void pick(const Cell& cell);  // as a click does
  // "truth cat, answer dog: 122 of 1,000"
  QString words_of(const Cell& cell) const;
  // The count that the cell shows: in the mode difference, with the other matrix's taken away.
  std::int64_t value_of(const Cell& cell) const;

  QSize sizeHint() const override { return {460, 460}; }
  QSize minimumSizeHint() const override { return {220, 200}; }

 signals:
  void picked(std::int64_t truth, std::int64_t predicted);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

 private:
  struct Geometry {
    double left = 0, top = 0, cell = 0;
  };
  Geometry geometry_of() const;
  QRectF cell_area(const Geometry& geometry, const Cell& cell) const;
  std::optional<Cell> cell_at(const QPointF& point) const;
  QColor colour_of(const Cell& cell) const;
  QString text_of(const Cell& cell) const;
  void paint_names(QPainter& painter, const Geometry& geometry) const;
  void paint_cell(QPainter& painter, const Geometry& geometry, const Cell& cell) const;

  std::optional<evaluate::Confusion> confusion_, other_;
  std::optional<Cell> chosen_;
  Mode mode_ = Mode::counts;
};

}  // namespace jauge::gui
