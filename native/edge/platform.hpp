// Everything the edge wants from the operating system: a clock, process numbers, a mapped file.
#ifndef SIDEMAN_EDGE_PLATFORM_HPP
#define SIDEMAN_EDGE_PLATFORM_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace sideman::platform {

// [any-thread] The monotonic clock that Java's System.nanoTime() tells, too. Never blocks.
std::int64_t nanos() noexcept;

// [any-thread]
std::uint32_t process_id() noexcept;

// [main-thread] True also when it cannot be told: a living process is never robbed of its file.
bool is_alive(std::uint32_t process) noexcept;

// [main-thread] The folder for links where the environment names none.
std::string default_folder();

// [main-thread] Makes the folder, for this user only. Returns a sentence when it cannot be had.
std::optional<std::string> make_private_folder(const std::string &path);

// A file of shared memory that this process made. It is locked until it is closed, so that others can
// tell a dead maker's file even when its process number was given away again.
class SharedFile {
 public:
  SharedFile() = default;
  SharedFile(const SharedFile &) = delete;
  SharedFile &operator=(const SharedFile &) = delete;
  // [main-thread] Unmaps and removes the file.
  ~SharedFile();

  // [main-thread] Makes a file of `size` zero bytes, 0600, mapped. Returns a sentence on failure.
  std::optional<std::string> create(const std::string &path, std::size_t size);
  // [main-thread] Gives the file its final name.
  std::optional<std::string> rename(const std::string &path);

  // [main-thread] Whether create() failed because somebody else has the name.
  bool was_taken() const noexcept { return taken_; }
  // [any-thread]
  void *memory() const noexcept { return memory_; }
  // [any-thread]
  const std::string &path() const noexcept { return path_; }

 private:
  std::string path_;
  void *memory_ = nullptr;
  std::size_t size_ = 0;
  std::intptr_t handle_ = -1;
  bool taken_ = false;
  [[maybe_unused]] std::intptr_t mapping_ = 0;  // Windows only
};

// [main-thread] Whether nobody holds the lock of this SharedFile any more.
bool is_abandoned(const std::string &path) noexcept;

}  // namespace sideman::platform
#endif
