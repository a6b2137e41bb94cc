#include "browser.hpp"

#include <algorithm>

#ifdef _WIN32
#include <windows.h>
#include <shellapi.h>
#else
#include <spawn.h>
#include <sys/wait.h>

extern char **environ;
#endif

namespace sideman {

bool is_own_page(std::string_view address) {
  constexpr std::string_view starts[] = {"http://127.0.0.1:", "http://localhost:"};
  const bool local = std::any_of(std::begin(starts), std::end(starts),
                                 [&](std::string_view start) { return address.starts_with(start); });
  return local && std::all_of(address.begin(), address.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  std::string_view("/:.-_?=&#%").find(c) != std::string_view::npos;
         });
}

#ifdef _WIN32
void open_page(const char *address) {
  if (is_own_page(address)) ShellExecuteA(nullptr, "open", address, nullptr, nullptr, SW_SHOWNORMAL);
}
#else
void open_page(const char *address) {
  if (!is_own_page(address)) return;
    // The shell leaves at once and the browser is nobody's child: no zombie stays in the host.
#ifdef __APPLE__
  const char *script = "open \"$1\" >/dev/null 2>&1 &";
#else
  const char *script = "xdg-open \"$1\" >/dev/null 2>&1 &";
#endif
  const char *arguments[] = {"sh", "-c", script, "sh", address, nullptr};
  pid_t shell = 0;
  if (posix_spawnp(&shell, "sh", nullptr, nullptr, const_cast<char **>(arguments), environ) == 0) {
    waitpid(shell, nullptr, 0);
  }
}
#endif

}  // namespace sideman
