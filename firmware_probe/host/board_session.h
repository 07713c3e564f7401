// One model on one board, from upload to the last sample; goes on by itself after resets, silences and pulled cables.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/base/progress.h"
#include "analyzer/base/result.h"
#include "firmware_probe/host/package_facts.h"
#include "firmware_probe/host/probe_client.h"

namespace jauge::host {

// Inputs of inferences, as they lie in the arena.
struct SampleSource {
  std::int64_t count = 0;
  std::function<std::vector<std::uint8_t>(std::int64_t index)> bytes_of;
};

// What one inference on the board said.
struct SampleAnswer {
  std::int64_t index = 0;
  std::uint64_t cycles = 0;
  std::vector<std::uint8_t> outputs;  // of all output ports, one after the other
};

struct Timing {
  std::vector<std::uint64_t> cycles;     // of each inference, warm-up left out
  std::vector<std::uint64_t> op_cycles;  // by op of the package; of a run of its own, whose hooks cost cycles
  std::uint32_t stack_bytes = 0;         // high-water mark
};

struct TimingWishes {
  std::uint16_t runs = 10;
  std::uint16_t warm_up = 1;
};

class BoardSession {
 public:
  BoardSession(Link link, std::vector<std::uint8_t> package);

  // Connects, raises the rate, checks that the model fits, uploads it. Errors: board, damaged_file.
  Result<void> open(const Progress& progress = {});

  // Inferences of one sample, timed.
  Result<Timing> time(std::span<const std::uint8_t> sample, const TimingWishes& wishes, const Progress& progress = {});

  // All samples in order; `take` gets each answer once, whatever happens to the link. Errors: interrupted (what was
  // taken stands), board.
  Result<void> run_samples(const SampleSource& samples, const std::function<void(SampleAnswer)>& take,
                           const Progress& progress = {});

  // Repeats `sample` for that long with the board's current meter on.
  Result<jauge_energy_ok> energy(std::span<const std::uint8_t> sample, std::uint32_t duration_ms,
                                 const Progress& progress = {});

  ProbeClient& client() { return client_; }
  const PackageFacts& package() const { return facts_; }
  const jauge_hello_ok& board() const { return client_.board(); }
  int interruptions() const { return interruptions_; }
  // Samples run a second time, and those of them that then gave other outputs.
  std::int64_t repeated() const { return repeated_; }
  std::int64_t unstable() const { return unstable_; }

 private:
  Result<void> recover(const std::function<Result<void>()>& operation, const Progress& progress);
  Result<void> ensure_model(const Progress& progress);
  Result<void> put_samples(const SampleSource& samples, std::int64_t first, std::int64_t count,
                           const Progress& progress);
  Result<void> run_batch(const SampleSource& samples, std::int64_t& next, const std::function<void(SampleAnswer)>& take,
                         const Progress& progress);
  Result<void> repeat_some(std::int64_t first, std::int64_t end, std::stop_token stop);
  RunRequest request(std::int64_t first, std::int64_t count, std::uint8_t flags) const;
  std::int64_t batch_size() const;
  Result<void> check_input(const RunResult& result);

  ProbeClient client_;
  std::vector<std::uint8_t> package_;
  PackageFacts facts_;
  bool model_is_there_ = false;
  std::uint32_t room_ = 0;                  // for samples
  std::int64_t batch_first_ = 0;            // what the board holds
  std::vector<std::uint32_t> input_crcs_;   // of the batch
  std::vector<std::uint32_t> output_crcs_;  // of the batch, once run
  int interruptions_ = 0, failures_ = 0;    // failures: in a row, without progress
  std::int64_t repeated_ = 0, unstable_ = 0;
};

}  // namespace jauge::host
