#include <algorithm>
#include <cmath>
#include <limits>

#include "edge.hpp"

namespace sideman {

constexpr unsigned FIRST_CHANNEL = 9;  // drums; the other roles follow
constexpr double NEVER = std::numeric_limits<double>::infinity();

double Edge::offset_of(double moment, sideman_order_unit unit) const noexcept {
  if (unit == SIDEMAN_FRAMES) return moment - static_cast<double>(frame_);
  return timeline_.rolling() ? timeline_.offset_of(moment) : NEVER;
}

void Edge::emit(sideman_emission &out, std::uint8_t role, unsigned size, unsigned status, unsigned first,
                unsigned second) const noexcept {
  out.offset = static_cast<std::uint32_t>(cursor_);
  out.size = static_cast<std::uint8_t>(size);
  out.data[0] = static_cast<std::uint8_t>(status);
  out.data[1] = static_cast<std::uint8_t>(first);
  out.data[2] = static_cast<std::uint8_t>(second);
  out.role = role;
}

bool Edge::next(sideman_emission &out) noexcept {
  if (!planned_) plan();
  if (frames_ == 0) return false;
  while (ending_) {
    if (end_one(out)) return true;
  }
  if (thru_.is_ending()) {
    std::uint8_t data[3];
    if (thru_.release_one(data)) {
      emit(out, NO_ROLE, 3, data[0], data[1], data[2]);
      return true;
    }
  }
  if (panic_one(out)) return true;
  for (Due due = find_due(); due.source != Source::NONE; due = find_due()) {
    cursor_ = std::max(cursor_, due.offset);
    if (perform(due, out)) return true;
  }
  return false;
}

// Everything of the band ends, voice by voice, then pedals that the band holds.
bool Edge::end_one(sideman_emission &out) noexcept {
  if (voices_.count() > 0) return end_voice(voices_[voices_.count() - 1], ending_tick_, out);
  std::uint8_t data[3];
  ending_ = band_pedals_.release_one(data);
  if (ending_) emit(out, NO_ROLE, 3, data[0], data[1], data[2]);
  return ending_;
}

// After every note has had its own off: the pedal up and All Notes Off on each channel, for synths that
// lost one.
bool Edge::panic_one(sideman_emission &out) noexcept {
  if (panic_messages_ == 0) return false;
  const unsigned left = --panic_messages_;
  emit(out, NO_ROLE, 3, 0xB0 | (15 - left / 2), left % 2 == 1 ? 64 : 123, 0);
  return true;
}

// What comes next in this block. At one frame ends come first, then the performer, then the band.
Edge::Due Edge::find_due() noexcept {
  Due due;
  due.offset = frames_;  // from here on it is not this block's
  find_voice(due);
  if (!thru_.is_empty() && thru_.first().offset < due.offset) {
    due = {Source::THRU, static_cast<double>(thru_.first().offset), 0};
  }
  find_order(due);
  find_take(due);
  return due;
}

void Edge::find_voice(Due &due) noexcept {
  for (unsigned i = 0; i < voices_.count(); i++) {
    const Voice &voice = voices_[i];
    // A note started in this block ends one frame later at the earliest.
    const double earliest = voice.ends_from > frame_ ? static_cast<double>(voice.ends_from - frame_) : 0;
    const double offset = std::max({voice.end_offset, earliest, cursor_});
    if (offset < due.offset) due = {Source::VOICE, offset, i};
  }
}

// Notes are asked once more whether they were taken back when their frame has come.
void Edge::find_order(Due &due) noexcept {
  for (unsigned i = 0; i < waiting_.size(); i++) {
    while (!waiting_[i].is_empty()) {
      const Order &order = waiting_[i].first();
      const double offset = std::max(offset_of(order.start, order.unit), 0.0);
      if (!(offset < due.offset)) break;
      if (is_recalled(order)) {
        add(link_.notes_stale, 1u);
        waiting_[i].remove_first();
        continue;
      }
      due = {Source::ORDER, offset, i};
      break;
    }
  }
}

// In a block that was silenced nothing begins: there may be no block after it to end it.
void Edge::find_take(Due &due) noexcept {
  while (const sideman_take_note *note = player_.first(timeline_)) {
    const double offset = std::max(timeline_.offset_of(timeline_.session_tick_of(position_of(*note))), 0.0);
    if (!(offset < due.offset)) return;
    if (!deaf_) {
      due = {Source::TAKE, offset, 0};
      return;
    }
    player_.take_first();
  }
}

bool Edge::perform(const Due &due, sideman_emission &out) noexcept {
  bool struck = false;
  switch (due.source) {
    case Source::VOICE: {
      const Voice &voice = voices_[due.index];
      // A release that came late ends the note now, and so it stands in the take.
      const bool on_time = voice.unit == SIDEMAN_TICKS && voice.end_offset >= 0;
      return end_voice(voice, on_time ? voice.end : timeline_.tick_at(cursor_), out);
    }
    case Source::THRU: {
      const ShortMessage message = thru_.take();
      emit(out, NO_ROLE, message.size, message.data[0], message.data[1], message.data[2]);
      return true;
    }
    case Source::TAKE: {
      const bool heard = start_note(order_of(*player_.first(timeline_)), struck, out);
      if (struck) player_.take_first();
      return heard;
    }
    case Source::ORDER: {
      const Order order = waiting_[due.index].first();
      if (order.kind == SIDEMAN_ORDER_NOTE) {
        const bool heard = start_note(order, struck, out);
        if (struck) waiting_[due.index].remove_first();
        return heard;
      }
      waiting_[due.index].remove_first();
      emit(out, order.role, message_size(order.id), order.id & 0xFF, order.id >> 8 & 0xFF,
           order.id >> 16 & 0xFF);
      if (solo_ != 0 && order.role != NO_ROLE && order.role + 1U != solo_) return false;
      band_pedals_.note(out.data);
      return true;
    }
    case Source::NONE:
      break;
  }
  return false;
}

// Answers whether there is a message; `struck`, whether the note has begun. A key that still sounds ends
// first.
bool Edge::start_note(const Order &note, bool &struck, sideman_emission &out) noexcept {
  const double offset = offset_of(note.start, note.unit);
  // What has only come in this block was not there for frames of the block before.
  const bool waited = note.sequence <= old_sequence_ && offset >= 0;
  const bool on_time = note.unit == SIDEMAN_TICKS && (waited || note.start >= timeline_.session_tick());
  const double start_tick = on_time ? note.start : timeline_.tick_at(cursor_);
  if (voices_.sounds(note.role, note.key)) {
    const Voice &before = voices_.at(note.role, note.key);
    struck_again_ = before.pass == pass_ ? before.position : NOWHERE;
    return end_voice(before, start_tick, out);
  }
  struck = true;
  count_lateness(note, offset);
  Voice voice{};
  voice.end = note.end;
  voice.end_offset = offset_of(note.end, note.unit);
  voice.ends_from = frame_ + static_cast<std::uint64_t>(cursor_) + 1;
  voice.start_tick = start_tick;
  voice.pass = pass_;
  if (pass_ != 0) {
    // A late note may stand a part of a frame behind the one that strikes its key again on that very frame.
    const SongPosition place = timeline_.song_position(start_tick);
    voice.position = std::max(place, struck_again_);
    voice.start_tick += static_cast<double>(voice.position - place) / SIDEMAN_TAKE_PARTS;
  }
  struck_again_ = NOWHERE;
  voice.id = note.id;
  voice.unit = note.unit;
  voice.role = note.role;
  voice.key = note.key;
  voice.velocity = note.velocity;
  voice.heard = solo_ == 0 || note.role + 1U == solo_;
  voices_.add(voice);
  started_++;
  emit(out, note.role, 3, 0x90 | (FIRST_CHANNEL + note.role), note.key, note.velocity);
  return voice.heard;
}

// A note that waited here already, and whose tick fell between two blocks because the host's tempo ramped,
// came in time.
void Edge::count_lateness(const Order &note, double offset) noexcept {
  if (offset >= 0 || note.sequence <= old_sequence_) return;
  add(link_.notes_late, 1u);
  const auto frames = static_cast<std::uint64_t>(std::min(-offset, 1e15));
  if (frames > load(link_.latest_frames)) store(link_.latest_frames, frames);
}

// `last_tick` is where the note ended by the session, for the take.
bool Edge::end_voice(const Voice &voice, double last_tick, sideman_emission &out) noexcept {
  const Voice ended = voice;
  voices_.remove(ended.role, ended.key);
  ended_++;
  if (ended.pass != 0) {
    const double length = std::clamp((last_tick - ended.start_tick) * SIDEMAN_TAKE_PARTS, 1.0, 1e15);
    recorder_.add(
        {ended.position, std::llround(length), ended.pass, ended.role, ended.key, ended.velocity, 0});
  }
  emit(out, ended.role, 3, 0x80 | (FIRST_CHANNEL + ended.role), ended.key, 64);
  return ended.heard;
}

Order Edge::order_of(const sideman_take_note &note) const noexcept {
  Order order{};
  order.start = timeline_.session_tick_of(position_of(note));
  order.end = order.start + static_cast<double>(note.length) / SIDEMAN_TAKE_PARTS;
  order.kind = SIDEMAN_ORDER_NOTE;
  order.unit = SIDEMAN_TICKS;
  order.role = note.role;
  order.key = note.key;
  order.velocity = note.velocity;
  return order;
}

}  // namespace sideman
