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

namespace jauge::gui {
namespace {

constexpr auto device_folder = "/dev";  // where ports come and go
constexpr int settling_ms = 400;        // udev sets the permissions a moment after the file has appeared
constexpr auto virtual_disco = "virtual", virtual_nucleo = "virtual:nucleo_l4r5zi";

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
    : StepCard(1, parent), boards_(boards), places_(new QComboBox) {
  places_->setMinimumContentsLength(21);
  places_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  places_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  controls()->addWidget(places_, 1);
  auto* pause = new QTimer(this);
  pause->setSingleShot(true);
  pause->setInterval(settling_ms);
  auto* watcher = new QFileSystemWatcher({device_folder}, this);
  connect(watcher, &QFileSystemWatcher::directoryChanged, pause, qOverload<>(&QTimer::start));
  connect(pause, &QTimer::timeout, &boards, &BoardRuns::look_for_ports);
  connect(&boards, &BoardRuns::portsChanged, this, &BoardCard::fill);
  connect(&boards, &BoardRuns::chosenChanged, this, &BoardCard::fill);
  connect(places_, &QComboBox::activated, this,
          [this](int index) { boards_.choose(places_->itemData(index).toString().toStdString()); });
  retranslate();
  boards.look_for_ports();
}

void BoardCard::retranslate() {
  places_->setAccessibleName(tr("Where the model runs"));
  places_->setToolTip(tr("Boards appear here as soon as they are plugged in"));
  fill();
}

void BoardCard::fill() {
  const QSignalBlocker quiet(places_);
  places_->clear();
  places_->addItem(tr("This computer"), QString());
  places_->addItem(tr("Virtual board (modelled)"), QString(virtual_disco));
  places_->addItem(tr("Virtual NUCLEO-L4R5ZI"), QString(virtual_nucleo));
  for (const BoardPort& port : boards_.ports())
    places_->addItem(port_name(port.port), QString::fromStdString(port.port.path));
  const QString chosen = QString::fromStdString(boards_.chosen());
  if (places_->findData(chosen) < 0) places_->addItem(shown(boards_.chosen()), chosen);
  places_->setCurrentIndex(places_->findData(chosen));
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
        tr("firmware of the real board on a modelled chip: within %1 %").arg(decimal(100 * cost::modelled_interval, 0)),
        State::ready);
  const BoardPort* port = chosen_port();
  if (!port) return show_step(name, tr("%1 is not plugged in any more").arg(shown(chosen)), State::failed);
  if (!port->obstacle) return show_step(name, serial_of(port->port) + tr("ready"), State::ready);
  const Error& error = *port->obstacle;
  show_step(name, shown(error.what) + (error.hint.empty() ? QString() : QStringLiteral("; ") + shown(error.hint)),
            State::failed);
}

}  // namespace jauge::gui
