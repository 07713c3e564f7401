// SPDX-License-Identifier: GPL-3.0-or-later
// The report's HTML in a text browser, which draws no inline SVG: the charts become pictures of the document.
#pragma once

#include <QTextBrowser>
#include <string>

namespace jauge::gui {

class ReportPreview : public QTextBrowser {
  Q_OBJECT
 public:
  explicit ReportPreview(QWidget* parent = nullptr);

  void show_report(const std::string& html);
  void scroll_to_section(const QString& id);

 private:
  QString with_pictures(const QString& html);
  QString picture(const QString& svg, int index);
};

}  // namespace jauge::gui
