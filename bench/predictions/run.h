// Runs of networks that somebody published, with the work of their layers.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/cost/counts.h"
#include "analyzer/cost/size.h"
#include "bench/predictions/csv_table.h"

namespace jauge::predictions {

struct Network {
  std::string file;
  double macs = 0, live_macs = 0, st_macc = 0;
  double weight_bytes = 0;             // as the file stores them
  double weights = 0;                  // elements
  double arena_bytes = 0;              // of our plan without overlap, in the file's data type
  double st_arena_bytes = 0;           // st_arena.h
  double overlapping_arena_bytes = 0;  // where outputs may grow over inputs, as STM32Cube.AI lets them
  std::string weight_dtype;
  std::vector<cost::LayerCount> layers;
  cost::SizeFacts facts, st_facts;  // for sizes; layers as the graph and as ST's C graph count them
};

struct Run {
  std::string network;  // twins share a name: they leave the fit together
  std::string model;    // as the source calls it
  std::string engine, version, core, board, dtype, source;
  double clock_hz = 0;
  double cycles = 0;
  double rounding = 0;  // of the printed latency, relative
  std::shared_ptr<const Network> what;
};

// Reads each model file once.
class Networks {
 public:
  explicit Networks(std::filesystem::path folder) : folder_(std::move(folder)) {}
  // Errors: those of analysis::study.
  Result<std::shared_ptr<const Network>> read(const std::string& file);

 private:
  std::filesystem::path folder_;
  std::map<std::string, std::shared_ptr<const Network>> known_;
};

// The name under which a network and its twins go: EdgeMark's rebuilt MLPerf networks, copies in model zoos with
// another training, re-runs by others.
std::string twin_name(const std::string& model_id, const std::string& file);

// Rows with a model file, a latency and a clock, of engines and versions told apart. A run that somebody repeated
// counts once. Rows whose model cannot be read are named on standard error and left out.
std::vector<Run> runs_of(const std::vector<CsvRow>& rows, Networks& networks);

}  // namespace jauge::predictions
