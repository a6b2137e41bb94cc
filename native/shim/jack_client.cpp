#include "jack_client.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <thread>

namespace sideman::shim {

JackPortsClient::JackPortsClient(JackSession session, std::atomic<std::uint64_t> &xruns)
    : session_(std::move(session)), xruns_(xruns) {
  sample_rate_ = session_.api->get_sample_rate(session_.client);
}

JackPortsClient::~JackPortsClient() {
  if (active_) session_.api->deactivate(session_.client);
  session_.api->client_close(session_.client);
}

double JackPortsClient::sample_rate() const noexcept {
  return sample_rate_;
}

std::string JackPortsClient::name() const {
  return session_.api->get_client_name(session_.client);
}

bool JackPortsClient::make_ports() {
  const auto make = [&](const char *name, unsigned long flags) {
    return session_.api->port_register(session_.client, name, JACK_DEFAULT_MIDI_TYPE, flags, 0);
  };
  bool all = true;
  for (std::size_t i = 0; i < inputs_.size(); i++) {
    inputs_[i] = make(input_names[i], JackPortIsInput | JackPortIsTerminal);
    all = all && inputs_[i] != nullptr;
  }
  for (std::size_t i = 0; i < outputs_.size(); i++) {
    outputs_[i] = make(i == 0 ? "Sideman Out" : role_names[i - 1], JackPortIsOutput);
    all = all && outputs_[i] != nullptr;
  }
  if (all) alias_ports();
  return all;
}

// JACK shows "Sideman:Sideman In"; under the alias, the plain name finds it too. The second instance is
// "Sideman-01", and its aliases begin with that.
void JackPortsClient::alias_ports() {
  const std::string client = name();
  for (std::size_t i = 0; i < inputs_.size(); i++) {
    const std::string number = i == 0 ? "" : ' ' + std::to_string(i + 1);
    session_.api->port_set_alias(inputs_[i], (client + " In" + number).c_str());
    session_.api->port_set_alias(inputs_[i], (client + " In: " + input_meanings[i]).c_str());
  }
  session_.api->port_set_alias(outputs_[0], (client + " Out").c_str());
  for (std::size_t i = 1; i < outputs_.size(); i++) {
    const std::string role = std::string(role_names[i - 1]).substr(sizeof "Sideman" - 1);
    session_.api->port_set_alias(outputs_[i], (client + role).c_str());
  }
}

bool JackPortsClient::activate() {
  const JackApi &jack = *session_.api;
  jack.on_shutdown(
      session_.client,
      [](void *self) { static_cast<JackPortsClient *>(self)->lost_.store(true, std::memory_order_release); },
      this);
  jack.set_freewheel_callback(
      session_.client,
      [](int starts, void *self) { static_cast<JackPortsClient *>(self)->freewheels_.store(starts != 0); },
      this);
  jack.set_xrun_callback(
      session_.client,
      [](void *self) {
        static_cast<JackPortsClient *>(self)->xruns_.fetch_add(1, std::memory_order_relaxed);
        return 0;
      },
      this);
  // PipeWire may change the rate while it runs; an edge keeps the rate it was made with.
  jack.set_sample_rate_callback(
      session_.client,
      [](jack_nframes_t rate, void *self) {
        auto *client = static_cast<JackPortsClient *>(self);
        if (rate != client->sample_rate_) client->lost_.store(true, std::memory_order_release);
        return 0;
      },
      this);
  jack.set_process_callback(
      session_.client,
      [](jack_nframes_t frames, void *self) { return static_cast<JackPortsClient *>(self)->process(frames); },
      this);
  active_ = jack.activate(session_.client) == 0;
  return active_;
}

bool JackPortsClient::play(sideman_edge *edge) {
  if (!make_ports()) return false;
  edge_.store(edge, std::memory_order_release);
  return true;
}

void JackPortsClient::silence() {
  if (!active_ || lost()) return;
  ending_.store(true, std::memory_order_release);
  for (int i = 0; i < 100 && !ended_.load(std::memory_order_acquire) && !lost(); i++) {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
}

// ---- [audio-thread] -----------------------------------------------------------------------------

int JackPortsClient::process(jack_nframes_t frames) noexcept {
  const JackApi &jack = *session_.api;
  sideman_edge *edge = edge_.load(std::memory_order_acquire);
  if (edge == nullptr) return 0;  // the ports are being made
  for (std::size_t i = 0; i < outputs_.size(); i++) {
    void *buffer = jack.port_get_buffer(outputs_[i], frames);
    jack.midi_clear_buffer(buffer);
    outlets_[i].flush([&](jack_nframes_t offset, const std::uint8_t *data, std::size_t size) {
      return jack.midi_event_write(buffer, offset, data, size) == 0;
    });
  }
  if (ended_.load(std::memory_order_relaxed)) return 0;
  const bool ends = ending_.load(std::memory_order_acquire);
  const sideman_transport place = transport();
  sideman_edge_begin(edge, frames, &place);
  if (ends) {
    sideman_edge_silence(edge);
  } else {
    read_inputs(edge, frames);
  }
  write_outputs(edge, frames);
  sideman_edge_end(edge);
  if (ends) ended_.store(true, std::memory_order_release);
  return 0;
}

sideman_transport JackPortsClient::transport() noexcept {
  jack_position_t position{};
  const auto state = session_.api->transport_query(session_.client, &position);
  return transport_.read(state, position, freewheels_.load(std::memory_order_relaxed));
}

// Every port has its events in order; the edge wants all of them in order.
void JackPortsClient::read_inputs(sideman_edge *edge, jack_nframes_t frames) noexcept {
  const JackApi &jack = *session_.api;
  std::array<void *, SIDEMAN_INPUTS> buffers{};
  std::array<std::uint32_t, SIDEMAN_INPUTS> counts{}, next{};
  for (std::size_t i = 0; i < inputs_.size(); i++) {
    buffers[i] = jack.port_get_buffer(inputs_[i], frames);
    counts[i] = jack.midi_get_event_count(buffers[i]);
  }
  for (;;) {
    std::size_t port = SIDEMAN_INPUTS;
    jack_midi_event_t first{};
    for (std::size_t i = 0; i < inputs_.size(); i++) {
      jack_midi_event_t event{};
      while (next[i] < counts[i] && jack.midi_event_get(&event, buffers[i], next[i]) != 0) next[i]++;
      if (next[i] < counts[i] && (port == SIDEMAN_INPUTS || event.time < first.time)) {
        port = i;
        first = event;
      }
    }
    if (port == SIDEMAN_INPUTS) return;
    next[port]++;
    if (first.size >= 1 && first.size <= 3) {  // longer ones are system exclusive
      sideman_edge_input(edge, std::min(first.time, frames - 1), static_cast<std::uint8_t>(port),
                         first.buffer, static_cast<std::uint32_t>(first.size));
    }
  }
}

void JackPortsClient::write_outputs(sideman_edge *edge, jack_nframes_t frames) noexcept {
  const JackApi &jack = *session_.api;
  sideman_emission message{};
  while (sideman_edge_next(edge, &message)) {
    const auto send = [&](std::size_t port) {
      void *buffer = jack.port_get_buffer(outputs_[port], frames);
      outlets_[port].send(message, [&](jack_nframes_t offset, const std::uint8_t *data, std::size_t size) {
        return jack.midi_event_write(buffer, offset, data, size) == 0;
      });
    };
    send(0);
    if (message.role < SIDEMAN_ROLES) send(1 + message.role);
  }
}

// ---- [main-thread] ------------------------------------------------------------------------------

std::string JackPortsClient::first_matching(const std::string &part, unsigned long flags) const {
  const JackApi &jack = *session_.api;
  const char **names = jack.get_ports(session_.client, nullptr, "midi", flags);
  std::string found;
  const std::string own = name() + ':';
  for (const char **each = names; each != nullptr && *each != nullptr && found.empty(); each++) {
    const std::string candidate = *each;
    if (candidate.rfind(own, 0) != 0 && contains(candidate, part)) found = candidate;
  }
  if (names != nullptr) jack.free(names);
  return found;
}

void JackPortsClient::connect(const Setup &setup) {
  const JackApi &jack = *session_.api;
  if (!setup.input.empty() && !connected_in_) {
    const std::string source = first_matching(setup.input, JackPortIsOutput);
    connected_in_ =
        !source.empty() && jack.connect(session_.client, source.c_str(), jack.port_name(inputs_[0])) == 0;
  }
  if (!setup.output.empty() && !connected_out_) {
    const std::string destination = first_matching(setup.output, JackPortIsInput);
    connected_out_ = !destination.empty() &&
                     jack.connect(session_.client, jack.port_name(outputs_[0]), destination.c_str()) == 0;
  }
}

void JackPortsClient::publish(sideman_link *link) {
  const JackApi &jack = *session_.api;
  std::uint32_t listens = 0;
  for (std::size_t i = 0; i < inputs_.size(); i++) {
    if (jack.port_connected(inputs_[i]) > 0) listens |= 1u << i;
  }
  jack_latency_range_t range{};
  jack.port_get_latency_range(outputs_[0], JackPlaybackLatency, &range);
  std::atomic_ref(link->listens).store(listens, std::memory_order_release);
  std::atomic_ref(link->output_latency_frames).store(range.max, std::memory_order_release);
}

}  // namespace sideman::shim
