// SHA-256 (FIPS 180-4): names a file by its content. Not used to keep secrets.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace jauge {

// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::span<const std::byte> content);

}  // namespace jauge
