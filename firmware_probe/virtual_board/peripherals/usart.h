// SPDX-License-Identifier: GPL-2.0-or-later
// USART and LPUART (RM0432 chapters 42 and 43) with their FIFOs of 8 bytes, at the board's end of a Line.
//
// Unpaced, bytes take no virtual time: what was sent has left, and what has arrived waits without being lost. Paced,
// each byte takes start, data and stop bits of virtual time both ways, and a full FIFO loses what comes next.
#pragma once

#include <array>
#include <deque>

#include "firmware_probe/virtual_board/core/board_description.h"
#include "firmware_probe/virtual_board/core/virtual_time.h"
#include "firmware_probe/virtual_board/peripherals/gpio.h"
#include "firmware_probe/virtual_board/peripherals/line.h"
#include "firmware_probe/virtual_board/peripherals/peripheral.h"
#include "firmware_probe/virtual_board/peripherals/rcc.h"

namespace jauge::vboard {

struct UartPlace {
  std::string_view name;
  std::uint32_t base = 0;
  bool low_power = false;        // LPUART: BRR counts 256ths
  unsigned clock_selection = 0;  // position in RCC_CCIPR
};

struct UartPins {
  const Gpio* tx_port = nullptr;
  unsigned tx = 0;
  const Gpio* rx_port = nullptr;
  unsigned rx = 0;
  unsigned function = 0;
};

class Usart : public Peripheral {
 public:
  Usart(const UartPlace& place, Requests& requests, VirtualTime& time, const Rcc& rcc, const UartPins& pins);

  // `wired`: bytes pass. Otherwise the line serves only to wait for the host without work.
  void connect(Line& line, bool wired) {
    line_ = &line;
    wired_ = wired;
  }
  void set_paced(bool paced) { paced_ = paced; }
  // Where the machine keeps a digest of the addresses that the core stores to; a poll takes it and starts it anew. A
  // loop that waits stores to the same places in each turn; one that computes does not.
  void watch_stores(std::uint64_t& digest) { stores_ = &digest; }
  // false: waiting for the host costs no virtual time, so that two runs count the same cycles.
  void set_idle_takes_time(bool takes) { idle_takes_time_ = takes; }
  double baud() const;  // as BRR and its clock give it; 0 when nothing runs
  bool has_received() const { return !received_.empty(); }
  // Takes what the line has; called by WFI as well.
  void look_at_line();
  void wait_for_line();

  // Moment of the next byte that arrives or leaves in virtual time; ~0: none is under way.
  std::uint64_t next_event();

  std::uint64_t bytes_received() const { return bytes_received_; }
  std::uint64_t bytes_sent() const { return bytes_sent_; }
  void reset(Restart cause) override;

 protected:
  std::uint32_t on_read(std::uint32_t offset, std::uint32_t stored) override;
  void on_write(std::uint32_t offset, std::uint32_t before, std::uint32_t written) override;

 private:
  std::uint32_t status();
  void note_poll(std::uint32_t status);
  void begin_waiting();
  void rest();
  void wait_for_answer();
  void transmit(std::uint8_t byte);
  void write_control(std::uint32_t before);
  void deliver();
  std::uint8_t on_the_wire(std::uint8_t byte);
  std::uint64_t byte_takes() const;  // nanoseconds
  std::size_t depth() const;
  bool listens() const;

  UartPlace place_;
  UartPins pins_;
  VirtualTime& time_;
  const Rcc& rcc_;
  Line* line_ = nullptr;
  bool wired_ = false;
  bool paced_ = false, idle_takes_time_ = true;
  bool host_may_answer_ = false;  // the board has sent since the host did

  std::deque<std::uint8_t> received_;  // the FIFO, or without a limit when unpaced
  struct InFlight {
    std::uint8_t byte = 0;
    std::uint64_t arrives = 0;
  };
  std::deque<InFlight> in_flight_;
  std::deque<std::uint64_t> leaving_;  // paced: moments at which sent bytes are out
  bool overrun_ = false;
  std::uint64_t bytes_received_ = 0, bytes_sent_ = 0;

  bool turns_idly(std::uint32_t flags);

  std::uint32_t last_status_ = 0;
  std::uint64_t last_poll_ = 0;                                      // cycle
  std::uint64_t waiting_since_ = 0;                                  // cycle
  std::uint64_t waiting_since_moment_ = 0, waiting_since_host_ = 0;  // the same, in nanoseconds of both clocks
  unsigned equal_polls_ = 0;
  std::uint64_t* stores_ = nullptr;
  std::array<std::uint64_t, 8> recent_stores_{};  // of the last polls
  std::size_t next_recent_ = 0;
  unsigned polls_since_look_ = 0;
  std::uint64_t next_look_ = 0;  // moment
  unsigned rest_milliseconds_ = 1;
};

}  // namespace jauge::vboard
