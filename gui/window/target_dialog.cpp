// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/target_dialog.h"

#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include "gui/models/text.h"
#include "gui/session/firmware_reserves.h"
#include "gui/session/session.h"

namespace jauge::gui {
namespace {

constexpr int kibi = 1024, largest_kib = 1 << 20;

// Titles of the program's own list in French as well; those of a list of the user's are shown as they are.
[[maybe_unused]] constexpr const char* known_titles[] = {
    QT_TRANSLATE_NOOP("jauge::gui::TargetDialog", "FreeRTOS, four tasks"),
    QT_TRANSLATE_NOOP("jauge::gui::TargetDialog", "Zephyr with a Bluetooth LE peripheral"),
    QT_TRANSLATE_NOOP("jauge::gui::TargetDialog", "Zephyr with a Bluetooth LE broadcaster"),
    QT_TRANSLATE_NOOP("jauge::gui::TargetDialog", "Nordic SoftDevice S132 (Bluetooth LE)"),
    QT_TRANSLATE_NOOP("jauge::gui::TargetDialog", "one more task"),
};

QSpinBox* size_field() {
  auto* field = new QSpinBox;
  field->setRange(0, largest_kib);
  field->setKeyboardTracking(false);
  return field;
}

int kib_of(Bytes bytes) {
  return static_cast<int>(std::min<std::int64_t>((bytes.value + kibi - 1) / kibi, largest_kib));
}

Bytes bytes_of(const QSpinBox& field) {
  return Bytes{std::int64_t{field.value()} * kibi};
}

}  // namespace

TargetDialog::TargetDialog(Session& session, QWidget* parent)
    : QDialog(parent),
      session_(session),
      part_(new QComboBox),
      runtime_(new QComboBox),
      firmware_(new QComboBox),
      ram_(size_field()),
      flash_(size_field()),
      stack_(size_field()),
      part_name_(new QLabel),
      runtime_name_(new QLabel),
      firmware_name_(new QLabel),
      ram_name_(new QLabel),
      flash_name_(new QLabel),
      stack_name_(new QLabel),
      note_(new QLabel) {
  part_->setEditable(true);
  part_->setInsertPolicy(QComboBox::NoInsert);
  part_->completer()->setFilterMode(Qt::MatchContains);
  part_->completer()->setCompletionMode(QCompleter::PopupCompletion);
  note_->setProperty("role", "muted");
  note_->setWordWrap(true);
  auto* form = new QFormLayout;
  form->addRow(part_name_, part_);
  form->addRow(runtime_name_, runtime_);
  form->addRow(firmware_name_, firmware_);
  form->addRow(ram_name_, ram_);
  form->addRow(flash_name_, flash_);
  form->addRow(stack_name_, stack_);
  part_name_->setBuddy(part_);
  runtime_name_->setBuddy(runtime_);
  firmware_name_->setBuddy(firmware_);
  ram_name_->setBuddy(ram_);
  flash_name_->setBuddy(flash_);
  stack_name_->setBuddy(stack_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(18, 16, 18, 16);
  column->setSpacing(12);
  column->addLayout(form);
  column->addWidget(note_);
  column->addStretch();
  resize(520, 320);
  connect(part_, &QComboBox::activated, this, [this] { session_.set_target(part_->currentText()); });
  connect(part_->lineEdit(), &QLineEdit::returnPressed, this, [this] { session_.set_target(part_->currentText()); });
  connect(runtime_, &QComboBox::activated, this, [this] { session_.set_runtime(runtime_->currentData().toString()); });
  connect(firmware_, &QComboBox::activated, this, [this] {
    const QString name = firmware_->currentData().toString();
    if (const auto chosen = choose_firmware(name.toStdString()); !chosen)
      note_->setText(shown(to_text(chosen.error())));
  });
  for (QSpinBox* field : {ram_, flash_, stack_})
    connect(field, &QSpinBox::valueChanged, this, &TargetDialog::take_reserve);
  connect(&session, &Session::targetChanged, this, &TargetDialog::refresh);
  retranslate();
}

void TargetDialog::choose_part(const QString& part) {
  session_.set_target(part);
}

void TargetDialog::choose_runtime(const QString& name) {
  session_.set_runtime(name);
}

void TargetDialog::choose_reserve(int ram_kib, int flash_kib, int stack_kib) {
  cost::Reserve reserve = session_.reserve();
  reserve.ram = Bytes{std::int64_t{ram_kib} * kibi};
  reserve.flash = Bytes{std::int64_t{flash_kib} * kibi};
  reserve.stack = Bytes{std::int64_t{stack_kib} * kibi};
  session_.set_reserve(reserve);
}

Result<void> TargetDialog::choose_firmware(const std::string& name) {
  cost::Reserve reserve = session_.reserve();
  reserve.ram = reserve.flash = Bytes{};
  if (!name.empty()) {
    JAUGE_TRY(const auto known, known_reserves());
    JAUGE_TRY(const auto firmware, mcu_db::find_reserve(known, name));
    reserve.ram = firmware.ram;
    reserve.flash = firmware.flash;
  }
  session_.set_reserve(reserve);
  return {};
}

void TargetDialog::changeEvent(QEvent* event) {
  QDialog::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

void TargetDialog::retranslate() {
  setWindowTitle(tr("Target"));
  part_name_->setText(tr("&Chip or board"));
  runtime_name_->setText(tr("&Runtime"));
  firmware_name_->setText(tr("Runs &beside it"));
  ram_name_->setText(tr("RAM &kept for your program"));
  flash_name_->setText(tr("&Flash kept for your program"));
  stack_name_->setText(tr("&Stack of the inference call"));
  for (QSpinBox* field : {ram_, flash_, stack_})
    field->setSuffix(window_language() == Language::french ? QStringLiteral(" Kio") : QStringLiteral(" KiB"));
  for (const auto& [field, label] : {std::pair<QWidget*, QLabel*>{part_, part_name_},
                                     {runtime_, runtime_name_},
                                     {firmware_, firmware_name_},
                                     {ram_, ram_name_},
                                     {flash_, flash_name_},
                                     {stack_, stack_name_}})
    field->setAccessibleName(label->text().remove('&'));
  note_->setText(tr("Every page follows at once. Ctrl+Z takes a change back."));
  refresh();
}

void TargetDialog::fill_parts() {
  const QSignalBlocker quiet(part_);
  if (part_->count() == 0 && session_.comparison())
    for (const ComparedPart& part : *session_.comparison()) part_->addItem(QString::fromStdString(part.name));
  part_->setEditText(session_.target_name());
}

void TargetDialog::fill_runtimes() {
  const QSignalBlocker quiet(runtime_);
  runtime_->clear();
  runtime_->addItem(tr("The one that suits the chip"), QString());
  if (const auto catalog = session_.catalog())
    for (const auto& profile : catalog->runtimes()) {
      const QString name = QString::fromStdString(profile.name);
      runtime_->addItem(shown(profile.name), name);
      // Each version has its own coefficients; without one the newest counts.
      QStringList versions;
      for (const auto& speed : profile.speeds)
        if (const QString version = QString::fromStdString(speed.version); !version.isEmpty()) versions << version;
      versions.removeDuplicates();
      if (versions.size() > 1)
        for (const QString& version : versions) {
          const QString full = name + '@' + version;
          runtime_->addItem(shown(full.toStdString()), full);
        }
    }
  runtime_->setCurrentIndex(std::max(0, runtime_->findData(session_.runtime_name())));
}

// What is kept by hand is none of them.
void TargetDialog::fill_firmware() {
  const QSignalBlocker quiet(firmware_);
  firmware_->clear();
  firmware_->addItem(tr("nothing known"), QString());
  const auto known = known_reserves();
  if (!known) return note_->setText(shown(to_text(known.error())));
  const cost::Reserve& kept = session_.reserve();
  for (const auto& firmware : *known) {
    firmware_->addItem(
        tr("%1: %2 Flash, %3 RAM")
            .arg(shown(tr(firmware.title.c_str()).toStdString()), gui::size(firmware.flash), gui::size(firmware.ram)),
        QString::fromStdString(firmware.name));
    const int index = firmware_->count() - 1;
    firmware_->setItemData(index, tooltip(QString::fromStdString(firmware.source)), Qt::ToolTipRole);
    if (kept.flash == firmware.flash && kept.ram == firmware.ram) firmware_->setCurrentIndex(index);
  }
}

void TargetDialog::refresh() {
  fill_parts();
  fill_runtimes();
  fill_firmware();
  const QSignalBlocker quiet[] = {QSignalBlocker(ram_), QSignalBlocker(flash_), QSignalBlocker(stack_)};
  ram_->setValue(kib_of(session_.reserve().ram));
  flash_->setValue(kib_of(session_.reserve().flash));
  stack_->setValue(kib_of(session_.reserve().stack));
}

void TargetDialog::take_reserve() {
  cost::Reserve reserve = session_.reserve();
  // A field that was not touched keeps its bytes, which need not be whole KiB.
  for (const auto& [kept, field] : {std::pair{&reserve.ram, ram_}, {&reserve.flash, flash_}, {&reserve.stack, stack_}})
    if (kib_of(*kept) != field->value()) *kept = bytes_of(*field);
  session_.set_reserve(reserve);
}

}  // namespace jauge::gui
