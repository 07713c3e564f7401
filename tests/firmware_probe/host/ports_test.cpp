// Ports: what /sys says, who holds one, and bytes through a pseudo terminal.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

#include <array>
#include <fstream>

#include "firmware_probe/host/board_choice.h"
#include "firmware_probe/host/descriptor_transport.h"
#include "firmware_probe/host/port_list.h"
#include "tests/support/temporary_folder.h"

namespace jauge::host {
namespace {

namespace fs = std::filesystem;

// A tree as /sys/class/tty has it, with one USB device for each port.
class PortTree : public ::testing::Test {
 protected:
  void plug_in(const std::string& name, const std::string& vendor, const std::string& product,
               const std::string& serial) {
    const fs::path device = root() / "devices" / name, interface = device / "interface";
    fs::create_directories(interface);
    fs::create_directories(tty() / name);
    fs::create_directories(dev());
    std::ofstream(device / "idVendor") << vendor << "\n";
    std::ofstream(device / "idProduct") << product << "\n";
    if (!serial.empty()) std::ofstream(device / "serial") << serial << "\n";
    fs::create_directory_symlink(interface, tty() / name / "device");
    std::ofstream(dev() / name) << "";
  }
  fs::path root() const { return folder_.path(); }
  fs::path tty() const { return root() / "tty"; }
  fs::path dev() const { return root() / "dev"; }

  jauge::testing::TemporaryFolder folder_;
};

TEST_F(PortTree, DebugProbesComeFirstAndKeepTheirSerialNumber) {
  plug_in("ttyACM0", "2341", "0043", "A");
  plug_in("ttyACM1", "0483", "374b", "066FFF5");
  plug_in("ttyUSB0", "10c4", "ea60", "");
  fs::create_directories(tty() / "ttyS0");  // a built-in port without a device
  const auto ports = list_ports(tty(), dev());
  ASSERT_EQ(ports.size(), 3u);
  EXPECT_EQ(ports[0].path, (dev() / "ttyACM1").string());
  EXPECT_EQ(ports[0].probe, "ST-LINK/V2-1");
  EXPECT_EQ(ports[0].lasting_name(), "066FFF5");
  EXPECT_TRUE(ports[0].may_use);
  EXPECT_EQ(ports[1].probe, "");
  EXPECT_EQ(ports[2].lasting_name(), "") << "nothing to find it again by";
}

TEST_F(PortTree, WithoutPortsTheListIsEmpty) {
  EXPECT_TRUE(list_ports(tty(), dev()).empty());
}

// A pseudo terminal; the other end is ours.
struct Terminal {
  Terminal() : descriptor(posix_openpt(O_RDWR | O_NOCTTY)) {
    EXPECT_EQ(grantpt(descriptor), 0);
    EXPECT_EQ(unlockpt(descriptor), 0);
    path = ptsname(descriptor);
  }
  ~Terminal() { hang_up(); }
  void hang_up() {
    if (descriptor >= 0) ::close(descriptor);
    descriptor = -1;
  }
  int descriptor;
  std::string path;
};

TEST(Port, EveryByteComesThroughAsItIs) {
  Terminal terminal;
  auto port = open_port(terminal.path);
  ASSERT_TRUE(port) << to_text(port.error());
  std::array<std::uint8_t, 256> all, back{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<std::uint8_t>(i);
  ASSERT_TRUE((*port)->write(all));
  std::size_t got = 0;
  while (got < back.size()) {
    const ssize_t count = ::read(terminal.descriptor, back.data() + got, back.size() - got);
    ASSERT_GT(count, 0);
    got += static_cast<std::size_t>(count);
  }
  EXPECT_EQ(back, all);
  ASSERT_EQ(::write(terminal.descriptor, all.data(), all.size()), 256);
  for (got = 0; got < back.size();) {
    const auto count = (*port)->read(std::span(back).subspan(got), 1000);
    ASSERT_TRUE(count) << to_text(count.error());
    ASSERT_GT(*count, 0u);
    got += *count;
  }
  EXPECT_EQ(back, all);
}

TEST(Port, ATimeOutIsNoError) {
  Terminal terminal;
  auto port = open_port(terminal.path);
  ASSERT_TRUE(port);
  std::array<std::uint8_t, 8> bytes;
  const auto count = (*port)->read(bytes, 10);
  ASSERT_TRUE(count);
  EXPECT_EQ(*count, 0u);
}

TEST(Port, TheFirstErrorClosesItForGood) {
  Terminal terminal;
  auto port = open_port(terminal.path);
  ASSERT_TRUE(port);
  terminal.hang_up();
  std::array<std::uint8_t, 8> bytes;
  const auto first = (*port)->read(bytes, 1000);
  ASSERT_FALSE(first);
  EXPECT_NE(first.error().what.find("connection is lost"), std::string::npos);
  const auto second = (*port)->write(bytes);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error(), first.error()) << "in the same words";
  EXPECT_FALSE((*port)->set_rate(921600));
}

TEST(Port, RatesAreThoseOfTheProtocol) {
  Terminal terminal;
  auto port = open_port(terminal.path);
  ASSERT_TRUE(port);
  for (const std::uint32_t baud : {9600u, 115200u, 230400u, 460800u, 921600u})
    EXPECT_TRUE((*port)->set_rate(baud)) << baud;
  EXPECT_FALSE((*port)->set_rate(12345));
}

TEST(Port, WhatIsNoSerialPortIsRefused) {
  EXPECT_FALSE(open_port("/dev/null"));
  EXPECT_FALSE(open_port("/dev/no_such_port"));
  EXPECT_FALSE(open_tcp("127.0.0.1"));
  EXPECT_FALSE(open_tcp("127.0.0.1:1"));
}

TEST(Port, WhoHoldsAPortIsNamed) {
  jauge::testing::TemporaryFolder folder;
  const fs::path file = folder.path() / "port";
  std::ofstream(file) << "";
  EXPECT_FALSE(holder_of(file.string()));
  const pid_t child = fork();
  if (child == 0) {
    (void)!::open(file.c_str(), O_RDONLY);
    execlp("sleep", "sleep", "20", nullptr);
    _exit(1);
  }
  std::optional<Holder> holder;
  for (int i = 0; i < 200 && (!holder || holder->program != "sleep"); ++i) {
    usleep(10'000);
    holder = holder_of(file.string());
  }
  kill(child, SIGKILL);
  ASSERT_TRUE(holder);
  EXPECT_EQ(holder->process, child);
  EXPECT_EQ(holder->program, "sleep");
}

TEST(Choice, WordsOfTheBoardOption) {
  EXPECT_TRUE(link_for({"virtual", 1}));
  EXPECT_TRUE(link_for({"virtual:nucleo_l4r5zi", {}}));
  EXPECT_TRUE(link_for({"host", {}}));
  EXPECT_TRUE(link_for({"tcp://localhost:3333", {}}));
  EXPECT_FALSE(link_for({"virtual:../../etc/passwd", {}}));
  const auto real = link_for({"/dev/ttyACM0", 0});
  ASSERT_FALSE(real);
  EXPECT_EQ(real.error().kind, ErrorKind::usage) << "option bytes of a real board are never written";
}

}  // namespace
}  // namespace jauge::host
