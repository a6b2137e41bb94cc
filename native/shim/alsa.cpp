// Ports in the ALSA sequencer. Messages leave through a queue, which sends them at their time.
#include <cerrno>
#include <cstring>
#include <string>

#include "alsa_api.hpp"
#include "clocked_ports.hpp"

namespace sideman::shim {

namespace {

constexpr std::int64_t nanos_per_second = 1'000'000'000;
constexpr std::int64_t settle_every_nanos = nanos_per_second;
constexpr unsigned int source_flags = SND_SEQ_PORT_CAP_READ | SND_SEQ_PORT_CAP_SUBS_READ;
constexpr unsigned int destination_flags = SND_SEQ_PORT_CAP_WRITE | SND_SEQ_PORT_CAP_SUBS_WRITE;
constexpr unsigned int port_type =
    SND_SEQ_PORT_TYPE_MIDI_GENERIC | SND_SEQ_PORT_TYPE_APPLICATION | SND_SEQ_PORT_TYPE_SOFTWARE;

std::int64_t nanos_of(const snd_seq_real_time_t &time) noexcept {
  return static_cast<std::int64_t>(time.tv_sec) * nanos_per_second + time.tv_nsec;
}

struct Address {
  int client = -1;
  int port = -1;
  std::string name;
};

// One client of the sequencer. [main-thread] until the block thread has it.
class AlsaSystem final : public MidiSystem {
 public:
  explicit AlsaSystem(std::shared_ptr<const AlsaApi> api) : api_(std::move(api)) {}

  ~AlsaSystem() override {
    if (status_ != nullptr) api_->queue_status_free(status_);
    if (codec_ != nullptr) api_->midi_event_free(codec_);
    if (sequencer_ != nullptr) api_->close(sequencer_);
  }

  // Makes the client; nothing else works before.
  bool open(const std::string &client, std::string &error) {
    const int answer = api_->open(&sequencer_, "default", SND_SEQ_OPEN_DUPLEX, SND_SEQ_NONBLOCK);
    if (answer < 0) {
      sequencer_ = nullptr;
      error = std::string("The ALSA sequencer cannot be opened: ") + api_->strerror(answer) +
              ". Load its module as root (modprobe snd-seq) and try again.";
      return false;
    }
    api_->set_client_name(sequencer_, client.c_str());
    return true;
  }

  bool make_ports(std::string &error) {
    queue_ = api_->alloc_named_queue(sequencer_, "Sideman");
    bool good =
        queue_ >= 0 && api_->midi_event_new(16, &codec_) >= 0 && api_->queue_status_malloc(&status_) >= 0;
    for (std::size_t i = 0; good && i < SIDEMAN_INPUTS; i++) {
      good = (inputs_[i] = make_port(input_names[i], destination_flags)) >= 0;
    }
    for (std::size_t i = 0; good && i <= SIDEMAN_ROLES; i++) {
      outputs_[i] = make_port(i == 0 ? "Sideman Out" : role_names[i - 1], source_flags);
      good = outputs_[i] >= 0;
    }
    if (!good) {
      error = "The ALSA sequencer refuses more ports or queues. Close other MIDI programs.";
      return false;
    }
    api_->midi_event_no_status(codec_, 1);  // no running status
    api_->control_queue(sequencer_, queue_, SND_SEQ_EVENT_START, 0, nullptr);
    api_->drain_output(sequencer_);
    settle(monotonic_nanos());
    return true;
  }

  std::vector<Address> ports(unsigned int flags) const {
    std::vector<Address> found;
    snd_seq_client_info_t *client = nullptr;
    snd_seq_port_info_t *port = nullptr;
    if (api_->client_info_malloc(&client) < 0) return found;
    if (api_->port_info_malloc(&port) < 0) {
      api_->client_info_free(client);
      return found;
    }
    api_->client_info_set_client(client, -1);
    while (api_->query_next_client(sequencer_, client) >= 0) {
      const int number = api_->client_info_get_client(client);
      api_->port_info_set_client(port, number);
      api_->port_info_set_port(port, -1);
      while (number != api_->client_id(sequencer_) && api_->query_next_port(sequencer_, port) >= 0) {
        if ((api_->port_info_get_capability(port) & flags) != flags) continue;
        found.push_back(
            {number, api_->port_info_get_port(port),
             std::string(api_->client_info_get_name(client)) + ':' + api_->port_info_get_name(port)});
      }
    }
    api_->port_info_free(port);
    api_->client_info_free(client);
    return found;
  }

  bool connect(const Setup &setup, std::string &error) {
    const auto with = [&](const std::string &part, unsigned int flags, const auto &join) {
      if (part.empty()) return true;
      for (const Address &address : ports(flags)) {
        if (contains(address.name, part)) return join(address) >= 0;
      }
      error = "No ALSA port matches \"" + part + "\". `sideman doctor` lists what there is.";
      return false;
    };
    return with(setup.input, source_flags,
                [&](const Address &from) {
                  return api_->connect_from(sequencer_, inputs_[0], from.client, from.port);
                }) &&
           with(setup.output, destination_flags, [&](const Address &to) {
             return api_->connect_to(sequencer_, outputs_[0], to.client, to.port);
           });
  }

  // ---- [block-thread] ---------------------------------------------------------------------------

