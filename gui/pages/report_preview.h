// SPDX-License-Identifier: GPL-3.0-or-later
// How the report reads. Exported files look better; this shows what is in them.
#pragma once

#include <QTextBrowser>

#include "gui/pages/preview_html.h"

namespace jauge::gui {

class ReportPreview : public QTextBrowser {
  Q_OBJECT
 public:
  explicit ReportPreview(QWidget* parent = nullptr);

  void show_report(const PreviewText& text);
  void scroll_to_section(const QString& id) { scrollToAnchor(id); }

 private:
  void add_chart(const std::string& svg, std::size_t index);
};

}  // namespace jauge::gui
