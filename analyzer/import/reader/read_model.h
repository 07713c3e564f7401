// read_model with the child program as a parameter, so that tests can put a program in its place that crashes, sleeps
// or answers nonsense.
#pragma once

#include "analyzer/import/import.h"

namespace jauge::import {

Result<Imported> read_model_through(const std::filesystem::path& reader, const std::filesystem::path& file,
                                    const ReadOptions& options, double timeout_s, const Progress& progress);

}  // namespace jauge::import
