// A host in a program: drives one or more edges with a transport of its own, feeds them a song, and
// writes down what comes out.
#ifndef SIDEMAN_ACCEPTANCE_HOST_HPP
#define SIDEMAN_ACCEPTANCE_HOST_HPP

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sideman/edge.h"
#include "smf.hpp"

namespace linkhost {

struct EdgeCloser {
  void operator()(sideman_edge *edge) const { sideman_edge_close(edge); }
};
using Edge = std::unique_ptr<sideman_edge, EdgeCloser>;

struct Settings {
  double bpm = 120;
  double sample_rate = 48000;
  std::uint32_t frames = 256;  // of a block
  std::int64_t loop_from = 0;  // ticks; no loop when both are equal
  std::int64_t loop_until = 0;
  bool real_time = false;  // else as fast as the companion answers
  std::string style;
  std::uint64_t seed = 1;
};

// A message at a moment of the song.
struct Message {
  std::int64_t tick;
  std::uint8_t data[3];
};

// What came out of one edge.
struct Output {
  std::vector<Note> notes;  // ticks since play, running on through loops
  int hanging = 0;          // sounding when the host had stopped
  int doubled = 0;          // a key struck while it sounded
  int strays = 0;           // an end without a beginning
};

class Host {
 public:
  // Opens `count` edges. Throws std::runtime_error with a sentence.
  Host(const Settings &settings, int count);

  // Waits until the companion serves all edges; false after `seconds`.
  bool wait_for_companion(double seconds);

  // Plays `song` into the first edge from `from` for `ticks` ticks, then stops; every edge's output.
  std::vector<Output> play(const std::vector<Note> &song, std::int64_t from, std::int64_t ticks);

  sideman_link *link(int index) { return sideman_edge_link(edges_[static_cast<std::size_t>(index)].get()); }
  sideman_edge *edge(int index) { return edges_[static_cast<std::size_t>(index)].get(); }

  // Milliseconds from a block's end to the end of the companion's round that read it; only in lockstep.
  const std::vector<double> &answers_ms() const { return answers_ms_; }

 private:
  struct Sounding;
  class Recorder;

  void block(std::uint32_t frames, const sideman_transport *transport, const std::vector<Message> &input,
             double position, std::vector<Recorder> &recorders);
  void keep_time();
  void await_answer();
  std::uint32_t frames_until_seam(double position) const;

  Settings settings_;
  std::vector<Edge> edges_;
  double ticks_per_frame_;
  std::int64_t begun_nanos_ = 0;
  std::uint64_t frames_played_ = 0;
  std::vector<double> answers_ms_;
};

}  // namespace linkhost

#endif
