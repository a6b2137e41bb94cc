// A synth that counts: what sounds, and what should not have come.
#ifndef SIDEMAN_ACCEPTANCE_RECEIVER_HPP
#define SIDEMAN_ACCEPTANCE_RECEIVER_HPP

#include <atomic>
#include <bitset>
#include <cstdint>

// Written by one thread, read by all.
class Receiver {
 public:
  void hear(const std::uint8_t *data) {
    const unsigned key = (data[0] & 15U) * 128 + (data[1] & 127U);
    const unsigned kind = data[0] & 0xF0U;
    const bool on = kind == 0x90 && data[2] > 0;
    if (!on && kind != 0x80 && kind != 0x90) return;
    if (on && keys_.test(key)) struck_twice++;
    if (!on && !keys_.test(key)) ended_twice++;
    if (on) notes++;
    keys_.set(key, on);
    sounding = static_cast<unsigned>(keys_.count());
  }
  void forget() {
    keys_.reset();
    sounding = 0;
  }

  std::atomic<unsigned> sounding{0};
  std::atomic<std::uint64_t> notes{0}, struck_twice{0}, ended_twice{0};

 private:
  std::bitset<16 * 128> keys_;
};

#endif
