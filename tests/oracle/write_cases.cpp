// Writes every case for run_onnxruntime.js: NAME.onnx, and a line in cases.txt for each with its fingerprint and
// inputs:
//   write_oracle_cases FOLDER
#include <filesystem>
#include <fstream>
#include <iostream>

#include "tests/oracle/oracle_case.h"
#include "tests/oracle/stored_outputs.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: write_oracle_cases FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  std::ofstream list(folder / "cases.txt");
  for (const auto& one : jauge::oracle::all_cases()) {
    std::ofstream(folder / (one.name() + ".onnx"), std::ios::binary) << one.model_bytes();
    list << one.name() << ' ' << one.fingerprint();
    for (const auto& [name, array] : one.inputs()) list << ' ' << name << ' ' << jauge::oracle::to_text(array);
    list << '\n';
  }
  return list ? 0 : 1;
}
