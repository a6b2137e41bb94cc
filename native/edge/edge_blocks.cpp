#include <algorithm>
#include <cmath>
#include <limits>

#include "edge.hpp"
#include "sideman/control.h"

namespace sideman {

Edge::Edge(std::unique_ptr<platform::SharedFile> file) noexcept
    : file_(std::move(file)),
      link_(*static_cast<sideman_link *>(file_->memory())),
      timeline_(link_.sample_rate),
      companion_(link_),
      reports_(link_),
      orders_(link_.orders, link_.order),
      now_(link_.now, link_.now_order),
      thru_control_(std::numeric_limits<float>::quiet_NaN()) {}

void Edge::begin(std::uint32_t frames, const sideman_transport *transport) noexcept {
  const std::int64_t nanos = platform::nanos();
  const double last_tick = timeline_.tick_at(frames_);  // where the last block ended
  store(link_.edge_nanos, nanos);
  const Motion motion = timeline_.begin(transport, frames);
  frames_ = frames;
  offline_ = transport != nullptr && transport->offline;
  beats_per_bar_ = transport != nullptr ? transport->beats_per_bar : 0;
  beat_unit_ = transport != nullptr ? transport->beat_unit : 0;
  planned_ = false;
  cursor_ = 0;
  input_offset_ = 0;
  thru_.begin();

  bool renew = companion_.changed(nanos) || renew_ || motion == Motion::JUMPED;
  connection_.store(companion_.connection(), std::memory_order_relaxed);
  const Notes *take = slot_.use();
  const bool plays_take = take != nullptr && (freeze_ || !companion_.is_connected());
  renew = renew || plays_take != plays_take_;
  plays_take_ = plays_take;
  renew_ = false;
  if (renew) begin_epoch(last_tick);
  if (motion == Motion::LOOPED) new_flags_ |= SIDEMAN_LOOPED;
  player_.begin(plays_take ? take : nullptr, motion == Motion::STEADY && !renew, timeline_);
  follow_pass(renew ? Motion::JUMPED : motion);
  for (unsigned i = 0; i < voices_.count(); i++) {
    voices_[i].end_offset = offset_of(voices_[i].end, voices_[i].unit);
  }
}

// What sounds ends at the first frame, what waits is void, and so is what comes with an older number.
void Edge::begin_epoch(double last_tick) noexcept {
  store(link_.epoch, ++epoch_);
  new_flags_ |= SIDEMAN_JUMPED;
  timeline_.anchor();
  if (!ending_) ending_tick_ = last_tick;
  ending_ = true;
  for (Waiting &waiting : waiting_) waiting.clear();
}

// Only what a companion plays is recorded; a pass reaches from one jump or seam to the next. It begins
// one frame early, since a note that begins on its first frame may lie as much before it.
void Edge::follow_pass(Motion motion) noexcept {
  const bool records = timeline_.rolling() && companion_.is_connected() && !plays_take_;
  if (!records) {
    pass_ = 0;
  } else if (pass_ == 0 || motion != Motion::STEADY) {
    pass_ = recorder_.begin_pass(timeline_.song_position(timeline_.tick_at(-1)));
  }
}

std::uint8_t Edge::flags() const noexcept {
  unsigned flags = 0;
  if (timeline_.place().valid) flags |= SIDEMAN_HAS_TRANSPORT;
  if (timeline_.rolling()) flags |= SIDEMAN_PLAYING;
  if (offline_) flags |= SIDEMAN_OFFLINE;
  return static_cast<std::uint8_t>(flags);
}

// Into the block, and never back.
std::uint32_t Edge::clamp(std::uint32_t offset) noexcept {
  const std::uint32_t last = frames_ > 0 ? frames_ - 1 : 0;
  input_offset_ = std::max(input_offset_, std::min(offset, last));
  return input_offset_;
}

sideman_report Edge::report_at(std::uint32_t offset) const noexcept {
  sideman_report report{};
  report.frame = static_cast<std::int64_t>(frame_ + offset);
  report.nanos = platform::nanos();
  report.tick = timeline_.tick_at(offset);
  report.epoch = epoch_;
  report.flags = flags();
  return report;
}

static bool is_well_formed(const std::uint8_t *data, std::uint32_t size) noexcept {
  if (size < 1 || size > 3 || data[0] < 0x80) return false;
  const unsigned kind = data[0] & 0xF0;
  const bool channel = kind != 0xF0;
  const unsigned wanted = kind == 0xC0 || kind == 0xD0 ? 2 : 3;
  if (channel && size != wanted) return false;
  return (size < 2 || data[1] < 128) && (size < 3 || data[2] < 128);
}

// The control THRU decides; where nobody has set it, input passes while there is no companion.
bool Edge::is_thru() const noexcept {
  return std::isnan(thru_control_) ? !companion_.is_connected() : thru_control_ >= 0.5F;
}

void Edge::input(std::uint32_t offset, std::uint8_t port, const std::uint8_t *data,
                 std::uint32_t size) noexcept {
  if (!is_well_formed(data, size)) return;
  ShortMessage message{clamp(offset), static_cast<std::uint8_t>(size), {}};
  std::copy_n(data, size, message.data);
  thru_.input(message, is_thru() && port == 0);
  if (!companion_.is_connected()) return;
  sideman_report report = report_at(message.offset);
  report.kind = SIDEMAN_REPORT_INPUT;
  report.message = message.data[0] | message.data[1] << 8U | message.data[2] << 16U;
  report.port = port;
  reports_.send(report);
}

void Edge::control(std::uint32_t offset, std::uint32_t control, float value) noexcept {
  if (control >= SIDEMAN_CONTROLS || !std::isfinite(value)) return;
  store(link_.control[control], value);
  const bool rises = value > 0.5F && !(last_control_[control] > 0.5F);
  last_control_[control] = value;
  if (control == SIDEMAN_FREEZE) freeze_ = value >= 0.5F;
  if (control == SIDEMAN_THRU) thru_control_ = value;
  if (control == SIDEMAN_SOLO_ROLE) solo_ = static_cast<unsigned>(std::clamp(value + 0.5F, 0.0F, 5.0F));
  if (control == SIDEMAN_PANIC && rises) {
    silence();
    panic_messages_ = 32;
  }
  if (!companion_.is_connected()) return;
  sideman_report report = report_at(clamp(offset));
  report.kind = SIDEMAN_REPORT_CONTROL;
  report.message = control;
  report.value = value;
  reports_.send(report);
}

void Edge::silence() noexcept {
  if (!ending_) ending_tick_ = timeline_.tick_at(cursor_);
  ending_ = deaf_ = renew_ = true;
  thru_.end_all();
  for (Waiting &waiting : waiting_) waiting.clear();
}

void Edge::end() noexcept {
  if (!planned_) plan();
  deaf_ = false;
  old_sequence_ = sequence_;
  if (pass_ != 0) recorder_.extend(timeline_.song_position(timeline_.tick_at(frames_)));
  store(link_.sounding, voices_.count());
  store(link_.notes_started, started_);
  store(link_.notes_ended, ended_);
  if (companion_.is_connected()) report_block();
  frame_ += frames_;
  publish(link_.frame, frame_);
}

// Flags of a block for which there was no room go with the next one.
void Edge::report_block() noexcept {
  const Place &place = timeline_.place();
  sideman_report report = report_at(0);
  report.kind = SIDEMAN_REPORT_BLOCK;
  report.flags |= new_flags_;
  report.frames = frames_;
  if (place.valid) {
    report.tick_in_bar = place.tick;
    report.bpm = place.bpm;
    report.bar = place.bar;
    report.beats_per_bar = beats_per_bar_;
    report.port = beat_unit_;
  }
  if (reports_.send(report)) new_flags_ = 0;
}

void Edge::load_take(Notes notes) {
  slot_.load(std::move(notes));
  recorder_.forget();
}

}  // namespace sideman
