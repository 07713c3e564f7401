// The tables of a package while they are being filled, and their bytes in the end.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "firmware_probe/runtime/package.h"

namespace jauge::deploy {

class PackageTables {
 public:
  // The span of these bytes among parameters, weights and names; equal bytes lie there once. Offsets count from the
  // first of them until `bytes` moves everything to its place.
  jauge_span data(const std::string& bytes);

  std::uint16_t add(const jauge_place& place);  // a constant's offset is one of data()
  std::uint32_t add_operands(const std::vector<std::uint16_t>& places);

  std::vector<jauge_op> ops;
  std::vector<jauge_step> steps;
  std::vector<jauge_port> inputs, outputs;
  jauge_package_header header = {};  // regions, scratch and name are the caller's to fill

  const jauge_place& place(std::uint16_t number) const { return places_[number]; }

  // The package. Errors: too_large (over 1 GiB, or more places than a package can name).
  Result<std::vector<std::byte>> bytes();

 private:
  void move_data_to(std::uint32_t offset);

  std::vector<jauge_place> places_;
  std::vector<std::uint16_t> operands_;
  std::string data_;
  std::map<std::string, jauge_span> known_;
};

}  // namespace jauge::deploy
