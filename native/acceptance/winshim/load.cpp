// Loads the Windows library the way Java does and calls what can be called without a sound card: run
// under wine where there is no Windows. Prints what it finds; ends with 1 when something is not as told.
#include <windows.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <initializer_list>

#include "sideman/shim.h"

namespace {

int failures = 0;

void expect(bool holds, const char *what) {
  std::printf("%s: %s\n", holds ? "ok" : "FAILED", what);
  if (!holds) failures++;
}

template <typename Function>
Function *find(HMODULE library, const char *name) {
  return reinterpret_cast<Function *>(reinterpret_cast<void (*)()>(GetProcAddress(library, name)));
}

}  // namespace

#define FIND(name) const auto name##_ = find<decltype(name)>(library, #name)

int main(int count, char **words) {
  const HMODULE library = LoadLibraryA(count > 1 ? words[1] : "sideman.dll");
  expect(library != nullptr, "the library loads");
  if (library == nullptr) return 1;
  FIND(sideman_shim_version);
  FIND(sideman_shim_layout);
  FIND(sideman_backend_ready);
  FIND(sideman_backend_list);
  FIND(sideman_loop_open);
  FIND(sideman_ports_close);
  char text[16384] = "";
  expect(sideman_shim_version_() == SIDEMAN_SHIM_VERSION, "it is of this version");
  expect(
      sideman_shim_layout_(text, sizeof text) > 1000 && std::strstr(text, "sideman_link 0 399648") != nullptr,
      "the link is laid out as on Linux");
  const bool ready = sideman_backend_ready_(SIDEMAN_WINDOWS, text, sizeof text);
  expect(std::strlen(text) > 20, "the Windows backend says how it is");
  std::printf("ready %d: %s\n", ready, text);
  for (std::uint32_t direction : {SIDEMAN_SOURCES, SIDEMAN_DESTINATIONS}) {
    const std::int32_t ports = sideman_backend_list_(SIDEMAN_WINDOWS, direction, text, sizeof text);
    expect(ports >= 0, direction == SIDEMAN_SOURCES ? "sources are listed" : "destinations are listed");
    std::printf("%d ports\n%s", ports, text);
  }
  char path[512] = "", error[512] = "";
  const char *folder = count > 2 ? words[2] : nullptr;
  if (folder != nullptr) {
    sideman_ports *loop = sideman_loop_open_(folder, folder, path, sizeof path, error, sizeof error);
    expect(loop != nullptr, "two edges run in a loop");
    std::printf("%s%s\n", path, error);
    Sleep(200);
    sideman_ports_close_(loop);
    expect(GetFileAttributesA(path) == INVALID_FILE_ATTRIBUTES, "and leave no link file behind");
  }
  return failures == 0 ? 0 : 1;
}
