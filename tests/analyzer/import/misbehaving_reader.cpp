// Takes the place of jauge-reader in tests and does what its name says.
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <string>

#include "analyzer/import/reader/request.h"

int main(int, char** arguments) {
  const std::string behaviour = arguments[0];
  if (behaviour == "abort") std::abort();
  if (behaviour == "sleep") ::sleep(60);
  if (behaviour == "out_of_memory") return jauge::import::out_of_memory_status;
  if (behaviour == "no_sandbox") return jauge::import::no_sandbox_status;
  if (behaviour == "status_9") return 9;
  if (behaviour == "nonsense") {
    const char words[] = "JEANWER1 and then nothing that makes sense, for quite a number of bytes";
    return ::pwrite(jauge::import::answer_fd, words, sizeof words, 0) > 0 ? 0 : 1;
  }
  return 0;
}
