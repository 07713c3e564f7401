#include "tests/firmware_probe/campaigns/link_rates.h"

#include "firmware_probe/host/emulated_board.h"
#include "tests/firmware_probe/host/small_model.h"

namespace jauge::testing {
namespace {

constexpr std::int64_t sample_bytes = 8000, samples = 40;

// Useful bytes a second of one object.
Result<double> rate_of(host::ProbeClient& client, const host::Object& object) {
  JAUGE_TRY(const auto before, client.time());
  JAUGE_CHECK(client.put(object));
  JAUGE_TRY(const auto after, client.time());
  const double seconds = static_cast<double>(after.cycles - before.cycles) / after.clock_hz;
  return static_cast<double>(object.bytes.size()) / seconds;
}

constexpr std::uint32_t highest_rate = 921600;
constexpr int attempts = 4;

Result<LinkRates> rates_once(int dual_bank, const std::vector<std::string>& more) {
  host::VirtualBoardOptions options = {
      .board = "stm32l4r9_disco", .dual_bank = dual_bank, .more = {"--pace", "--deterministic"}};
  options.more.insert(options.more.end(), more.begin(), more.end());
  host::ProbeClient client(host::virtual_board_link(options));
  JAUGE_CHECK(client.connect());
  JAUGE_CHECK(client.speed_up());
  if (client.conversation().rate() != highest_rate)
    return Error{ErrorKind::board, client.link_name(), "921600 baud were not reached", "the computer is too busy"};
  LinkRates rates;
  const SmallModel first = small_model(sample_bytes, 10, 1), next = small_model(sample_bytes, 10, 2);
  JAUGE_TRY(rates.first_model, rate_of(client, {JAUGE_OBJECT_MODEL, first.package}));
  JAUGE_TRY(rates.next_model, rate_of(client, {JAUGE_OBJECT_MODEL, next.package}));
  std::vector<std::uint8_t> batch;
  for (std::int64_t i = 0; i < samples; ++i) {
    const auto sample = next.sample(i);
    batch.insert(batch.end(), sample.begin(), sample.end());
  }
  JAUGE_TRY(rates.samples, rate_of(client, {JAUGE_OBJECT_SAMPLES, batch, sample_bytes, 0}));
  return rates;
}

}  // namespace

// A computer that is busy may take longer for the echo of a speed test than that allows.
Result<LinkRates> rates_of_virtual_board(int dual_bank, const std::vector<std::string>& more) {
  auto rates = rates_once(dual_bank, more);
  for (int again = 1; !rates && again < attempts; ++again) rates = rates_once(dual_bank, more);
  return rates;
}

}  // namespace jauge::testing
