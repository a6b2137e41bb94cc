// The take: recorded on the audio thread into a log with a fixed size, laid out by the main thread, and
// played by the host's position.
#ifndef SIDEMAN_EDGE_TAKE_HPP
#define SIDEMAN_EDGE_TAKE_HPP

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

#include "sideman/take.h"
#include "timeline.hpp"

namespace sideman {

// A note that was played, in the pass in which it began.
struct PlayedNote {
  SongPosition start;
  std::int64_t length;  // parts of a tick
  std::uint32_t pass;
  std::uint8_t role, key, velocity, pad;
};

// What one uninterrupted roll of the host covered.
struct Pass {
  SongPosition start, end;
  std::uint64_t number;
};

// A log with one writer on the audio thread, who never waits: the oldest entries give way. A reader that was
// overtaken while it read knows which entries to throw away.
template <class Entry, std::size_t CAPACITY>
class Log {
 public:
  Log() : entries_(CAPACITY) {}
  // [audio-thread]
  void append(const Entry &entry) noexcept;
  // [audio-thread] Changes the newest entry.
  void amend(const Entry &entry) noexcept;
  // [main-thread] Everything from entry `first` on; `first` becomes the oldest entry that is still there.
  std::vector<Entry> read(std::uint64_t &first) const;
  // [any-thread] Entries ever written.
  std::uint64_t written() const noexcept { return written_.load(std::memory_order_acquire); }

 private:
  std::vector<Entry> entries_;
  mutable std::atomic<std::uint64_t> begun_{0};  // entries whose writing has begun
  std::atomic<std::uint64_t> written_{0};        // and has ended
};

using Notes = std::vector<sideman_take_note>;

// [any-thread]
SongPosition position_of(const sideman_take_note &note) noexcept;

// [any-thread] The order of the song. Of one key at one place the notes keep the order in which they are
// given: the last is the one that sounds on.
bool comes_before(const sideman_take_note &a, const sideman_take_note &b) noexcept;

// Records passes and their notes.
class TakeRecorder {
 public:
  // [audio-thread] A pass begins. Returns its number, never 0.
  std::uint32_t begin_pass(SongPosition start) noexcept;
  // [audio-thread] The pass has come as far as here.
  void extend(SongPosition end) noexcept;
  // [audio-thread] A note has ended.
  void add(const PlayedNote &note) noexcept { notes_.append(note); }
  // [main-thread] The newest pass at every place, over `base`.
  Notes latest(const Notes &base) const;
  // [main-thread] Forgets what was recorded until now.
  void forget() noexcept;

 private:
  Log<PlayedNote, 131072> notes_;
  Log<Pass, 4096> passes_;
  Pass pass_{};
  std::uint64_t first_note_ = 0, first_pass_ = 0;  // main thread: what counts begins here
};

// Hands a take from the main thread to the audio thread without either waiting for the other.
class TakeSlot {
 public:
  // [main-thread] The take that was loaded last.
  const Notes &loaded() const noexcept { return *newest_; }
  // [main-thread] Loads another. Takes that the audio thread may still look at live on until a later call.
  void load(Notes notes);
  // [audio-thread] The take to be used until the next call; nullptr when it has no notes.
  const Notes *use() noexcept;

 private:
  std::vector<std::unique_ptr<const Notes>> kept_;
  const Notes empty_{};
  const Notes *newest_ = &empty_;
  std::atomic<const Notes *> offered_{nullptr};
  std::atomic<const Notes *> used_{nullptr};
};

// Reads a take along the song. [audio-thread] everything here.
class TakePlayer {
 public:
  // Starts a block: goes to the host's place when it did not simply roll on.
  void begin(const Notes *take, bool rolled_on, const Timeline &timeline) noexcept;
  // The next note, or nullptr when none is near.
  const sideman_take_note *first(const Timeline &timeline) const noexcept;
  void take_first() noexcept { next_++; }

 private:
  const Notes *take_ = nullptr;
  std::size_t next_ = 0;
};

}  // namespace sideman
#endif
