#include "firmware_probe/host/flash_drive.h"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <optional>
#include <sstream>
#include <thread>

#include "analyzer/base/safe_file.h"

namespace jauge::host {
namespace {

namespace fs = std::filesystem;

// Blanks in a mount point are written \040.
std::string unescaped(const std::string& text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 3 < text.size()) {
      result += static_cast<char>(std::stoi(text.substr(i + 1, 3), nullptr, 8));
      i += 3;
    } else {
      result += text[i];
    }
  }
  return result;
}

std::optional<fs::path> mounted(const FlashRequest& request) {
  std::ifstream mounts(request.mounts);
  for (std::string line; std::getline(mounts, line);) {
    std::istringstream fields(line);
    std::string device, point;
    fields >> device >> point;
    const fs::path path = unescaped(point);
    if (!request.drive_name.empty() && path.filename() == request.drive_name) return path;
  }
  return std::nullopt;
}

// Through to the drive: it begins to write when the file is closed and synchronised.
bool copy_through(const std::vector<std::byte>& content, const fs::path& target) {
  const int descriptor = ::open(target.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (descriptor < 0) return false;
  std::size_t done = 0;
  while (done < content.size()) {
    const ssize_t count = ::write(descriptor, content.data() + done, content.size() - done);
    if (count <= 0) break;
    done += static_cast<std::size_t>(count);
  }
  const bool synchronised = ::fsync(descriptor) == 0;
  return ::close(descriptor) == 0 && synchronised && done == content.size();
}

}  // namespace

Result<FlashReport> copy_to_drive(const FlashRequest& request, const Progress& progress) {
  const auto drive = mounted(request);
  if (!drive)
    return Error{
        ErrorKind::board, "flash",
        "neither openocd nor st-flash is installed, and no drive " +
            (request.drive_name.empty() ? "of a board" : request.drive_name) + " is mounted",
        "apt-get install openocd, or copy " + request.firmware.bin.string() + " to the drive that the board shows"};
  constexpr std::size_t limit = std::size_t{4} << 20;
  JAUGE_TRY(const auto content, read_file(request.firmware.bin, limit));
  progress("writing");
  if (!copy_through(content, *drive / request.firmware.bin.filename()))
    return Error{ErrorKind::board, drive->string(), "copying to the drive failed", "unplug the board and try again"};
  std::this_thread::sleep_for(std::chrono::seconds(1));  // it shows up again when it is done
  std::error_code code;
  if (fs::exists(*drive / "FAIL.TXT", code))
    return Error{ErrorKind::board, drive->string(), "the ST-LINK could not write the Flash: see FAIL.TXT there", ""};
  return FlashReport{"drive " + request.drive_name, false, false};
}

}  // namespace jauge::host
