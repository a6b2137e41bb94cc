// The edge, block by block. What each call promises stands in sideman/edge.h.
#ifndef SIDEMAN_EDGE_EDGE_HPP
#define SIDEMAN_EDGE_EDGE_HPP

#include <array>
#include <atomic>
#include <memory>

#include "companion.hpp"
#include "orders.hpp"
#include "platform.hpp"
#include "reports.hpp"
#include "take.hpp"
#include "thru.hpp"
#include "timeline.hpp"
#include "voices.hpp"

namespace sideman {

class Edge {
 public:
  // [main-thread] The file is a link that make_link() has filled in.
  explicit Edge(std::unique_ptr<platform::SharedFile> file) noexcept;

  // [audio-thread] As sideman_edge_begin and so on.
  void begin(std::uint32_t frames, const sideman_transport *transport) noexcept;
  void input(std::uint32_t offset, std::uint8_t port, const std::uint8_t *data, std::uint32_t size) noexcept;
  void control(std::uint32_t offset, std::uint32_t control, float value) noexcept;
  bool next(sideman_emission &out) noexcept;
  void end() noexcept;
  void silence() noexcept;

  // [any-thread]
  sideman_link &link() noexcept { return link_; }
  const char *path() const noexcept { return file_->path().c_str(); }
  sideman_connection connection() const noexcept { return connection_.load(std::memory_order_relaxed); }

  // [main-thread]
  Notes take() const { return recorder_.latest(slot_.loaded()); }
  void load_take(Notes notes);

 private:
  static constexpr SongPosition NOWHERE = INT64_MIN;
  enum class Source : std::uint8_t { NONE, VOICE, THRU, ORDER, TAKE };
  struct Due {
    Source source = Source::NONE;
    double offset;
    unsigned index = 0;  // VOICE: of the voice; ORDER: 0 ticks, 1 frames
  };

  // edge_blocks.cpp: what happens once in a block
  void begin_epoch(double last_tick) noexcept;
  void follow_pass(Motion motion) noexcept;
  std::uint8_t flags() const noexcept;
  std::uint32_t clamp(std::uint32_t offset) noexcept;
  sideman_report report_at(std::uint32_t offset) const noexcept;
  void report_block() noexcept;
  bool is_thru() const noexcept;
  void stop_all(double last_tick) noexcept;

  // edge_orders.cpp: from the rings to the waiting
  void plan() noexcept;
  void drain(OrderRing &ring, bool now) noexcept;
  void receive(const sideman_order &record, bool now) noexcept;
  void release(const Order &order) noexcept;
  bool is_recalled(const Order &order) const noexcept;
  bool is_full() const noexcept { return waiting_[0].size() + waiting_[1].size() >= Waiting::CAPACITY; }
  Waiting &waiting(sideman_order_unit unit) noexcept { return waiting_[unit == SIDEMAN_TICKS ? 0 : 1]; }

  // edge_output.cpp: from the waiting to messages
  double offset_of(double moment, sideman_order_unit unit) const noexcept;
  bool end_one(sideman_emission &out) noexcept;
  bool panic_one(sideman_emission &out) noexcept;
  Due find_due() noexcept;
  void find_voice(Due &due) noexcept;
  void find_order(Due &due) noexcept;
  void find_take(Due &due) noexcept;
  bool perform(const Due &due, sideman_emission &out) noexcept;
  bool start_note(const Order &note, bool &struck, sideman_emission &out) noexcept;
  bool end_voice(const Voice &voice, double last_tick, sideman_emission &out) noexcept;
  void count_lateness(const Order &note, double offset) noexcept;
  Order order_of(const sideman_take_note &note) const noexcept;
  void emit(sideman_emission &out, std::uint8_t role, unsigned size, unsigned status, unsigned first,
            unsigned second) const noexcept;

  std::unique_ptr<platform::SharedFile> file_;
  sideman_link &link_;
  Timeline timeline_;
  Companion companion_;
  Reports reports_;
  OrderRing orders_, now_;
  std::array<Waiting, 2> waiting_;  // ticks, frames
  Voices voices_;
  Thru thru_;
  Held band_pedals_;
  TakeRecorder recorder_;
  TakeSlot slot_;
  TakePlayer player_;

  std::uint64_t frame_ = 0;  // link clock at the block's first frame
  std::uint32_t frames_ = 0;
  std::uint32_t epoch_ = 0;
  std::uint32_t pass_ = 0;               // of the take; 0: not recorded
  std::uint64_t sequence_ = 0;           // of the orders received
  std::uint64_t old_sequence_ = 0;       // orders up to here waited already in the block before
  double cursor_ = 0;                    // offset of the last emission
  double ending_tick_ = 0;               // session tick at which what is being ended ended
  SongPosition struck_again_ = NOWHERE;  // place of the note that has just ended for another of its key
  std::uint32_t input_offset_ = 0;       // of the last input
  unsigned panic_messages_ = 0;          // still to send
  std::uint8_t new_flags_ = 0;           // of the next block report
  bool planned_ = false;                 // the rings were read in this block
  bool deaf_ = false;                    // begins no note, ordered or of the take, to the block's end
  bool renew_ = false;                   // the next block begins an epoch
  bool ending_ = false;                  // everything of the band ends now
  bool plays_take_ = false;
  bool offline_ = false;
  bool freeze_ = false;
  std::uint8_t beats_per_bar_ = 4, beat_unit_ = 4;
  unsigned solo_ = 0;   // 0: all, else role + 1
  float thru_control_;  // NaN: nobody has said
  std::uint64_t started_ = 0, ended_ = 0;
  std::array<float, SIDEMAN_CONTROLS> last_control_{};
  std::atomic<sideman_connection> connection_{SIDEMAN_ALONE};
};

}  // namespace sideman

// What the C functions know an edge by.
struct sideman_edge final : sideman::Edge {
  using Edge::Edge;
};
#endif
