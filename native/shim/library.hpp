// Libraries that may be missing on the user's machine, loaded when they are asked for.
#pragma once

#include <initializer_list>
#include <string>

namespace sideman::shim {

class Library {
 public:
  // The first of `names` that loads. [main-thread]
  explicit Library(std::initializer_list<const char *> names);
  ~Library();
  Library(const Library &) = delete;
  Library &operator=(const Library &) = delete;

  bool loaded() const noexcept { return handle_ != nullptr; }

  // Points `function` to the symbol; false when the library has none of that name.
  template <typename Function>
  bool bind(const char *symbol, Function *&function) const {
    function = reinterpret_cast<Function *>(find(symbol));
    return function != nullptr;
  }

 private:
  void (*find(const char *symbol) const)();

  void *handle_ = nullptr;
};

}  // namespace sideman::shim
