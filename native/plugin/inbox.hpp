// Parameter values on their way from whatever thread the host uses to the audio thread.
#ifndef SIDEMAN_PLUGIN_INBOX_HPP
#define SIDEMAN_PLUGIN_INBOX_HPP

#include <array>
#include <atomic>
#include <bit>
#include <cstdint>

#include "parameters.hpp"

namespace sideman {

class Inbox {
 public:
  Inbox() noexcept;

  // [any-thread] Keeps the value; a rise of a gesture is kept even when it falls before the next block.
  void set(std::uint32_t parameter, float value) noexcept;

  // [any-thread]
  float get(std::uint32_t parameter) const noexcept {
    return values_[parameter].load(std::memory_order_relaxed);
  }

  // [any-thread] Makes the next take() tell every value that lasts.
  void repeat_all() noexcept { changed_.fetch_or(lasting(), std::memory_order_release); }

  // [audio-thread] Calls tell(control, value) for everything that changed since the last call.
  template <typename Tell>
  void take(Tell &&tell) noexcept {
    std::uint64_t risen = risen_.exchange(0, std::memory_order_acquire);
    std::uint64_t changed = changed_.exchange(0, std::memory_order_acquire) & ~triggers();
    for (std::uint64_t left = risen | changed; left != 0; left &= left - 1) {
      const auto index = static_cast<std::uint32_t>(std::countr_zero(left));
      const std::uint32_t control = parameters[index].control;
      if ((risen >> index & 1) != 0) tell(control, 1.0f);
      const bool falls = parameters[index].kind == Kind::trigger;
      if (falls || (changed >> index & 1) != 0) tell(control, falls ? 0.0f : get(index));
    }
  }

 private:
  static constexpr std::uint64_t triggers() noexcept {
    std::uint64_t mask = 0;
    for (std::uint32_t index = 0; index < input_parameter_count; index++) {
      if (parameters[index].kind == Kind::trigger) mask |= std::uint64_t{1} << index;
    }
    return mask;
  }
  static constexpr std::uint64_t lasting() noexcept {
    return ((std::uint64_t{1} << input_parameter_count) - 1) & ~triggers();
  }

  std::array<std::atomic<float>, parameter_count> values_;
  std::atomic<std::uint64_t> changed_{0};  // bit per parameter
  std::atomic<std::uint64_t> risen_{0};    // bit per gesture
};

}  // namespace sideman
#endif
