#include "thru.hpp"

#include <algorithm>

namespace sideman {

static bool is_note_on(const std::uint8_t *data) noexcept {
  return (data[0] & 0xF0) == 0x90 && data[2] > 0;
}

static bool is_note_off(const std::uint8_t *data) noexcept {
  return (data[0] & 0xF0) == 0x80 || ((data[0] & 0xF0) == 0x90 && data[2] == 0);
}

static bool is_sustain(const std::uint8_t *data) noexcept {
  return (data[0] & 0xF0) == 0xB0 && data[1] == 64;
}

void Held::note(const std::uint8_t *data) noexcept {
  const unsigned channel = data[0] & 15u, key = data[1] & 127u;
  if (is_note_on(data)) keys_.set(channel * 128 + key);
  if (is_note_off(data)) keys_.reset(channel * 128 + key);
  if (is_sustain(data)) pedals_.set(channel, data[2] >= 64);
}

bool Held::is_end_of_held(const std::uint8_t *data) const noexcept {
  const unsigned channel = data[0] & 15u, key = data[1] & 127u;
  if (is_note_off(data)) return keys_.test(channel * 128 + key);
  return is_sustain(data) && data[2] < 64 && pedals_.test(channel);
}

bool Held::release_one(std::uint8_t *data) noexcept {
  for (unsigned i = 0; keys_.any() && i < keys_.size(); i++) {
    if (!keys_.test(i)) continue;
    keys_.reset(i);
    data[0] = static_cast<std::uint8_t>(0x80 | i / 128);
    data[1] = static_cast<std::uint8_t>(i % 128);
    data[2] = 64;
    return true;
  }
  for (unsigned channel = 0; channel < 16; channel++) {
    if (!pedals_.test(channel)) continue;
    pedals_.reset(channel);
    data[0] = static_cast<std::uint8_t>(0xB0 | channel);
    data[1] = 64;
    data[2] = 0;
    return true;
  }
  return false;
}

// With the queue full of anything but ends, an end may still come: then everything held ends at once.
void Thru::input(const ShortMessage &message, bool open) noexcept {
  if (!open && !queued_.is_end_of_held(message.data)) return;
  const bool ends = is_note_off(message.data) || is_sustain(message.data);
  if (count_ >= (ends ? CAPACITY : CAPACITY - 1024)) {
    if (queued_.is_end_of_held(message.data)) end_all();
    return;
  }
  queued_.note(message.data);
  queue_[count_++] = message;
}

ShortMessage Thru::take() noexcept {
  const ShortMessage message = queue_[taken_++];
  sent_.note(message.data);
  return message;
}

void Thru::begin() noexcept {
  std::copy(queue_.begin() + taken_, queue_.begin() + count_, queue_.begin());
  count_ -= taken_;
  taken_ = 0;
  for (unsigned i = 0; i < count_; i++) queue_[i].offset = 0;
}

void Thru::end_all() noexcept {
  taken_ = count_ = 0;
  queued_ = Held();
  ending_ = true;
}

bool Thru::release_one(std::uint8_t *data) noexcept {
  ending_ = sent_.release_one(data);
  return ending_;
}

}  // namespace sideman
