// Hostile bytes in everything that the edge reads: shared memory, transport, messages, takes. Whatever comes,
// the edge stays inside its memory and every note-on that came out gets its note-off. Inputs that once broke
// one of these promises lie in seeds/, one file each, named after what they broke.
#include <algorithm>
#include <bitset>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "atomic.hpp"
#include "platform.hpp"
#include "sideman/control.h"
#include "sideman/take.h"

namespace {

// Doles out the fuzzer's bytes; zeros when they are used up.
class Bytes {
 public:
  Bytes(const std::uint8_t *data, std::size_t size) : data_(data), left_(size) {}
  bool is_empty() const { return left_ == 0; }
  template <class T>
  T take() {
    T value{};
    const std::size_t size = std::min(sizeof value, left_);
    std::memcpy(&value, data_, size);
    data_ += size;
    left_ -= size;
    return value;
  }
  std::size_t left() const { return left_; }
  std::string rest() const { return {reinterpret_cast<const char *>(data_), left_}; }

 private:
  const std::uint8_t *data_;
  std::size_t left_;
};

[[noreturn]] void fail(const char *what) {
  std::fprintf(stderr, "fuzz: %s\n", what);
  std::abort();
}

// Listens like a synth and complains.
class Synth {
 public:
  void hear(const sideman_emission &out, std::uint32_t frames) {
    if (out.offset < last_ || out.offset >= frames) fail("an offset outside of the block, or going back");
    if (out.size < 1 || out.size > 3 || out.data[0] < 0x80) fail("a malformed message");
    last_ = out.offset;
    const unsigned key = (out.data[0] & 15U) * 128 + out.data[1];
    if ((out.data[0] & 0xF0) == 0xB0 && out.data[1] == 64) {
      pedals_.set(out.data[0] & 15U, out.data[2] >= 64);
    }
    if (out.role == 255) return hear_thru(out, key);
    if ((out.data[0] & 0xF0) == 0x90) {
      if (sounding_.test(key)) fail("a note that already sounds");
      sounding_.set(key);
    } else if ((out.data[0] & 0xF0) == 0x80) {
      if (!sounding_.test(key)) fail("the end of a note that does not sound");
      sounding_.reset(key);
    }
  }
  void begin() { last_ = 0; }
  bool hangs() const { return sounding_.any() || played_.any(); }
  bool has_pedal_down() const { return pedals_.any(); }

 private:
  // The performer may strike a key as often as he likes; one end is enough.
  void hear_thru(const sideman_emission &out, unsigned key) {
    const unsigned kind = out.data[0] & 0xF0;
    if (kind == 0x80 || kind == 0x90) played_.set(key, kind == 0x90 && out.data[2] > 0);
  }

