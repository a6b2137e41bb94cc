#include "jack_player.hpp"

#include <jack/midiport.h>

#include <cerrno>

namespace {

constexpr std::uint64_t SECOND = 48000;
constexpr std::uint8_t CHORD[3] = {60, 64, 67};

void keep_quiet(const char *) {}

}  // namespace

std::unique_ptr<JackPlayer> JackPlayer::open() {
  jack_set_error_function(keep_quiet);
  jack_set_info_function(keep_quiet);
  jack_client_t *client = jack_client_open("listener", JackNoStartServer, nullptr);
  if (client == nullptr) return nullptr;
  return std::unique_ptr<JackPlayer>(new JackPlayer(client));
}

JackPlayer::JackPlayer(jack_client_t *client) : client_(client) {
  in_ = jack_port_register(client, "in", JACK_DEFAULT_MIDI_TYPE, JackPortIsInput, 0);
  out_ = jack_port_register(client, "out", JACK_DEFAULT_MIDI_TYPE, JackPortIsOutput, 0);
  jack_set_process_callback(
      client,
      [](jack_nframes_t frames, void *self) { return static_cast<JackPlayer *>(self)->process(frames); },
      this);
  jack_on_shutdown(
      client, [](void *self) { static_cast<JackPlayer *>(self)->lost_ = true; }, this);
  jack_activate(client);
}

JackPlayer::~JackPlayer() {
  jack_client_close(client_);
}

bool JackPlayer::finds_sideman() {
  if (jack_port_by_name(client_, "Sideman:Sideman Out") == nullptr) return false;
  const auto connected = [](int answer) { return answer == 0 || answer == EEXIST; };
  return connected(jack_connect(client_, "Sideman:Sideman Out", jack_port_name(in_))) &&
         connected(jack_connect(client_, jack_port_name(out_), "Sideman:Sideman In"));
}

int JackPlayer::process(jack_nframes_t frames) {
  void *heard = jack_port_get_buffer(in_, frames);
  jack_midi_event_t event;
  for (std::uint32_t i = 0; jack_midi_event_get(&event, heard, i) == 0; i++) {
    if (event.size == 3) receiver.hear(event.buffer);
  }
  play(jack_port_get_buffer(out_, frames), frames);
  frame_ += frames;
  return 0;
}

void JackPlayer::play(void *buffer, jack_nframes_t frames) {
  jack_midi_clear_buffer(buffer);
  for (jack_nframes_t i = 0; i < frames; i++) {
    const std::uint64_t place = (frame_ + i) % SECOND;
    if (place != 0 && place != SECOND * 9 / 10) continue;
    for (const std::uint8_t key : CHORD) {
      const jack_midi_data_t message[3] = {static_cast<jack_midi_data_t>(place == 0 ? 0x90 : 0x80), key, 80};
      jack_midi_event_write(buffer, i, message, 3);
    }
  }
}
