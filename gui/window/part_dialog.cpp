// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/part_dialog.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <set>

#include "gui/models/text.h"
#include "gui/session/session.h"

namespace jauge::gui {
namespace {

enum Column { name_column, start_column, size_column, kind_column, column_count };
constexpr const char* kinds[] = {"flash", "sram", "ccm", "dtcm", "itcm", "backup", "reserved"};
constexpr double fastest_mhz = 10'000;

std::string text_of(const QTableWidget& table, int row, int column) {
  const QTableWidgetItem* item = table.item(row, column);
  return item ? item->text().trimmed().toStdString() : "";
}

}  // namespace

PartDialog::PartDialog(Session& session, QWidget* parent)
    : QDialog(parent),
      session_(session),
      vendor_(new QLineEdit),
      family_(new QLineEdit),
      part_(new QLineEdit),
      source_(new QLineEdit),
      core_(new QComboBox),
      clock_(new QDoubleSpinBox),
      regions_(new QTableWidget(0, column_count)),
      more_(new QPushButton),
      less_(new QPushButton),
      add_(new QPushButton),
      about_(new QLabel),
      message_(new QLabel),
      regions_title_(new QLabel) {
  for (QLabel* label : {about_, message_}) {
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
  }
  about_->setProperty("role", "muted");
  regions_title_->setProperty("role", "heading");
  clock_->setRange(0, fastest_mhz);
  clock_->setDecimals(3);
  clock_->setSuffix(QStringLiteral(" MHz"));
  regions_->verticalHeader()->hide();
  regions_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  regions_->setMinimumHeight(130);
  add_->setProperty("role", "primary");
  add_->setDefault(true);
  auto* form = new QFormLayout;
  for (QWidget* field : {static_cast<QWidget*>(vendor_), static_cast<QWidget*>(family_), static_cast<QWidget*>(part_),
                         static_cast<QWidget*>(core_), static_cast<QWidget*>(clock_), static_cast<QWidget*>(source_)}) {
    names_.push_back(new QLabel);
    names_.back()->setBuddy(field);
    form->addRow(names_.back(), field);
  }
  auto* head = new QHBoxLayout;
  head->addWidget(regions_title_, 1);
  head->addWidget(more_);
  head->addWidget(less_);
  auto* foot = new QHBoxLayout;
  foot->addWidget(message_, 1);
  foot->addWidget(add_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(18, 16, 18, 16);
  column->setSpacing(10);
  column->addWidget(about_);
  column->addLayout(form);
  column->addLayout(head);
  column->addWidget(regions_, 1);
  column->addLayout(foot);
  resize(560, 520);
  connect(more_, &QPushButton::clicked, this, [this] { add_region({"SRAM2", {}, 0, "sram"}); });
  connect(less_, &QPushButton::clicked, this, [this] {
    if (regions_->rowCount() > 0) regions_->removeRow(std::max(0, regions_->currentRow()));
  });
  connect(add_, &QPushButton::clicked, this, &PartDialog::add);
  connect(&session, &Session::targetChanged, this, &PartDialog::fill_cores);
  add_region({"FLASH", 0x08000000, 512, "flash"});
  add_region({"SRAM", 0x20000000, 128, "sram"});
  retranslate();
}

void PartDialog::changeEvent(QEvent* event) {
  QDialog::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

void PartDialog::retranslate() {
  setWindowTitle(tr("Add a part"));
  about_->setText(tr(
      "From its data sheet. What you do not know, leave out: unknown is a good answer, a guess is not. The record is "
      "written into your own folder and can be edited there."));
  const QString names[] = {tr("&Vendor"), tr("&Family"), tr("&Part"), tr("&Core"), tr("C&lock"), tr("&Source")};
  for (std::size_t i = 0; i < names_.size(); ++i) {
    names_[i]->setText(names[i]);
    names_[i]->buddy()->setAccessibleName(QString(names[i]).remove('&'));
  }
  source_->setPlaceholderText(tr("data sheet and revision"));
  clock_->setSpecialValueText(tr("unknown"));
  regions_title_->setText(tr("Memory"));
  regions_->setAccessibleName(tr("Memory regions"));
  regions_->setHorizontalHeaderLabels(
      {tr("Name"), tr("Start"), window_language() == Language::french ? tr("Size, Kio") : tr("Size, KiB"), tr("Kind")});
  more_->setText(tr("Add a row"));
  less_->setText(tr("Remove"));
  add_->setText(tr("Add the part"));
  fill_cores();
}

void PartDialog::fill_cores() {
  if (core_->count() > 0 || !session_.catalog()) return;
  std::set<QString> cores;
  for (const target::Target& chip : session_.catalog()->chips()) cores.insert(QString::fromStdString(chip.core.name));
  for (const QString& core : cores) core_->addItem(core);
  core_->setCurrentText(QStringLiteral("Cortex-M4F"));
}

void PartDialog::add_region(const mcu_db::OwnRegion& region) {
  const int row = regions_->rowCount();
  regions_->insertRow(row);
  regions_->setItem(row, name_column, new QTableWidgetItem(QString::fromStdString(region.name)));
  regions_->setItem(
      row, start_column,
      new QTableWidgetItem(region.start ? QStringLiteral("0x%1").arg(*region.start, 8, 16, QChar('0')) : QString()));
  regions_->setItem(row, size_column, new QTableWidgetItem(region.kib > 0 ? QString::number(region.kib) : QString()));
  auto* kind = new QComboBox;
  for (const char* each : kinds) kind->addItem(each);
  kind->setCurrentText(QString::fromStdString(region.kind));
  kind->setAccessibleName(tr("Kind"));
  regions_->setCellWidget(row, kind_column, kind);
}

void PartDialog::type(const mcu_db::OwnPart& part) {
  fill_cores();
  vendor_->setText(QString::fromStdString(part.vendor));
  family_->setText(QString::fromStdString(part.family));
  part_->setText(QString::fromStdString(part.part));
  source_->setText(QString::fromStdString(part.source));
  core_->setCurrentText(QString::fromStdString(part.core));
  clock_->setValue(part.clock_mhz.value_or(0));
  regions_->setRowCount(0);
  for (const mcu_db::OwnRegion& region : part.regions) add_region(region);
}

Result<mcu_db::OwnPart> PartDialog::typed() const {
  mcu_db::OwnPart part;
  part.vendor = vendor_->text().trimmed().toStdString();
  part.family = family_->text().trimmed().toStdString();
  part.part = part_->text().trimmed().toStdString();
  part.source = source_->text().trimmed().toStdString();
  part.core = core_->currentText().toStdString();
  if (clock_->value() > 0) part.clock_mhz = clock_->value();
  for (int row = 0; row < regions_->rowCount(); ++row) {
    mcu_db::OwnRegion region;
    region.name = text_of(*regions_, row, name_column);
    region.kind = static_cast<QComboBox*>(regions_->cellWidget(row, kind_column))->currentText().toStdString();
    const QString start = QString::fromStdString(text_of(*regions_, row, start_column));
    bool is_number = true;
    if (!start.isEmpty()) region.start = start.toULongLong(&is_number, 0);
    bool is_size = false;
    region.kib = QString::fromStdString(text_of(*regions_, row, size_column)).replace(',', '.').toDouble(&is_size);
    if (!is_number || !is_size)
      return Error{ErrorKind::bad_record, region.name,
                   is_size ? tr("the start is no address").toStdString() : tr("the size is no number").toStdString(),
                   "0x20000000"};
    part.regions.push_back(std::move(region));
  }
  return part;
}

void PartDialog::add() {
  const auto part = typed();
  const auto file = part ? session_.add_part(*part) : Result<std::filesystem::path>(part.error());
  message_->setProperty("role", file ? "muted" : "");
  message_->setText(file ? tr("Written to %1").arg(shown(file->string()))
                         : tr("Not added: %1").arg(shown(to_text(file.error()))));
}

QString PartDialog::message() const {
  return message_->text();
}

}  // namespace jauge::gui
