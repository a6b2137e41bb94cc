// A host and a companion in one test: blocks go in, messages with their frames come out.
#ifndef SIDEMAN_TESTS_RIG_HPP
#define SIDEMAN_TESTS_RIG_HPP

#include <ostream>
#include <string>
#include <vector>

#include "sideman/edge.h"
#include "sideman/take.h"

namespace rig {

struct Heard {
  std::int64_t frame;
  int status, first, second, role;
  bool operator==(const Heard &) const = default;
};

std::ostream &operator<<(std::ostream &out, const Heard &heard);
std::ostream &operator<<(std::ostream &out, const std::vector<Heard> &heard);

// A host with steady bars; tempo, metre and place may be changed between blocks.
struct Host {
  bool playing = false;
  double bpm = 120;
  int beats = 4, unit = 4;
  int bar = 0;
  double tick = 0;

  double bar_ticks() const { return 3840.0 * beats / unit; }
  double ticks_per_frame() const { return bpm * 960 / (60 * 48000.0); }
  sideman_transport transport() const;
  void advance(double frames);
  void locate(int to_bar, double to_tick);
};

class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  const std::string path;
};

// The companion's hands, and the edge.
class Rig {
 public:
  Rig();
  ~Rig();
  Rig(const Rig &) = delete;
  Rig &operator=(const Rig &) = delete;

  void connect(std::uint64_t token = 1);
  // One block with the companion's heart beating (while connected); `host` then moves on.
  std::vector<Heard> block(std::uint32_t frames, Host *host = nullptr);
  // As many blocks of this size.
  std::vector<Heard> blocks(unsigned count, std::uint32_t frames, Host *host = nullptr);
  // Within the next block, in the order of the calls.
  void input(std::uint32_t offset, int status, int first, int second, int port = 0);
  void control(std::uint32_t control, float value);

  void order(sideman_order order);
  void order_now(sideman_order order);
  // Orders in this epoch and generation 0.
  sideman_order ticks(int role, int key, std::int64_t start, std::int64_t end);
  sideman_order frames(int role, int key, std::int64_t start, std::int64_t end);
  sideman_order release(const sideman_order &note, std::int64_t start);
  void recall(int role, std::int64_t from);
  // Everything reported since the last call.
  std::vector<sideman_report> reports();

  sideman_link &link() { return *sideman_edge_link(edge_); }
  sideman_edge *edge() { return edge_; }
  std::int64_t frame() const { return frame_; }
  bool beats = true;

 private:
  struct Input {
    std::uint32_t offset;
    std::uint8_t data[3];
    std::uint8_t port;
  };
  TemporaryFolder folder_;
  sideman_edge *edge_;
  std::int64_t frame_ = 0;
  std::uint32_t id_ = 0;
  std::vector<Input> inputs_;
  std::vector<std::pair<std::uint32_t, float>> controls_;
};

// Fails unless every note-on has its note-off, and no key sounds twice on a channel.
void check_nothing_hangs(const std::vector<Heard> &heard);

// Only the notes of the band.
std::vector<Heard> band(const std::vector<Heard> &heard);

void append(std::vector<Heard> &all, const std::vector<Heard> &more);

}  // namespace rig
#endif
