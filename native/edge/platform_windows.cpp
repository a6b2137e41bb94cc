#ifdef _WIN32
#include "platform.hpp"

#include <cstdlib>
#include <cstring>

#define WIN32_LEAN_AND_MEAN
#include <windows.h>

namespace sideman::platform {

// The same arithmetic as Java's: whole seconds apart, so that nothing overflows.
std::int64_t nanos() noexcept {
  LARGE_INTEGER count, frequency;
  QueryPerformanceFrequency(&frequency);
  QueryPerformanceCounter(&count);
  const std::int64_t seconds = count.QuadPart / frequency.QuadPart;
  const std::int64_t rest = count.QuadPart % frequency.QuadPart;
  return seconds * 1000000000 + rest * 1000000000 / frequency.QuadPart;
}

std::uint32_t process_id() noexcept {
  return GetCurrentProcessId();
}

bool is_alive(std::uint32_t process) noexcept {
  const HANDLE handle = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, process);
  if (handle == nullptr) return GetLastError() != ERROR_INVALID_PARAMETER;
  DWORD code = 0;
  const bool known = GetExitCodeProcess(handle, &code) != 0;
  CloseHandle(handle);
  return !known || code == STILL_ACTIVE;
}

// The user's own temporary folder; nobody else may look into it.
std::string default_folder() {
  char temporary[MAX_PATH + 1] = {};
  const DWORD length = GetTempPathA(sizeof temporary, temporary);
  return std::string(temporary, length) + "sideman";
}

static std::string failure(const std::string &what, const std::string &path) {
  return what + " " + path + ": Windows error " + std::to_string(GetLastError()) + ".";
}

std::optional<std::string> make_private_folder(const std::string &path) {
  if (CreateDirectoryA(path.c_str(), nullptr) == 0 && GetLastError() != ERROR_ALREADY_EXISTS) {
    return failure("Cannot make the folder for links", path) + " Set SIDEMAN_LINK_FOLDER to another one.";
  }
  return std::nullopt;
}

SharedFile::~SharedFile() {
  if (memory_ != nullptr) UnmapViewOfFile(memory_);
  if (mapping_ != 0) CloseHandle(reinterpret_cast<HANDLE>(mapping_));
  if (handle_ == -1) return;
  CloseHandle(reinterpret_cast<HANDLE>(handle_));
  DeleteFileA(path_.c_str());  // wine forgets about files that were renamed
}

// The file vanishes with its last handle, also when this process is killed.
std::optional<std::string> SharedFile::create(const std::string &path, std::size_t size) {
  const DWORD sharing = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
  const HANDLE file = CreateFileA(path.c_str(), GENERIC_READ | GENERIC_WRITE | DELETE, sharing, nullptr,
                                  CREATE_NEW, FILE_ATTRIBUTE_TEMPORARY | FILE_FLAG_DELETE_ON_CLOSE, nullptr);
  taken_ = file == INVALID_HANDLE_VALUE && GetLastError() == ERROR_FILE_EXISTS;
  if (file == INVALID_HANDLE_VALUE) return failure("Cannot make the link file", path);
  handle_ = reinterpret_cast<std::intptr_t>(file);
  path_ = path;
  const HANDLE mapping =
      CreateFileMappingA(file, nullptr, PAGE_READWRITE, 0, static_cast<DWORD>(size), nullptr);
  if (mapping == nullptr) return failure("Cannot map the link file", path);
  mapping_ = reinterpret_cast<std::intptr_t>(mapping);
  memory_ = MapViewOfFile(mapping, FILE_MAP_ALL_ACCESS, 0, 0, size);
  if (memory_ == nullptr) return failure("Cannot map the link file", path);
  size_ = size;
  std::memset(memory_, 0, size);  // maps every page now, not in the audio thread
  return std::nullopt;
}

std::optional<std::string> SharedFile::rename(const std::string &path) {
  if (MoveFileExA(path_.c_str(), path.c_str(), 0) == 0) return failure("Cannot name the link file", path);
  path_ = path;
  return std::nullopt;
}

// Windows removes the files of the dead itself.
bool is_abandoned(const std::string &) noexcept {
  return false;
}

}  // namespace sideman::platform
#endif
