// What the parent tells the child, and where the two find each other's files: descriptors that the child inherits.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/import/import.h"

namespace jauge::import {

// The child's descriptors. It opens nothing by name but external data below folder_fd.
inline constexpr int request_fd = 3, answer_fd = 4, model_fd = 5, folder_fd = 6, alive_fd = 7;

// How the child ends when it cannot answer, so that the parent can say why.
inline constexpr int no_request_status = 70, no_sandbox_status = 71, no_room_status = 72, out_of_memory_status = 77;

struct Request {
  std::string file_name;
  std::int64_t memory_bytes = 0;  // address space; 0: no limit
  std::int64_t cpu_s = 0;
  ReadOptions options;
};

std::vector<std::byte> write_request(const Request& request);

// Nothing when the bytes are no request. `owner` keeps `bytes` alive.
std::optional<Request> read_request(std::shared_ptr<const void> owner, std::span<const std::byte> bytes);

}  // namespace jauge::import
