// Flash and RAM that a library adds to a network: fitted to published builds, each network left out in turn.
#pragma once

#include <string>
#include <vector>

#include "analyzer/target/runtime_profile.h"
#include "bench/predictions/fit.h"
#include "bench/predictions/run.h"

namespace jauge::predictions {

struct Build {
  std::string network;  // builds of networks with the same layers leave the fit together
  std::string model, group, source;
  std::shared_ptr<const Network> what;
  double weights = 0, arena = 0;                     // bytes, as we count and plan them for this data type
  double flash = 0, ram = 0;                         // published, all of it
  double code = 0, runtime = 0;                      // published, or what is left of the totals
  double predicted_code = 0, predicted_runtime = 0;  // by fits without the network
};

struct SizeStudy {
  std::string title;
  std::vector<std::string> runtimes;
  std::string dtype;
  target::SizeModel::Layers layers = target::SizeModel::Layers::deployable;
  bool parts_are_published = false;  // code and runtime RAM by themselves; else totals only
  std::string source;
  std::vector<Build> builds;
  target::SizeModel code, ram;  // fitted to all builds
  std::size_t networks = 0;
};

// From published.csv and the analyses of STM32Cube.AI.
std::vector<SizeStudy> size_studies(const std::vector<CsvRow>& published, const std::vector<CsvRow>& analyses,
                                    Networks& networks);

}  // namespace jauge::predictions
