#ifndef _WIN32
#include "platform.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sideman::platform {

std::int64_t nanos() noexcept {
#ifdef __APPLE__
  return static_cast<std::int64_t>(clock_gettime_nsec_np(CLOCK_UPTIME_RAW));
#else
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
#endif
}

std::uint32_t process_id() noexcept {
  return static_cast<std::uint32_t>(getpid());
}

bool is_alive(std::uint32_t process) noexcept {
  const auto id = static_cast<pid_t>(process);
  return id <= 0 || kill(id, 0) == 0 || errno != ESRCH;
}

std::string default_folder() {
  const std::string name = "sideman-" + std::to_string(getuid());
#ifdef __APPLE__
  const char *temporary = std::getenv("TMPDIR");
  return std::string(temporary != nullptr && *temporary != 0 ? temporary : "/tmp") + "/" + name;
#else
  return "/dev/shm/" + name;
#endif
}

static std::string failure(const std::string &what, const std::string &path) {
  return what + " " + path + ": " + std::strerror(errno) + ".";
}

std::optional<std::string> make_private_folder(const std::string &path) {
  if (mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) {
    return failure("Cannot make the folder for links", path) + " Set SIDEMAN_LINK_FOLDER to another one.";
  }
  struct stat found {};
  if (lstat(path.c_str(), &found) != 0) return failure("Cannot look at the folder for links", path);
  if (!S_ISDIR(found.st_mode)) {
    return "The folder for links must be a folder, but " + path + " is something else. Remove it.";
  }
  if (found.st_uid != getuid()) {
    return "The folder for links must belong to user " + std::to_string(getuid()) + ", but " + path +
           " belongs to user " + std::to_string(found.st_uid) + ". Set SIDEMAN_LINK_FOLDER to another one.";
  }
  if ((found.st_mode & 077) != 0 && chmod(path.c_str(), 0700) != 0) {
    return failure("Cannot close the folder for links to others", path);
  }
  return std::nullopt;
}

SharedFile::~SharedFile() {
  if (memory_ != nullptr) munmap(memory_, size_);
  if (handle_ < 0) return;
  unlink(path_.c_str());
  close(static_cast<int>(handle_));
}

// Writes the zeros instead of asking for a length: a full file system answers here, and not later
// with a signal in the audio thread.
static bool fill_with_zeros(int file, std::size_t size) {
  const char zeros[4096] = {};
  while (size > 0) {
    const ssize_t wrote = write(file, zeros, size < sizeof zeros ? size : sizeof zeros);
    if (wrote <= 0) return false;
    size -= static_cast<std::size_t>(wrote);
  }
  return true;
}

std::optional<std::string> SharedFile::create(const std::string &path, std::size_t size) {
  const int file = open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  taken_ = file < 0 && errno == EEXIST;
  if (file < 0) return failure("Cannot make the link file", path);
  handle_ = file;
  path_ = path;
  if (flock(file, LOCK_EX | LOCK_NB) != 0) return failure("Cannot lock the link file", path);
  if (!fill_with_zeros(file, size)) return failure("Cannot fill the link file", path);
  void *memory = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (memory == MAP_FAILED) return failure("Cannot map the link file", path);
  memory_ = memory;
  size_ = size;
  std::memset(memory, 0, size);  // maps every page now, not in the audio thread
  return std::nullopt;
}

std::optional<std::string> SharedFile::rename(const std::string &path) {
  if (::rename(path_.c_str(), path.c_str()) != 0) return failure("Cannot name the link file", path);
  path_ = path;
  return std::nullopt;
}

bool is_abandoned(const std::string &path) noexcept {
  const int file = open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  if (file < 0) return false;
  const bool free = flock(file, LOCK_EX | LOCK_NB) == 0;
  close(file);
  return free;
}

}  // namespace sideman::platform
#endif
