// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QFile>
#include <QListWidget>
#include <QTest>

#include "gui/pages/report_page.h"
#include "gui/window/main_window.h"
#include "tests/gui/fixed_session.h"

namespace jauge::gui {
namespace {

using testing::FixedSession;

class Report : public ::testing::Test {
 protected:
  Report() : window_(fixed_.session) {
    fixed_.open("a.onnx");
    window_.show();
    window_.show_page("report");
  }
  ReportPage& page() { return *static_cast<ReportPage*>(window_.current_page()); }
  QString file(const char* name) const { return QString::fromStdString((fixed_.folder.path() / name).string()); }
  QByteArray content(const QString& name) const {
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }
  bool preview_shows(const QString& text) {
    return QTest::qWaitFor([&] { return page().preview_text().contains(text); }, 30'000);
  }

  FixedSession fixed_;
  MainWindow window_;
};

TEST_F(Report, PreviewShowsTheFiguresOfTheWindow) {
  EXPECT_TRUE(preview_shows("1,344,042")) << page().preview_text().left(2000).toStdString();
  EXPECT_TRUE(preview_shows("32,609,280"));
}

TEST_F(Report, SectionsThatAreNotTickedAreLeftOut) {
  ASSERT_TRUE(preview_shows("Conclusion"));
  auto* sections = page().findChild<QListWidget*>();
  ASSERT_TRUE(sections);
  for (int row = 0; row < sections->count(); ++row)
    if (sections->item(row)->text() == "Conclusion") sections->item(row)->setCheckState(Qt::Unchecked);
  EXPECT_TRUE(QTest::qWaitFor([&] { return !page().preview_text().contains("9 Conclusion"); }, 30'000));
  EXPECT_TRUE(fixed_.session.project().is_modified());
}

TEST_F(Report, ExportsEveryFormatAndAsksBeforeItOverwrites) {
  const std::pair<const char*, QByteArray> starts[] = {
      {"r.html", "<!DOCTYPE html>"}, {"r.md", "# "}, {"r.json", "{"}, {"r.csv", ""}, {"r.pdf", "%PDF-"}};
  for (const auto& [name, start] : starts) {
    page().export_to(file(name), Overwrite::refuse);
    fixed_.settle();
    const QByteArray written = content(file(name));
    EXPECT_GT(written.size(), 100) << name;
    EXPECT_TRUE(written.startsWith(start)) << name << ": " << written.left(40).toStdString();
  }
  const auto problems = fixed_.session.problems().problems().size();
  const QByteArray before = content(file("r.html"));
  page().export_to(file("r.html"), Overwrite::refuse);
  fixed_.settle();
  EXPECT_EQ(fixed_.session.problems().problems().size(), problems + 1);
  EXPECT_EQ(content(file("r.html")), before);
}

}  // namespace
}  // namespace jauge::gui
