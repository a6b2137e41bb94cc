// Ports in JACK, and the thread that looks after them: a server that dies is waited for.
#include <condition_variable>
#include <mutex>
#include <thread>

#include "jack_client.hpp"

namespace sideman::shim {

namespace {

constexpr auto look_every = std::chrono::milliseconds(100);

class JackPorts final : public Ports {
 public:
  explicit JackPorts(Setup setup) : setup_(std::move(setup)) {}

  ~JackPorts() override {
    if (keeper_.joinable()) {
      {
        const std::scoped_lock lock(mutex_);
        stops_ = true;
      }
      wake_.notify_all();
      keeper_.join();
    }
    if (client_) client_->silence();
    client_.reset();  // before the edge: JACK's thread uses it
  }

  // Once, before anything else. False, with a sentence, when there is no server.
  bool start(std::string &error) {
    if (!connect(error)) return false;
    keeper_ = std::thread([this] { keep(); });
    return true;
  }

  sideman_ports_state now() const noexcept override {
    return lost_.load(std::memory_order_acquire) ? SIDEMAN_PORTS_LOST : SIDEMAN_PORTS_RUNNING;
  }
  std::uint64_t xruns() const noexcept override { return xruns_.load(std::memory_order_relaxed); }

  std::string link_path() const override {
    const std::scoped_lock lock(mutex_);
    return path_;
  }

  std::string description() const override {
    const std::scoped_lock lock(mutex_);
    return kind_ + " ports " + name_ + " In, " + name_ + " Out and one for every role";
  }

 private:
  // [keeper-thread] The only one that touches client_ and edge_ while it runs.
  void keep() {
    std::unique_lock lock(mutex_);
    while (!wake_.wait_for(lock, look_every, [this] { return stops_; })) {
      lock.unlock();
      look();
      lock.lock();
    }
  }

  void look() {
    if (client_ && client_->lost()) {
      lost_.store(true, std::memory_order_release);
      client_.reset();
    }
    if (client_) {
      client_->connect(setup_);
      client_->publish(sideman_edge_link(edge_.get()));
    } else {
      std::string problem;  // the same as a tenth of a second ago
      connect(problem);
    }
  }

  bool connect(std::string &error) {
    JackSession session = open_jack(setup_.client, error);
    if (session.client == nullptr) return false;
    auto client = std::make_unique<JackPortsClient>(std::move(session), xruns_);
    if (!fit_edge(client->sample_rate(), error)) return false;
    if (!client->activate()) {
      error = "JACK runs but will not let Sideman play. Restart JACK and try again.";
      return false;
    }
    if (!client->play(edge_.get())) {
      error = "JACK refuses to make more ports. Close other JACK programs and try again.";
      return false;
    }
    client_ = std::move(client);
    client_->connect(setup_);
    const std::scoped_lock lock(mutex_);
    path_ = sideman_edge_path(edge_.get());
    name_ = client_->name();
    kind_ = client_->kind();
    lost_.store(false, std::memory_order_release);
    return true;
  }

  // An edge keeps its sample rate for life, so a server that comes back with another one gets a new edge.
  bool fit_edge(double sample_rate, std::string &error) {
    if (edge_ && sample_rate == sample_rate_) {
      sideman_edge_silence(edge_.get());  // what sounded when the server died; no audio thread runs now
      return true;
    }
    Edge edge = open_edge(setup_, sample_rate, error);
    if (!edge) return false;
    edge_ = std::move(edge);
    sample_rate_ = sample_rate;
    return true;
  }

  const Setup setup_;
  Edge edge_;
  double sample_rate_ = 0;
  std::atomic<std::uint64_t> xruns_{0};
  std::unique_ptr<JackPortsClient> client_;
  std::atomic<bool> lost_{false};
  mutable std::mutex mutex_;  // guards the rest
  std::condition_variable wake_;
  bool stops_ = false;
  std::string path_, name_, kind_;
  std::thread keeper_;
};

class Jack final : public Backend {
 public:
  bool ready(std::string &text) override {
    const JackSession session = open_jack("Sideman look", text);
    if (session.client == nullptr) return false;
    const auto rate = session.api->get_sample_rate(session.client);
    text = session.kind + " runs at " + std::to_string(rate) + " Hz.";
    session.api->client_close(session.client);
    return true;
  }

  Listing list(sideman_direction direction) override {
    Listing listing;
    const JackSession session = open_jack("Sideman look", listing.problem);
    if (session.client == nullptr) return listing;
    listing.good = true;
    const unsigned long flags = direction == SIDEMAN_SOURCES ? JackPortIsOutput : JackPortIsInput;
    const char **names = session.api->get_ports(session.client, nullptr, "midi", flags);
    for (const char **each = names; each != nullptr && *each != nullptr; each++) {
      listing.names.emplace_back(*each);
    }
    if (names != nullptr) session.api->free(names);
    session.api->client_close(session.client);
    return listing;
  }

  std::unique_ptr<Ports> open(const Setup &setup, std::string &error) override {
    auto ports = std::make_unique<JackPorts>(setup);
    if (!ports->start(error)) return nullptr;
    return ports;
  }
};

}  // namespace

std::unique_ptr<Backend> make_jack() {
  return std::make_unique<Jack>();
}

}  // namespace sideman::shim
