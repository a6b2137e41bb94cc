#include "voices.hpp"

namespace sideman {

void Voices::add(const Voice &voice) noexcept {
  voices_[count_] = voice;
  place_[voice.role * 128u + voice.key] = static_cast<std::uint16_t>(++count_);
}

void Voices::remove(unsigned role, unsigned key) noexcept {
  const unsigned index = place_[role * 128 + key] - 1u;
  place_[role * 128 + key] = 0;
  const Voice &last = voices_[--count_];
  if (index == count_) return;
  voices_[index] = last;
  place_[last.role * 128u + last.key] = static_cast<std::uint16_t>(index + 1);
}

}  // namespace sideman
