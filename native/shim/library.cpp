#include "library.hpp"

#ifdef _WIN32
#include <windows.h>
#else
#include <dlfcn.h>
#endif

namespace sideman::shim {

#ifdef _WIN32

Library::Library(std::initializer_list<const char *> names) {
  for (const char *name : names) {
    if (handle_ == nullptr) handle_ = reinterpret_cast<void *>(LoadLibraryA(name));
  }
}

Library::~Library() {
  if (handle_ != nullptr) FreeLibrary(reinterpret_cast<HMODULE>(handle_));
}

void (*Library::find(const char *symbol) const)() {
  return reinterpret_cast<void (*)()>(GetProcAddress(reinterpret_cast<HMODULE>(handle_), symbol));
}

#else

Library::Library(std::initializer_list<const char *> names) {
  for (const char *name : names) {
    if (handle_ == nullptr) handle_ = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  }
}

Library::~Library() {
  if (handle_ != nullptr) dlclose(handle_);
}

void (*Library::find(const char *symbol) const)() {
  return reinterpret_cast<void (*)()>(dlsym(handle_, symbol));
}

#endif

}  // namespace sideman::shim