  std::bitset<16 * 128> sounding_, played_;
  std::bitset<16> pedals_;
  std::uint32_t last_ = 0;
};

struct Closing {
  void operator()(sideman_edge *edge) const { sideman_edge_close(edge); }
};

class Session {
 public:
  Session() : folder_("/tmp/sideman-fuzz-" + std::to_string(sideman::platform::process_id())) {
    const sideman_edge_setup setup{folder_.c_str(), "fuzz", SIDEMAN_EDGE_PLUGIN, 48000};
    char error[200];
    edge_.reset(sideman_edge_open(&setup, error, sizeof error));
    if (!edge_) fail(error);
    link_ = sideman_edge_link(edge_.get());
    link_->companion_version = SIDEMAN_LINK_VERSION;
    link_->companion = 1;
    transport_ = {true, true, false, 0, 0, 120, 4, 4};
  }
  ~Session() {
    edge_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  void step(Bytes &bytes) {
    switch (bytes.take<std::uint8_t>() % 12) {
      case 0:
        poke(bytes);
        break;
      case 1:
      case 2:
      case 3:
        order(bytes, link_->orders, link_->order);
        break;
      case 4:
        order(bytes, link_->now, link_->now_order);
        break;
      case 5:
        host(bytes);
        break;
      case 6:
        recall(bytes);
        break;
      case 7:
        input_.push_back(bytes.take<std::uint32_t>());
        break;
      case 8:
        controls_.emplace_back(bytes.take<std::uint8_t>(), bytes.take<float>());
        break;
      case 9:
        take(bytes);
        break;
      default:
        block(bytes.take<std::uint16_t>() % 3000);
        break;
    }
  }

  void finish() {
    link_->companion = 0;
    silent_ = true;
    block(64);
    if (synth_.hangs()) fail("a note hangs");
    if (synth_.has_pedal_down()) fail("a pedal stays down");
    sideman_edge_take_copy(edge_.get(), nullptr, 0);
  }

  void block(std::uint32_t frames) {
    link_->heartbeat_nanos++;
    sideman_edge_begin(edge_.get(), frames, &transport_);
    for (const auto &[control, value] : controls_) sideman_edge_control(edge_.get(), 0, control, value);
    for (const std::uint32_t message : input_) {
      std::uint8_t data[4];
      std::memcpy(data, &message, 4);
      sideman_edge_input(edge_.get(), message % 3001, data[0] & 3, data, 1 + message % 4);
    }
    if (silent_) sideman_edge_silence(edge_.get());
    controls_.clear();
    input_.clear();
    synth_.begin();
    for (sideman_emission out; sideman_edge_next(edge_.get(), &out);) synth_.hear(out, frames);
    sideman_edge_end(edge_.get());
    if (transport_.playing && std::isfinite(transport_.bpm)) {
      transport_.tick_in_bar += frames * transport_.bpm * 960 / (60 * 48000.0);
    }
  }

 private:
  // Anything anywhere, but for the mapping itself.
  void poke(Bytes &bytes) {
    const std::size_t place = bytes.take<std::uint32_t>() % (sizeof(sideman_link) - 8);
    const auto value = bytes.take<std::uint64_t>();
    std::memcpy(reinterpret_cast<char *>(link_) + place, &value, 8);
  }

  void order(Bytes &bytes, sideman_ring_head &head, sideman_order *orders) {
    auto order = bytes.take<sideman_order>();
    if (bytes.take<std::uint8_t>() % 8 != 0) {  // mostly nearly right
      order.start = static_cast<std::int64_t>(link_->frame / 25 + (order.start & 0xFFF));
      order.end = order.start + (order.end & 0x7FF);
      order.epoch = link_->epoch;
      order.role %= 6;
      order.key &= 0x83;
      order.kind = static_cast<std::uint8_t>((order.kind & 0xC0) | order.kind % 5);
      order.generation = link_->generation[order.role % 5] - order.generation % 3;
    }
    orders[head.written % SIDEMAN_ORDERS] = order;
    head.written++;
  }

  void host(Bytes &bytes) {
    const auto what = bytes.take<std::uint8_t>();
    if (what % 4 == 0) transport_.playing = !transport_.playing;
    if (what % 4 == 1) transport_.bpm = bytes.take<double>();
    if (what % 4 == 2) transport_.bar = bytes.take<std::int32_t>();
    if (what % 4 == 3) transport_.tick_in_bar = bytes.take<std::int16_t>();
    if (what >= 250) transport_.tick_in_bar = bytes.take<double>();
    if (what % 16 == 5) transport_.beats_per_bar = bytes.take<std::uint8_t>();
    if (what % 16 == 6) transport_.beat_unit = bytes.take<std::uint8_t>();
    if (what % 16 == 7) transport_.valid = !transport_.valid;
    if (what % 16 == 8) transport_ = {true, true, false, what % 64, 0, 120, 4, 4};
  }

  void recall(Bytes &bytes) {
    const unsigned role = bytes.take<std::uint8_t>() % 8;
    link_->recalled[role][bytes.take<std::uint8_t>() % SIDEMAN_RECALLS] = bytes.take<std::int32_t>();
    link_->generation[role] += bytes.take<std::uint8_t>() % 3;
  }

  void take(Bytes &bytes) {
    std::vector<sideman_take_note> notes(bytes.take<std::uint8_t>() % 16);
    for (auto &note : notes) note = bytes.take<sideman_take_note>();
    for (auto &note : notes) note.bar &= 63;
    sideman_edge_take_load(edge_.get(), notes.data(), notes.size());
  }

  std::string folder_;
  std::unique_ptr<sideman_edge, Closing> edge_;
  sideman_link *link_;
  sideman_transport transport_;
  std::vector<std::uint32_t> input_;
  std::vector<std::pair<std::uint32_t, float>> controls_;
  Synth synth_;
  bool silent_ = false;
};

// A text that is read must be written and read again alike.
void read_text(const std::string &text) {
  char error[200];
  std::vector<sideman_take_note> notes(sideman_take_read(text.c_str(), nullptr, 0, error, sizeof error));
  if (notes.empty()) return;
  sideman_take_read(text.c_str(), notes.data(), notes.size(), error, sizeof error);
  std::string again(sideman_take_write(notes.data(), notes.size(), nullptr, 0) + 1, 0);
  sideman_take_write(notes.data(), notes.size(), again.data(), again.size());
  if (sideman_take_read(again.c_str(), nullptr, 0, error, sizeof error) != notes.size())
    fail("a take lost notes");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  Bytes bytes(data, size);
  if (size > 0 && data[0] == 's') {
    read_text(bytes.rest());
    return 0;
  }
  Session session;
  while (!bytes.is_empty()) session.step(bytes);
  session.finish();
  return 0;
}
