// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/board_card.h"

#include <QComboBox>
#include <QFileSystemWatcher>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QTimer>
#include <algorithm>

#include "analyzer/cost/measurement.h"
#include "gui/models/text.h"
#include "gui/views/elided_combo.h"

namespace jauge::gui {
namespace {

constexpr auto device_folder = "/dev";  // where ports come and go
constexpr int settling_ms = 400;        // udev sets the permissions a moment after the file has appeared
constexpr auto virtual_disco = "virtual", virtual_nucleo = "virtual:nucleo_l4r5zi";
constexpr int bank_role = Qt::UserRole + 1;  // DBANK of a virtual board, when it is not as from the factory

QString port_name(const host::Port& port) {
  QString name = shown(std::filesystem::path(port.path).filename().string());
  const std::string device = !port.probe.empty() ? port.probe : port.usb ? port.usb->product_name : "";
  if (!device.empty()) name += QStringLiteral(" · ") + shown(device);
  return name;
}

QString serial_of(const host::Port& port) {
  return port.usb && !port.usb->serial.empty() ? shown(port.usb->serial) + QStringLiteral(" · ") : QString();
}

}  // namespace

BoardCard::BoardCard(BoardRuns& boards, QWidget* parent)
    : StepCard(1, parent), boards_(boards), places_(new ElidedCombo) {
  places_->setMinimumContentsLength(9);  // four cards stand side by side in 1280 px
  places_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  places_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  controls()->addWidget(places_, wide_control);
  auto* pause = new QTimer(this);
  pause->setSingleShot(true);
  pause->setInterval(settling_ms);
  auto* watcher = new QFileSystemWatcher({device_folder}, this);
  connect(watcher, &QFileSystemWatcher::directoryChanged, pause, qOverload<>(&QTimer::start));
  connect(pause, &QTimer::timeout, &boards, &BoardRuns::look_for_ports);
  connect(&boards, &BoardRuns::portsChanged, this, &BoardCard::fill);
  connect(&boards, &BoardRuns::chosenChanged, this, &BoardCard::fill);
  connect(places_, &QComboBox::activated, this, [this](int index) {
    const QVariant bank = places_->itemData(index, bank_role);
    boards_.choose(places_->itemData(index).toString().toStdString(),
                   bank.isValid() ? std::optional<int>(bank.toInt()) : std::nullopt);
  });
  retranslate();
  boards.look_for_ports();
}

void BoardCard::retranslate() {
  places_->setAccessibleName(tr("Where the model runs"));
  places_->setToolTip(tr("Boards appear here as soon as they are plugged in"));
  fill();
}

void BoardCard::add_virtual(const QString& name, const char* board, std::optional<int> dual_bank) {
  places_->addItem(dual_bank ? QStringLiteral("%1, DBANK = %2").arg(name).arg(*dual_bank) : name, QString(board));
  if (dual_bank) places_->setItemData(places_->count() - 1, *dual_bank, bank_role);
}

int BoardCard::chosen_place() const {
  const QString chosen = QString::fromStdString(boards_.chosen());
  for (int i = 0; i < places_->count(); ++i) {
    const QVariant bank = places_->itemData(i, bank_role);
    const bool same_bank = boards_.dual_bank() ? bank == QVariant(*boards_.dual_bank()) : !bank.isValid();
    if (places_->itemData(i).toString() == chosen && same_bank) return i;
  }
  return -1;
}

void BoardCard::fill() {
  const QSignalBlocker quiet(places_);
  places_->clear();
  places_->addItem(tr("This computer"), QString());
  add_virtual(tr("Virtual board (modelled)"), virtual_disco, {});
  add_virtual(tr("Virtual NUCLEO-L4R5ZI"), virtual_nucleo, {});
  add_virtual(tr("Virtual board"), virtual_disco, 0);
  add_virtual(tr("Virtual NUCLEO-L4R5ZI"), virtual_nucleo, 0);
  for (const BoardPort& port : boards_.ports())
    places_->addItem(port_name(port.port), QString::fromStdString(port.port.path));
  if (chosen_place() < 0) add_virtual(shown(boards_.chosen()), boards_.chosen().c_str(), boards_.dual_bank());
  places_->setCurrentIndex(chosen_place());
  refresh();
}

const BoardPort* BoardCard::chosen_port() const {
  const auto found =
      std::ranges::find_if(boards_.ports(), [&](const BoardPort& port) { return port.port.path == boards_.chosen(); });
  return found == boards_.ports().end() ? nullptr : &*found;
}

bool BoardCard::can_run() const {
  const BoardPort* port = chosen_port();
  return !boards_.chosen().starts_with('/') || (port && !port->obstacle);
}

void BoardCard::refresh() {
  const std::string& chosen = boards_.chosen();
  const QString name = tr("Board");
  if (chosen.empty()) return show_step(name, tr("desktop kernels: accuracy, no times"), State::ready);
  if (!chosen.starts_with('/'))
    return show_step(
        name,
        tr("modelled chip, within %1 %; %2")
            .arg(decimal(100 * cost::modelled_interval, 0),
                 boards_.dual_bank() == 0 ? tr("DBANK = 0: one bank, 128-bit reads") : tr("DBANK = 1, as delivered")),
        State::ready);
  const BoardPort* port = chosen_port();
  if (!port) return show_step(name, tr("%1 is not plugged in any more").arg(shown(chosen)), State::failed);
  if (!port->obstacle) return show_step(name, serial_of(port->port) + tr("ready"), State::ready);
  const Error& error = *port->obstacle;
  show_step(name, shown(error.what) + (error.hint.empty() ? QString() : QStringLiteral("; ") + shown(error.hint)),
            State::failed);
}

}  // namespace jauge::gui
