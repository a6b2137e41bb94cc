// A small CLAP host: loads a plugin, tells it a song's time, keeps what it plays. One thread does
// everything, as the specification allows.
#ifndef SIDEMAN_CLAPHOST_HOST_HPP
#define SIDEMAN_CLAPHOST_HOST_HPP

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "clap/entry.h"
#include "clap/ext/note-ports.h"
#include "clap/ext/params.h"
#include "clap/ext/state.h"
#include "clap/plugin-factory.h"
#include "clap/plugin.h"

namespace claphost {

struct Failure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Fails with `what` unless `is_true`.
void require(bool is_true, const std::string &what);

// A MIDI message at a frame: of the whole run when it came out, of the block when it goes in.
struct Message {
  std::int64_t frame;
  std::uint8_t data[3];

  bool operator==(const Message &) const = default;
};

// Where the song stands at the first frame of a block.
struct SongTime {
  bool playing = false;
  double tick = 0;  // 960 per quarter, from the beginning of the song
  double bpm = 120;
  int bar = 0;
  double bar_tick = 0;
  int beats_per_bar = 4, beat_unit = 4;
};

// A plugin file in memory.
class Library {
 public:
  explicit Library(const std::string &path);
  ~Library();
  Library(const Library &) = delete;
  Library &operator=(const Library &) = delete;
  const clap_plugin_factory *factory() const { return factory_; }

 private:
  void *handle_;
  const clap_plugin_entry *entry_;
  const clap_plugin_factory *factory_;
};

class Plugin {
 public:
  explicit Plugin(const Library &library);
  ~Plugin();
  Plugin(const Plugin &) = delete;
  Plugin &operator=(const Plugin &) = delete;

  const clap_plugin_descriptor &descriptor() const { return *plugin_->desc; }
  std::uint32_t note_ports(bool is_input) const;
  std::uint32_t parameter_count() const;
  clap_param_info parameter(std::uint32_t index) const;
  double value(std::uint32_t id) const;
  std::string value_text(std::uint32_t id, double value) const;

  std::string save() const;
  void load(const std::string &state) const;

  void activate(double sample_rate);
  void deactivate();
  // Moves a parameter at the beginning of the next block.
  void move(std::uint32_t id, double value) { moves_.push_back({id, value}); }
  // Runs one block and adds what came out to played().
  void process(std::uint32_t frames, const SongTime &time, const std::vector<Message> &input = {});

  const std::vector<Message> &played() const { return played_; }
  std::vector<Message> &played() { return played_; }
  std::int64_t frame() const { return frame_; }

 private:
  struct Move {
    std::uint32_t id;
    double value;
  };

  const clap_plugin *plugin_;
  clap_host host_;
  const clap_plugin_params *params_;
  const clap_plugin_state *state_;
  bool active_ = false;
  std::int64_t frame_ = 0;
  std::vector<Move> moves_;
  std::vector<Message> played_;
};

}  // namespace claphost
#endif
