#include "smf.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace linkhost {

namespace {

class Bytes {
 public:
  Bytes(const std::vector<std::uint8_t> &data, std::size_t from, std::size_t until)
      : data_(data), at_(from), end_(until) {}

  bool done() const { return at_ >= end_; }

  std::uint8_t next() {
    if (done()) throw std::runtime_error("the file ends in the middle of an event");
    return data_[at_++];
  }

  std::uint8_t peek() const {
    if (done()) throw std::runtime_error("the file ends in the middle of an event");
    return data_[at_];
  }

  std::uint32_t number(int bytes) {
    std::uint32_t value = 0;
    for (int i = 0; i < bytes; ++i) value = value << 8 | next();
    return value;
  }

  std::uint32_t variable() {
    std::uint32_t value = 0;
    std::uint8_t byte = 0;
    do {
      byte = next();
      value = value << 7 | (byte & 0x7F);
    } while (byte & 0x80);
    return value;
  }

  void skip(std::size_t count) { at_ += count; }
  std::size_t at() const { return at_; }

 private:
  const std::vector<std::uint8_t> &data_;
  std::size_t at_;
  std::size_t end_;
};

// One track: notes are put together from their two ends.
class Track {
 public:
  Track(int division, std::vector<Note> &notes) : division_(division), notes_(notes) {}

  void read(Bytes bytes) {
    while (!bytes.done()) {
      tick_ += bytes.variable();
      if (bytes.peek() & 0x80) status_ = bytes.next();
      event(bytes);
    }
  }

 private:
  void event(Bytes &bytes) {
    if (status_ == 0xFF) {
      bytes.next();
      bytes.skip(bytes.variable());
    } else if (status_ == 0xF0 || status_ == 0xF7) {
      bytes.skip(bytes.variable());
    } else {
      const int kind = status_ >> 4, first = bytes.next();
      const int second = kind == 0xC || kind == 0xD ? 0 : bytes.next();
      if (kind == 9 && second > 0) {
        open_[slot(first)] = Note{scaled(), 0, status_ & 15, first, second};
      } else if (kind == 8 || kind == 9) {
        close(slot(first));
      }
    }
  }

  void close(std::size_t slot) {
    if (open_[slot].velocity == 0) return;
    Note note = open_[slot];
    note.length = scaled() - note.start;
    notes_.push_back(note);
    open_[slot].velocity = 0;
  }

  std::size_t slot(int key) const { return static_cast<std::size_t>((status_ & 15) * 128 + (key & 127)); }
  std::int64_t scaled() const { return tick_ * 960 / division_; }

  int division_;
  std::vector<Note> &notes_;
  std::array<Note, 16 * 128> open_{};
  std::int64_t tick_ = 0;
  int status_ = 0;
};

}  // namespace

std::vector<Note> read_notes(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path + " cannot be opened");
  const std::vector<std::uint8_t> data((std::istreambuf_iterator<char>(file)), {});
  Bytes bytes(data, 0, data.size());
  if (bytes.number(4) != 0x4D546864) throw std::runtime_error(path + " is no MIDI file");
  bytes.skip(8);  // length, format, number of tracks
  const auto division = static_cast<int>(bytes.number(2));
  if (division <= 0 || division >= 0x8000) throw std::runtime_error(path + " does not count quarters");
  std::vector<Note> notes;
  while (!bytes.done()) {
    const auto type = bytes.number(4);
    const auto length = bytes.number(4);
    if (type == 0x4D54726B) {
      const std::size_t end = std::min(data.size(), bytes.at() + length);
      Track(division, notes).read(Bytes(data, bytes.at(), end));
    }
    bytes.skip(length);
  }
  std::sort(notes.begin(), notes.end());
  return notes;
}

}  // namespace linkhost
