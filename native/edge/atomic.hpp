// Loads and stores of words that another process may touch at any time. The compiler's own atomics
// instead of std::atomic_ref, which Apple's library got late; both mean the same to the sanitizers.
#ifndef SIDEMAN_EDGE_ATOMIC_HPP
#define SIDEMAN_EDGE_ATOMIC_HPP

#include <cstdint>
#include <cstring>
#include <type_traits>

namespace sideman {

// [any-thread]
template <class T>
T load(const T &shared) noexcept {
  T value;
  __atomic_load(&shared, &value, __ATOMIC_RELAXED);
  return value;
}

// [any-thread] What was written before the matching publish() is visible afterwards.
template <class T>
T acquire(const T &shared) noexcept {
  T value;
  __atomic_load(&shared, &value, __ATOMIC_ACQUIRE);
  return value;
}

// [the field's one writer]
template <class T>
void store(T &shared, std::type_identity_t<T> value) noexcept {
  __atomic_store(&shared, &value, __ATOMIC_RELAXED);
}

// [the field's one writer]
template <class T>
void publish(T &shared, std::type_identity_t<T> value) noexcept {
  __atomic_store(&shared, &value, __ATOMIC_RELEASE);
}

// [the field's one writer] Adds without a locked instruction, since nobody else writes.
template <class T>
void add(T &shared, std::type_identity_t<T> more) noexcept {
  store(shared, static_cast<T>(load(shared) + more));
}

// [reader of a ring] Copies a record word by word. The copy is checked, never the shared original,
// so that a hostile writer cannot change it between check and use.
template <class T>
T copy(const T &shared) noexcept {
  static_assert(std::is_trivially_copyable_v<T> && sizeof(T) % 8 == 0);
  std::uint64_t words[sizeof(T) / 8];
  const auto *from = reinterpret_cast<const char *>(&shared);
  for (std::uint64_t &word : words) {
    word = load(*reinterpret_cast<const std::uint64_t *>(from));
    from += 8;
  }
  T record;
  std::memcpy(&record, words, sizeof record);
  return record;
}

// [writer of a ring] Publishing the ring's index afterwards makes the record visible.
template <class T>
void paste(T &shared, const T &record) noexcept {
  static_assert(std::is_trivially_copyable_v<T> && sizeof(T) % 8 == 0);
  std::uint64_t words[sizeof(T) / 8];
  std::memcpy(words, &record, sizeof record);
  auto *to = reinterpret_cast<char *>(&shared);
  for (std::uint64_t word : words) {
    store(*reinterpret_cast<std::uint64_t *>(to), word);
    to += 8;
  }
}

}  // namespace sideman
#endif
