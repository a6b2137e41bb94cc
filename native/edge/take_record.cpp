#include <algorithm>
#include <tuple>

#include "atomic.hpp"
#include "take.hpp"

namespace sideman {

// `begun` tells a reader which entries may be torn: it is raised before, `written` after the entry.
template <class Entry, std::size_t CAPACITY>
void Log<Entry, CAPACITY>::append(const Entry &entry) noexcept {
  const std::uint64_t index = written_.load(std::memory_order_relaxed);
  begun_.exchange(index + 1, std::memory_order_acq_rel);  // not after the words of the entry
  paste(entries_[index % CAPACITY], entry);
  written_.store(index + 1, std::memory_order_release);
}

// A reader sees the old words or the new ones; the fields that change stand in a word of their own.
template <class Entry, std::size_t CAPACITY>
void Log<Entry, CAPACITY>::amend(const Entry &entry) noexcept {
  const std::uint64_t index = written_.load(std::memory_order_relaxed);
  if (index > 0) paste(entries_[(index - 1) % CAPACITY], entry);
}

template <class Entry, std::size_t CAPACITY>
std::vector<Entry> Log<Entry, CAPACITY>::read(std::uint64_t &first) const {
  const std::uint64_t end = written();
  if (end > CAPACITY) first = std::max(first, end - CAPACITY);
  std::vector<Entry> entries;
  entries.reserve(end - first);
  for (std::uint64_t i = first; i < end; i++) entries.push_back(copy(entries_[i % CAPACITY]));
  const std::uint64_t begun = begun_.fetch_add(0, std::memory_order_acq_rel);  // not before their copies
  const std::uint64_t intact = begun > CAPACITY ? begun - CAPACITY : 0;
  if (intact > first) {
    const std::uint64_t lost = std::min(intact, end) - first;
    entries.erase(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(lost));
    first += lost;
  }
  return entries;
}

SongPosition position_of(const sideman_take_note &note) noexcept {
  return static_cast<SongPosition>(note.bar) * 4294967296 + note.tick;
}

// Used inline elsewhere.
template class Log<PlayedNote, 131072>;
template class Log<Pass, 4096>;

bool comes_before(const sideman_take_note &a, const sideman_take_note &b) noexcept {
  return std::make_tuple(position_of(a), a.role, a.key) < std::make_tuple(position_of(b), b.role, b.key);
}

std::uint32_t TakeRecorder::begin_pass(SongPosition start) noexcept {
  pass_ = {start, start, pass_.number + 1};
  passes_.append(pass_);
  return static_cast<std::uint32_t>(pass_.number);
}

void TakeRecorder::extend(SongPosition end) noexcept {
  pass_.end = std::max(pass_.end, end);
  passes_.amend(pass_);
}

void TakeRecorder::forget() noexcept {
  first_note_ = notes_.written();
  first_pass_ = passes_.written();
}

namespace {

struct Stretch {
  SongPosition start, end;
  bool contains(SongPosition place) const { return place >= start && place < end; }
};

// The parts of `wanted` that no stretch of `covered` has; `covered` is sorted and has no overlaps.
std::vector<Stretch> uncovered(Stretch wanted, const std::vector<Stretch> &covered) {
  std::vector<Stretch> parts;
  SongPosition from = wanted.start;
  for (const Stretch &stretch : covered) {
    if (stretch.end <= from) continue;
    if (stretch.start >= wanted.end) break;
    if (stretch.start > from) parts.push_back({from, stretch.start});
    from = stretch.end;
  }
  if (from < wanted.end) parts.push_back({from, wanted.end});
  return parts;
}

void cover(Stretch added, std::vector<Stretch> &covered) {
  std::vector<Stretch> merged;
  for (const Stretch &stretch : covered) {
    if (stretch.end < added.start || stretch.start > added.end) {
      merged.push_back(stretch);
    } else {
      added = {std::min(added.start, stretch.start), std::max(added.end, stretch.end)};
    }
  }
  merged.push_back(added);
  std::sort(merged.begin(), merged.end(),
            [](const Stretch &a, const Stretch &b) { return a.start < b.start; });
  covered = std::move(merged);
}

sideman_take_note note_of(const PlayedNote &played) {
  sideman_take_note note{};
  note.bar = static_cast<std::int32_t>(played.start >> 32);
  note.tick = static_cast<std::uint32_t>(played.start & 0xFFFFFFFF);
  note.length = std::max<std::int64_t>(played.length, 1);
  note.role = played.role;
  note.key = played.key;
  note.velocity = played.velocity;
  return note;
}

}  // namespace

// A pass whose first notes gave way in the log counts only from the oldest note that is left.
Notes TakeRecorder::latest(const Notes &base) const {
  std::uint64_t first_pass = first_pass_, first_note = first_note_;
  std::vector<Pass> passes = passes_.read(first_pass);
  std::vector<PlayedNote> played = notes_.read(first_note);
  std::stable_sort(played.begin(), played.end(),
                   [](const PlayedNote &a, const PlayedNote &b) { return a.pass < b.pass; });
  const bool lost = first_note > first_note_ && !played.empty();
  const std::uint32_t oldest = lost ? played.front().pass : 0;

  Notes notes;
  std::vector<Stretch> covered;
  for (auto pass = passes.rbegin(); pass != passes.rend() && pass->number >= oldest; ++pass) {
    Stretch whole{pass->start, pass->end};
    if (lost && pass->number == oldest) whole.start = std::max(whole.start, played.front().start);
    const std::vector<Stretch> parts = uncovered(whole, covered);
    const auto number = static_cast<std::uint32_t>(pass->number);
    auto note = std::lower_bound(played.begin(), played.end(), number,
                                 [](const PlayedNote &a, std::uint32_t b) { return a.pass < b; });
    for (; note != played.end() && note->pass == number; ++note) {
      const auto holds = [&](const Stretch &part) { return part.contains(note->start); };
      if (std::any_of(parts.begin(), parts.end(), holds)) notes.push_back(note_of(*note));
    }
    if (whole.start < whole.end) cover(whole, covered);
  }
  for (const sideman_take_note &note : base) {
    const SongPosition place = position_of(note);
    const auto holds = [&](const Stretch &stretch) { return stretch.contains(place); };
    if (std::none_of(covered.begin(), covered.end(), holds)) notes.push_back(note);
  }
  std::stable_sort(notes.begin(), notes.end(), comes_before);
  return notes;
}

}  // namespace sideman
