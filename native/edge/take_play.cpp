#include <algorithm>

#include "take.hpp"

namespace sideman {

// The audio thread says in `used_` what it looks at; only what is neither offered nor used may go.
void TakeSlot::load(Notes notes) {
  const Notes *loaded = &empty_;
  if (!notes.empty()) {
    kept_.push_back(std::make_unique<const Notes>(std::move(notes)));
    loaded = kept_.back().get();
  }
  newest_ = loaded;
  offered_.store(loaded->empty() ? nullptr : loaded);
  const Notes *used = used_.load();
  std::erase_if(kept_, [&](const auto &kept) { return kept.get() != loaded && kept.get() != used; });
}

const Notes *TakeSlot::use() noexcept {
  const Notes *take = offered_.load();
  used_.store(take);
  // Loaded anew in between: once more. A main thread cannot load faster than this twice.
  for (const Notes *now = offered_.load(); now != take; now = offered_.load()) {
    take = now;
    used_.store(take);
  }
  return take;
}

void TakePlayer::begin(const Notes *take, bool rolled_on, const Timeline &timeline) noexcept {
  const bool same = take == take_;
  take_ = take;
  if (take == nullptr || !timeline.rolling() || (same && rolled_on)) return;
  const double start = timeline.session_tick() - timeline.overshoot();
  const SongPosition here = timeline.song_position(start - timeline.ticks_per_frame());
  const auto before = [](const sideman_take_note &note, SongPosition place) {
    return position_of(note) < place;
  };
  next_ =
      static_cast<std::size_t>(std::lower_bound(take->begin(), take->end(), here, before) - take->begin());
  // Within a frame of the start it is the rule of offset_of() that tells what is still to come.
  const SongPosition last = timeline.song_position(start);
  for (; next_ < take->size() && position_of((*take)[next_]) <= last; next_++) {
    const double tick = timeline.session_tick_of(position_of((*take)[next_]));
    if (timeline.offset_of(tick + timeline.overshoot()) >= 0) return;
  }
}

const sideman_take_note *TakePlayer::first(const Timeline &timeline) const noexcept {
  if (take_ == nullptr || !timeline.rolling() || next_ >= take_->size()) return nullptr;
  const sideman_take_note &note = (*take_)[next_];
  return note.bar <= timeline.place().bar + 2 ? &note : nullptr;
}

}  // namespace sideman
