#include "link_map.hpp"

#include <filesystem>
#include <system_error>

#include "../parameters.hpp"
#include "sideman/edge.h"

#ifdef _WIN32
#include <windows.h>
#else
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace sideman {
namespace {

constexpr int tries_per_look = 15;  // draws between two looks into the folder: about half a second

bool is_ours(const sideman_link *link) {
  return link->magic == SIDEMAN_LINK_MAGIC && link->version == SIDEMAN_LINK_VERSION &&
         link->size == sizeof(sideman_link);
}

std::string find(std::uint32_t number) {
  char folder[1024];
  char error[256];
  if (!sideman_link_folder(folder, sizeof folder, error, sizeof error)) return {};
  std::error_code failed;
  for (std::filesystem::directory_iterator at(folder, failed), end; !failed && at != end;
       at.increment(failed)) {
    const std::string path = at->path().string();
    if (path.ends_with(".link") && link_number(path.c_str()) == number) return path;
  }
  return {};
}

}  // namespace

void LinkMap::show(std::uint32_t number) {
  if (number != number_) {
    close();
    number_ = number;
    tries_ = 0;
  }
  if (number == 0 || link_ != nullptr || tries_++ % tries_per_look != 0) return;
  const std::string path = find(number);
  if (!path.empty() && open(path) && !is_ours(link_)) close();
}

#ifdef _WIN32
bool LinkMap::open(const std::string &path) {
  HANDLE file =
      CreateFileA(path.c_str(), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr,
                  OPEN_EXISTING, 0, nullptr);
  if (file == INVALID_HANDLE_VALUE) return false;
  LARGE_INTEGER size{};
  if (GetFileSizeEx(file, &size) && size.QuadPart >= static_cast<LONGLONG>(sizeof(sideman_link))) {
    HANDLE mapping = CreateFileMappingA(file, nullptr, PAGE_READONLY, 0, 0, nullptr);
    if (mapping != nullptr) {
      link_ = static_cast<const sideman_link *>(
          MapViewOfFile(mapping, FILE_MAP_READ, 0, 0, sizeof(sideman_link)));
      CloseHandle(mapping);
    }
  }
  CloseHandle(file);
  return link_ != nullptr;
}

void LinkMap::close() noexcept {
  if (link_ != nullptr) UnmapViewOfFile(link_);
  link_ = nullptr;
}
#else
bool LinkMap::open(const std::string &path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  struct stat status {};
  if (fstat(file, &status) == 0 && status.st_size >= static_cast<off_t>(sizeof(sideman_link))) {
    void *memory = mmap(nullptr, sizeof(sideman_link), PROT_READ, MAP_SHARED, file, 0);
    if (memory != MAP_FAILED) link_ = static_cast<const sideman_link *>(memory);
  }
  ::close(file);
  return link_ != nullptr;
}

void LinkMap::close() noexcept {
  if (link_ != nullptr) munmap(const_cast<sideman_link *>(link_), sizeof(sideman_link));
  link_ = nullptr;
}
#endif

}  // namespace sideman
