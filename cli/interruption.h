// Ctrl-C as a wish that long work can see: the first asks it to stop and to keep what it has, the second ends us.
#pragma once

#include <memory>
#include <stop_token>

namespace jauge::cli {

class Interruption {
 public:
  Interruption();   // from here on SIGINT and SIGTERM are wishes
  ~Interruption();  // and now they end the program again
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  std::stop_token token() const;
  bool happened() const { return token().stop_requested(); }

 private:
  struct Watch;
  std::unique_ptr<Watch> watch_;
};

}  // namespace jauge::cli
