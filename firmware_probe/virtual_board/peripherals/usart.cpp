// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/peripherals/usart.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <utility>

namespace jauge::vboard {
namespace {

constexpr std::uint32_t cr1 = 0x00, cr2 = 0x04, cr3 = 0x08, brr = 0x0C, rqr = 0x18, isr = 0x1C, icr = 0x20, rdr = 0x24,
                        tdr = 0x28, presc = 0x2C;
constexpr unsigned ue = 0, re = 2, te = 3, rxneie = 5, tcie = 6, txeie = 7, over8 = 15, fifoen = 29;
constexpr unsigned ore = 3, rxne = 5, tc = 6, txe = 7, teack = 21, reack = 22, txfe = 23, rxff = 24;
constexpr std::uint32_t fixed_while_enabled = 1u << fifoen | 1u << over8 | 1u << 12 | 1u << 28 | 1u << 10;

constexpr std::size_t fifo_bytes = 8;
constexpr unsigned bits_per_byte = 10;  // 8N1
constexpr double worst_baud_error = 0.02;
constexpr std::uint64_t one_turn = 4000;                // cycles; polls further apart are not a waiting loop
constexpr unsigned polls_before_skipping = 8;           // to the next byte in virtual time
constexpr std::uint64_t turns_before_rest = 2'400'000;  // cycles until the host's processor is given back
constexpr unsigned longest_rest = 20;                   // milliseconds
constexpr unsigned answer_wait = 50;                    // milliseconds of the host; it sends again after 100
constexpr std::size_t taken_at_once = 256;              // from the line
constexpr unsigned polls_between_looks = 16;
constexpr std::uint64_t look_again_after = 20'000;  // nanoseconds
constexpr std::uint8_t garble = 0x9B;

constexpr RegisterRow rows[] = {
    {cr1, "CR1"},       {cr2, "CR2"},       {cr3, "CR3"},       {brr, "BRR", 0, 0x000F'FFFF},
    {0x10, "GTPR"},     {0x14, "RTOR"},     {rqr, "RQR", 0, 0}, {isr, "ISR", 0, 0},
    {icr, "ICR", 0, 0}, {rdr, "RDR", 0, 0}, {tdr, "TDR", 0, 0}, {presc, "PRESC", 0, 0xF},
};

}  // namespace

Usart::Usart(const UartPlace& place, Requests& requests, VirtualTime& time, const Rcc& rcc, const UartPins& pins)
    : Peripheral(place.name, place.base, rows, requests), place_(place), pins_(pins), time_(time), rcc_(rcc) {}

void Usart::reset(Restart cause) {
  Peripheral::reset(cause);
  received_.clear();
  in_flight_.clear();
  leaving_.clear();
  overrun_ = false;
  equal_polls_ = 0;
}

double Usart::baud() const {
  constexpr std::array<unsigned, 16> prescalers = {1, 2, 4, 6, 8, 10, 12, 16, 32, 64, 128, 256, 256, 256, 256, 256};
  const std::uint32_t divider = value(brr);
  if (divider == 0) return 0;
  const double clock = static_cast<double>(rcc_.uart_clock_hz(place_.clock_selection)) / prescalers[value(presc)];
  if (place_.low_power) return 256 * clock / divider;
  if (!bit(value(cr1), over8)) return clock / divider;
  return 2 * clock / ((divider & ~0xFu) | (divider & 7u) << 1);
}

std::uint64_t Usart::byte_takes() const {
  const double rate = baud();
  return rate > 0 ? static_cast<std::uint64_t>(bits_per_byte * 1e9 / rate) : 0;
}

std::size_t Usart::depth() const {
  return bit(value(cr1), fifoen) ? fifo_bytes : 1;
}

bool Usart::listens() const {
  return bit(value(cr1), ue) && bit(value(cr1), re);
}

std::uint8_t Usart::on_the_wire(std::uint8_t byte) {
  const unsigned other_end = line_->baud();
  if (other_end == 0 || std::abs(baud() / other_end - 1) <= worst_baud_error) return byte;
  return static_cast<std::uint8_t>(std::rotl(byte, 1) ^ garble);  // there and back it is still wrong
}

void Usart::look_at_line() {
  if (!wired_ || in_flight_.size() >= fifo_bytes || received_.size() >= taken_at_once) return;
  for (std::size_t i = 0; i < taken_at_once; ++i) {
    const auto byte = line_->receive();
    if (!byte) return;
    if (!listens()) continue;  // nobody hears it, as on the chip
    const std::string fault = pins_.rx_port->fault_of_function(pins_.rx, pins_.function);
    if (!fault.empty()) return broken(rdr, "a byte arrived, and " + fault);
    ++bytes_received_;
    host_may_answer_ = false;
    if (!paced_) {
      received_.push_back(on_the_wire(*byte));
      continue;
    }
    const std::uint64_t start = in_flight_.empty() ? time_.nanoseconds() : in_flight_.back().arrives;
    in_flight_.push_back({on_the_wire(*byte), start + byte_takes()});
  }
}

void Usart::deliver() {
  const std::uint64_t now = time_.nanoseconds();
  while (!in_flight_.empty() && in_flight_.front().arrives <= now) {
    if (received_.size() < depth()) {
      received_.push_back(in_flight_.front().byte);
    } else {
      overrun_ = true;
    }
    in_flight_.pop_front();
  }
  while (!leaving_.empty() && leaving_.front() <= now) leaving_.pop_front();
}

std::uint32_t Usart::status() {
  deliver();
  const std::uint32_t control = value(cr1);
  std::uint32_t flags = 0;
  if (overrun_) flags |= 1u << ore;
  if (!received_.empty()) flags |= 1u << rxne;
  if (received_.size() >= depth() && bit(control, fifoen)) flags |= 1u << rxff;
  if (leaving_.empty()) flags |= 1u << tc;
  if (leaving_.size() <= depth()) flags |= 1u << txe;  // the byte in the shift register has left the FIFO
  if (leaving_.size() <= 1 && bit(control, fifoen)) flags |= 1u << txfe;
  if (bit(control, ue) && bit(control, te)) flags |= 1u << teack;
  if (listens()) flags |= 1u << reack;
  return flags;
}

std::uint64_t Usart::next_event() {
  look_at_line();
  deliver();
  std::uint64_t next = ~std::uint64_t{0};
  if (!in_flight_.empty()) next = in_flight_.front().arrives;
  if (!leaving_.empty()) next = std::min(next, leaving_.front());
  return next;
}

// Whether this poll looks like those before: same answer, little time, stores to the same places.
bool Usart::turns_idly(std::uint32_t flags) {
  const std::uint64_t now = time_.cycles();
  const std::uint64_t stores = stores_ ? std::exchange(*stores_, 0) : 0;
  const bool known = std::ranges::find(recent_stores_, stores) != recent_stores_.end();
  recent_stores_[next_recent_++ % recent_stores_.size()] = stores;
  const bool idle = known && flags == last_status_ && now - last_poll_ <= one_turn && !bit(flags, rxne);
  last_status_ = flags;
  last_poll_ = now;
  return idle;
}

void Usart::note_poll(std::uint32_t flags) {
  if (!turns_idly(flags)) {
    equal_polls_ = 0;
    return;
  }
  if (equal_polls_ == 0) begin_waiting();
  if (++equal_polls_ < polls_before_skipping) return;
  const std::uint64_t next = next_event();
  if (next != ~std::uint64_t{0}) {
    time_.skip_to(next);
  } else if (host_may_answer_ && !idle_takes_time_) {
    wait_for_answer();
  } else if (time_.cycles() - waiting_since_ >= turns_before_rest) {
    rest();
  }
  last_poll_ = time_.cycles();
}

void Usart::begin_waiting() {
  rest_milliseconds_ = 1;
  waiting_since_ = time_.cycles();
  waiting_since_moment_ = time_.nanoseconds();
  waiting_since_host_ = line_->now();
}

// Nothing to do until the host speaks: its processor is given back, and since the waiting began as much virtual time
// has passed as real time, however slow the host.
void Usart::rest() {
  if (!received_.empty()) return;
  line_->wait(rest_milliseconds_);
  rest_milliseconds_ = std::min(2 * rest_milliseconds_, longest_rest);
  if (idle_takes_time_) time_.skip_to(waiting_since_moment_ + (line_->now() - waiting_since_host_));
  look_at_line();
}

// The board has spoken: a host that is slow only because its computer is busy gets the time to answer before the
// board's own goes on. Once, because not all that a board says is answered.
void Usart::wait_for_answer() {
  host_may_answer_ = false;
  line_->wait(answer_wait);
  look_at_line();
}

void Usart::wait_for_line() {
  begin_waiting();
  rest_milliseconds_ = longest_rest;
  rest();
}

std::uint32_t Usart::on_read(std::uint32_t offset, std::uint32_t stored) {
  if (offset == isr) {
    if (received_.empty() && (++polls_since_look_ >= polls_between_looks || time_.nanoseconds() >= next_look_)) {
      polls_since_look_ = 0;
      next_look_ = time_.nanoseconds() + look_again_after;
      look_at_line();
    }
    note_poll(status());
    return status();
  }
  if (offset != rdr) return stored;
  if (received_.empty()) return 0;
  const std::uint8_t byte = received_.front();
  received_.pop_front();
  return byte;
}

void Usart::transmit(std::uint8_t byte) {
  const std::uint32_t control = value(cr1);
  if (!bit(control, ue) || !bit(control, te))
    return broken(tdr, "a byte was written while CR1.UE or CR1.TE is 0: it is lost");
  const std::string fault = pins_.tx_port->fault_of_function(pins_.tx, pins_.function);
  if (!fault.empty()) return broken(tdr, "a byte was written, and " + fault);
  if (!wired_) return broken(tdr, "a byte was written, and this board has this UART not wired to the virtual COM port");
  deliver();
  if (leaving_.size() > depth()) return broken(tdr, "a byte was written while the transmit FIFO is full: it is lost");
  if (paced_) {
    const std::uint64_t start = leaving_.empty() ? time_.nanoseconds() : leaving_.back();
    leaving_.push_back(start + byte_takes());
  }
  ++bytes_sent_;
  host_may_answer_ = true;
  line_->send(on_the_wire(byte));
}

void Usart::write_control(std::uint32_t before) {
  const std::uint32_t now = value(cr1);
  if (bit(before, ue) && bit(now, ue) && ((before ^ now) & fixed_while_enabled) != 0)
    return broken(cr1, "FIFOEN, OVER8, M and PCE may change only while UE is 0");
  if (bit(now, rxneie) || bit(now, tcie) || bit(now, txeie))
    return broken(cr1, "interrupts of peripherals are not modelled by the virtual board");
  const std::uint32_t divider = value(brr);
  const bool possible = place_.low_power ? divider >= 0x300 : divider >= 16 && divider <= 0xFFFF;
  if (bit(now, ue) && !possible) return broken(brr, "the divider is out of range: no baud rate comes of it");
  if (bit(before, ue) && !bit(now, ue)) {
    received_.clear();
    in_flight_.clear();
  }
}

void Usart::on_write(std::uint32_t offset, std::uint32_t before, std::uint32_t written) {
  switch (offset) {
    case cr1:
      return write_control(before);
    case brr:
    case presc:
      if (bit(value(cr1), ue)) broken(offset, "may be written only while CR1.UE is 0");
      return;
    case icr:
      if (bit(written, ore)) overrun_ = false;
      return;
    case rqr:
      if (bit(written, 3)) received_.clear();
      return;
    case tdr:
      equal_polls_ = 0;
      return transmit(static_cast<std::uint8_t>(written));
    default:
      return;
  }
}

}  // namespace jauge::vboard