  bool take(std::int64_t until_nanos, Arrival &arrival) noexcept override {
    while (!held_) {
      snd_seq_event_t *event = nullptr;
      const int answer = api_->event_input(sequencer_, &event);
      if (answer == -ENOSPC) continue;  // the system's buffer ran over; what is left can be read
      if (answer < 0 || event == nullptr) return false;
      held_ = decode(*event);
    }
    if (waiting_.nanos >= until_nanos) return false;
    arrival = waiting_;
    held_ = false;
    return true;
  }

  bool send(const sideman_emission &message, std::int64_t nanos) noexcept override {
    snd_seq_event_t event{};
    api_->midi_event_reset_encode(codec_);
    if (api_->midi_event_encode(codec_, message.data, message.size, &event) <= 0) return true;
    const std::int64_t at = nanos - queue_zero_nanos_;
    const snd_seq_real_time_t time{static_cast<unsigned int>(at / nanos_per_second),
                                   static_cast<unsigned int>(at % nanos_per_second)};
    snd_seq_ev_set_subs(&event);
    snd_seq_ev_schedule_real(&event, static_cast<unsigned char>(queue_), 0, &time);
    snd_seq_ev_set_source(&event, static_cast<unsigned char>(outputs_[0]));
    if (api_->event_output(sequencer_, &event) < 0) return false;
    if (message.role < SIDEMAN_ROLES) {
      snd_seq_ev_set_source(&event, static_cast<unsigned char>(outputs_[1 + message.role]));
      api_->event_output(sequencer_, &event);
    }
    return true;
  }

  void flush() noexcept override {
    api_->drain_output(sequencer_);
    const std::int64_t now = monotonic_nanos();
    if (now - settled_nanos_ > settle_every_nanos) settle(now);
  }

  bool schedules() const noexcept override { return true; }

  std::string description() const override {
    return "ALSA ports Sideman In, Sideman Out and one for every role";
  }

 private:
  int make_port(const char *name, unsigned int flags) {
    snd_seq_port_info_t *info = nullptr;
    if (api_->port_info_malloc(&info) < 0) return -1;
    api_->port_info_set_name(info, name);
    api_->port_info_set_capability(info, flags);
    api_->port_info_set_type(info, port_type);
    api_->port_info_set_midi_channels(info, 16);
    api_->port_info_set_timestamping(info, 1);
    api_->port_info_set_timestamp_real(info, 1);
    api_->port_info_set_timestamp_queue(info, queue_);
    const int answer = api_->create_port(sequencer_, info);
    const int port = answer < 0 ? answer : api_->port_info_get_port(info);
    api_->port_info_free(info);
    return port;
  }

  // The moment of the monotonic clock at which the queue stood at zero.
  void settle(std::int64_t now) noexcept {
    if (api_->get_queue_status(sequencer_, queue_, status_) < 0) return;
    queue_zero_nanos_ = now - nanos_of(*api_->queue_status_get_real_time(status_));
    settled_nanos_ = now;
  }

  bool decode(const snd_seq_event_t &event) noexcept {
    if (event.type == SND_SEQ_EVENT_SYSEX) return false;
    const long size = api_->midi_event_decode(codec_, waiting_.data, sizeof waiting_.data, &event);
    if (size < 1) return false;
    waiting_.size = static_cast<std::uint8_t>(size);
    waiting_.port = 0;
    for (std::uint8_t i = 0; i < SIDEMAN_INPUTS; i++) {
      if (event.dest.port == inputs_[i]) waiting_.port = i;
    }
    waiting_.nanos = queue_zero_nanos_ + nanos_of(event.time.time);
    return true;
  }

  std::shared_ptr<const AlsaApi> api_;
  snd_seq_t *sequencer_ = nullptr;
  snd_midi_event_t *codec_ = nullptr;
  snd_seq_queue_status_t *status_ = nullptr;
  int queue_ = -1;
  int inputs_[SIDEMAN_INPUTS] = {};
  int outputs_[1 + SIDEMAN_ROLES] = {};
  std::int64_t queue_zero_nanos_ = 0, settled_nanos_ = 0;
  Arrival waiting_;
  bool held_ = false;
};

class Alsa final : public Backend {
 public:
  bool ready(std::string &text) override {
    if (!open_system("Sideman look", text)) return false;
    text = "The ALSA sequencer is there.";
    return true;
  }

  Listing list(sideman_direction direction) override {
    Listing listing;
    const auto system = open_system("Sideman look", listing.problem);
    if (!system) return listing;
    listing.good = true;
    const auto flags = direction == SIDEMAN_SOURCES ? source_flags : destination_flags;
    for (const Address &address : system->ports(flags)) listing.names.push_back(address.name);
    return listing;
  }

  std::unique_ptr<Ports> open(const Setup &setup, std::string &error) override {
    auto system = open_system(setup.client, error);
    if (!system || !system->make_ports(error) || !system->connect(setup, error)) return nullptr;
    Edge edge = open_edge(setup, ClockedPorts::sample_rate, error);
    if (!edge) return nullptr;
    return std::make_unique<ClockedPorts>(std::move(edge), std::move(system));
  }

 private:
  static std::unique_ptr<AlsaSystem> open_system(const std::string &client, std::string &error) {
    auto api = std::make_shared<const AlsaApi>();
    if (!api->complete()) {
      error = "ALSA's library is not installed (Debian: apt install libasound2).";
      return nullptr;
    }
    auto system = std::make_unique<AlsaSystem>(std::move(api));
    if (!system->open(client, error)) return nullptr;
    return system;
  }
};

}  // namespace

std::unique_ptr<Backend> make_alsa() {
  return std::make_unique<Alsa>();
}

}  // namespace sideman::shim
