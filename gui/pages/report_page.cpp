// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/report_page.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <algorithm>

#include "analyzer/base/safe_file.h"
#include "gui/models/text.h"
#include "gui/pages/report_preview.h"
#include "gui/views/message_bar.h"

namespace jauge::gui {
namespace {

constexpr int preview_delay_ms = 300;
constexpr int choices_width = 300;

QStringList section_ids() {
  QStringList ids;
  for (const auto& section : reports::section_names(Language::english)) ids << QString::fromStdString(section.id);
  return ids;
}

ReportFormat format_of(const QString& file) {
  const QString ending = QFileInfo(file).suffix().toLower();
  if (ending == "html" || ending == "htm") return ReportFormat::html;
  if (ending == "md") return ReportFormat::markdown;
  if (ending == "json") return ReportFormat::json;
  if (ending == "csv") return ReportFormat::csv;
  return ReportFormat::pdf;
}

}  // namespace

ReportPage::ReportPage(Session& session, QWidget* parent)
    : Page(session, parent),
      title_(new QLineEdit),
      authors_(new QLineEdit),
      language_(new QComboBox),
      sections_(new QListWidget),
      text_(new QPlainTextEdit),
      title_label_(new QLabel),
      authors_label_(new QLabel),
      language_label_(new QLabel),
      sections_label_(new QLabel),
      text_label_(new QLabel),
      up_(new QPushButton),
      down_(new QPushButton),
      export_(new QPushButton),
      preview_(new ReportPreview),
      message_(new MessageBar) {
  export_->setProperty("role", "primary");
  tool_strip()->addWidget(export_);
  auto* body = new QHBoxLayout;
  body->setContentsMargins(18, 12, 18, 12);
  body->setSpacing(18);
  body->addWidget(make_choices());
  body->addWidget(preview_, 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(tool_strip_widget());
  column->addWidget(message_);
  column->addLayout(body, 1);
  delay_.setSingleShot(true);
  delay_.setInterval(preview_delay_ms);
  connect_choices();
  take_choices();
  retranslate();
}

QWidget* ReportPage::make_choices() {
  auto* choices = new QWidget;
  choices->setFixedWidth(choices_width);
  auto* column = new QVBoxLayout(choices);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  auto* order = new QHBoxLayout;
  order->addWidget(sections_label_, 1);
  order->addWidget(up_);
  order->addWidget(down_);
  title_label_->setBuddy(title_);
  authors_label_->setBuddy(authors_);
  language_label_->setBuddy(language_);
  sections_label_->setBuddy(sections_);
  text_label_->setBuddy(text_);
  text_label_->setTextFormat(Qt::PlainText);
  text_label_->setWordWrap(true);
  text_->setTabChangesFocus(true);
  for (QLabel* label : {title_label_, authors_label_, language_label_, sections_label_, text_label_})
    label->setProperty("role", "muted");
  column->addWidget(title_label_);
  column->addWidget(title_);
  column->addWidget(authors_label_);
  column->addWidget(authors_);
  column->addWidget(language_label_);
  column->addWidget(language_);
  column->addSpacing(4);
  column->addLayout(order);
  column->addWidget(sections_, 3);
  column->addWidget(text_label_);
  column->addWidget(text_, 2);
  return choices;
}

void ReportPage::connect_choices() {
  connect(&delay_, &QTimer::timeout, this, &ReportPage::render);
  connect(title_, &QLineEdit::textEdited, this, &ReportPage::give_choices);
  connect(authors_, &QLineEdit::textEdited, this, &ReportPage::give_choices);
  connect(language_, &QComboBox::activated, this, [this](int index) {
    choices_.language = index == 1 ? Language::french : Language::english;
    fill_sections();
    give_choices();
  });
  connect(sections_, &QListWidget::itemChanged, this, &ReportPage::give_choices);
  connect(sections_, &QListWidget::currentRowChanged, this, [this] {
    show_text_of_section();
    preview_->scroll_to_section(selected_section());
  });
  connect(text_, &QPlainTextEdit::textChanged, this, [this] {
    if (filling_) return;
    choices_.texts[selected_section()] = text_->toPlainText();
    give_choices();
  });
  connect(up_, &QPushButton::clicked, this, [this] { move_section(-1); });
  connect(down_, &QPushButton::clicked, this, [this] { move_section(1); });
  connect(export_, &QPushButton::clicked, this, &ReportPage::export_report);
  connect(&session_, &Session::analysisChanged, &delay_, qOverload<>(&QTimer::start));
  connect(&session_, &Session::comparisonChanged, &delay_, qOverload<>(&QTimer::start));
  connect(&session_.board_runs(), &BoardRuns::resultChanged, &delay_, qOverload<>(&QTimer::start));
  connect(&session_.evaluations(), &Evaluations::resultChanged, &delay_, qOverload<>(&QTimer::start));
  connect(&session_, &Session::choicesChanged, this, [this] {
    take_choices();
    delay_.start();
  });
}

QString ReportPage::title() const {
  return tr("Report");
}

QString ReportPage::help() const {
  return tr(
      "Tick the sections the report shall have, put them in order, and add words of your own to each. The language "
      "of the report is independent of the window's. Ctrl+Shift+E exports it as PDF, HTML, Markdown, JSON or CSV.");
}

void ReportPage::retranslate() {
  title_label_->setText(tr("Title"));
  title_->setPlaceholderText(tr("The report's own title"));
  authors_label_->setText(tr("Authors, separated by commas"));
  language_label_->setText(tr("Language of the report"));
  sections_label_->setText(tr("Sections"));
  up_->setText(tr("Up"));
  down_->setText(tr("Down"));
  up_->setToolTip(tr("Move the section up"));
  down_->setToolTip(tr("Move the section down"));
  export_->setText(tr("Export…"));
  sections_->setAccessibleName(tr("Sections"));
  preview_->setAccessibleName(tr("Preview of the report"));
  const int language = language_->currentIndex();
  language_->clear();
  language_->addItems({tr("English"), tr("French")});
  language_->setCurrentIndex(language < 0 ? (choices_.language == Language::french ? 1 : 0) : language);
  show_header(title(), tr("preview; figures say how they were got"));
  show_text_of_section();
}

void ReportPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  delay_.start();
}

void ReportPage::take_choices() {
  if (filling_) return;
  const QScopedValueRollback guard(filling_, true);
  choices_ = read_report_choices(session_.report_choices(), section_ids(), window_language());
  title_->setText(choices_.title);
  authors_->setText(choices_.authors.join(", "));
  language_->setCurrentIndex(choices_.language == Language::french ? 1 : 0);
  fill_sections();
}

void ReportPage::fill_sections() {
  const QScopedValueRollback guard(filling_, true);
  const int row = std::max(0, sections_->currentRow());
  sections_->clear();
  const auto names = reports::section_names(choices_.language);
  for (const auto& [id, on] : choices_.sections) {
    const auto name = std::find_if(names.begin(), names.end(), [&](const reports::SectionName& each) {
      return QString::fromStdString(each.id) == id;
    });
    auto* item = new QListWidgetItem(name == names.end() ? id : QString::fromStdString(name->title), sections_);
    item->setData(Qt::UserRole, id);
    item->setToolTip(tooltip(item->text()));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(on ? Qt::Checked : Qt::Unchecked);
  }
  sections_->setCurrentRow(row);
  show_text_of_section();
}

QString ReportPage::selected_section() const {
  const QListWidgetItem* item = sections_->currentItem();
  return item ? item->data(Qt::UserRole).toString() : QString();
}

void ReportPage::show_text_of_section() {
  const QScopedValueRollback guard(filling_, true);
  const QListWidgetItem* item = sections_->currentItem();
  text_label_->setText(item ? tr("Your words for “%1”").arg(item->text()) : QString());
  const auto text = choices_.texts.find(selected_section());
  const QString wanted = text == choices_.texts.end() ? QString() : text->second;
  if (text_->toPlainText() != wanted) text_->setPlainText(wanted);
}

void ReportPage::give_choices() {
  if (filling_) return;
  choices_.title = title_->text();
  choices_.authors = authors_->text().split(u',', Qt::SkipEmptyParts);
  for (QString& author : choices_.authors) author = author.trimmed();
  choices_.sections.clear();
  for (int row = 0; row < sections_->count(); ++row)
    choices_.sections.push_back(
        {sections_->item(row)->data(Qt::UserRole).toString(), sections_->item(row)->checkState() == Qt::Checked});
  session_.set_report_choices(to_json(choices_, session_.report_choices()));
  delay_.start();
}

void ReportPage::move_section(int by) {
  const int row = sections_->currentRow();
  const int wanted = row + by;
  if (row < 0 || wanted < 0 || wanted >= sections_->count()) return;
  std::swap(choices_.sections[static_cast<std::size_t>(row)], choices_.sections[static_cast<std::size_t>(wanted)]);
  fill_sections();
  sections_->setCurrentRow(wanted);
  give_choices();
}

void ReportPage::render() {
  if (!isVisible()) return;
  session_.jobs().cancel(job_);
  export_->setEnabled(session_.analysis() != nullptr);
  if (!session_.analysis()) {
    preview_->setPlainText(tr("Open a model: the report is about the current model on the current target."));
    return;
  }
  const ReportOrder order = report_order(session_, choices_, QCoreApplication::applicationVersion());
  job_ = session_.jobs().run<ReportText>(
      tr("Write the report"), [order](const Progress& progress) { return write_report(order, progress); },
      [this](ReportText text, int job) {
        if (job == job_) preview_->show_report(text.preview);
      });
}

QString ReportPage::preview_text() const {
  return preview_->toPlainText();
}

void ReportPage::export_report() {
  if (!session_.analysis()) return;
  // The dialog asks before it lets an existing file be chosen.
  const QString file =
      QFileDialog::getSaveFileName(this, tr("Export report"), "report.pdf",
                                   tr("PDF (*.pdf)") + ";;HTML (*.html);;Markdown (*.md);;JSON (*.json);;CSV (*.csv)");
  if (file.isEmpty()) return;
  const bool complete = !QFileInfo(file).suffix().isEmpty();
  export_to(complete ? file : file + ".pdf", complete ? Overwrite::allow : Overwrite::refuse);
}

void ReportPage::export_to(const QString& file, Overwrite overwrite) {
  const ReportOrder order = report_order(session_, choices_, QCoreApplication::applicationVersion());
  const ReportFormat format = format_of(file);
  session_.jobs().run<Result<void>>(
      tr("Export %1").arg(QFileInfo(file).fileName()),
      [=](const Progress& progress) -> Result<void> {
        JAUGE_TRY(const std::string content, report_file(order, format, progress));
        return write_file_safely(std::filesystem::path(file.toStdString()), std::string_view(content), overwrite);
      },
      [this, file](Result<void> written, int job) {
        if (written) {
          message_->show_remark({});
          emit session_.logged(tr("Report saved as %1").arg(file));
          return;
        }
        session_.jobs().fail(job, QString::fromStdString(written.error().what));
        session_.problems().add(file, written.error());
        message_->show_remark(tr("Not saved: %1").arg(shown(to_text(written.error()))));
      });
}

}  // namespace jauge::gui
