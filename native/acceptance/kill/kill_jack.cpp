// kill-jack ROUNDS COMMAND...: a keyboard and a synth play with Sideman's JACK ports. In turn the server is
// killed and started again, and the companion alone is killed, whose ports must end what they began. After
// each server the ports must be there again within a second and the band must be heard.
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <random>

#include "figures.hpp"
#include "jack_player.hpp"
#include "process.hpp"

namespace {

struct Outcome {
  Figures server, ports, silence;
  int failures = 0, sounding = 0;
  std::uint64_t notes = 0;
  void fail(int round, const char *what) {
    std::printf("round %d: %s\n", round, what);
    failures++;
  }
};

class Stage {
 public:
  Stage(std::vector<std::string> command, Outcome &outcome)
      : command_(std::move(command)), outcome_(outcome) {}

  bool begin() { return start_server(0) && start_companion(0); }

  bool round(int number, std::mt19937 &random) {
    Receiver &receiver = player_->receiver;
    const std::uint64_t before = receiver.notes;
    if (!within(20000, [&] { return receiver.notes > before + 3 && receiver.sounding > 0; })) {
      return failed(number, "the band was not heard within 20 s");
    }
    sleep_ms(random() % 1500);
    outcome_.sounding += receiver.sounding > 0;
    return number % 2 == 1 ? kill_server(number) : kill_companion(number);
  }

  void end() {
    if (!companion_->ends(15)) outcome_.fail(0, "the companion did not end within 15 s");
    if (!within(2000, [&] { return player_->receiver.sounding == 0; }))
      outcome_.fail(0, "a note hangs at the end");
    count_player();
    player_.reset();
    server_->ends(5);
  }

 private:
  bool failed(int round, const char *what) {
    outcome_.fail(round, what);
    return false;
  }

  void count_player() {
    outcome_.notes += player_->receiver.notes;
    if (player_->receiver.struck_twice > 0) outcome_.fail(0, "a note began twice");
  }

  bool start_server(int round) {
    const Moment start = now();
    const char *name = std::getenv("JACK_DEFAULT_SERVER");
    server_ = std::make_unique<Process>(std::vector<std::string>{"jackd", "--no-realtime", "-S", "-n", name,
                                                                 "-d", "dummy", "-r", "48000", "-p", "128"});
    if (!within(20000, [&] { return (player_ = JackPlayer::open()) != nullptr; })) {
      return failed(round, "no JACK server within 20 s");
    }
    outcome_.server.add(milliseconds_since(start));
    return true;
  }

  bool start_companion(int round) {
    companion_ = std::make_unique<Process>(command_);
    if (!companion_->waits_for("Ready", 60))
      return failed(round, "the companion was not ready within a minute");
    if (!within(2000, [&] { return player_->finds_sideman(); }))
      return failed(round, "Sideman has no ports in JACK");
    return true;
  }

  // The synth dies with its server: what it heard until then is not counted as hanging.
  bool kill_server(int round) {
    server_->kill();
    if (!within(10000, [&] { return player_->is_lost(); }))
      return failed(round, "nobody noticed the server's death");
    count_player();
    player_.reset();
    if (!start_server(round)) return false;
    const Moment ready = now();
    if (!within(10000, [&] { return player_->finds_sideman(); })) {
      return failed(round, "Sideman's ports did not come back within 10 s");
    }
    outcome_.ports.add(milliseconds_since(ready));
    return true;
  }

  bool kill_companion(int round) {
    const Moment kill = now();
    companion_->kill_alone();
    if (!within(3000, [&] { return player_->receiver.sounding == 0; })) {
      return failed(round, "a note hangs three seconds after the companion's death");
    }
    outcome_.silence.add(milliseconds_since(kill));
    return start_companion(round);
  }

  const std::vector<std::string> command_;
  Outcome &outcome_;
  std::unique_ptr<Process> server_, companion_;
  std::unique_ptr<JackPlayer> player_;
};

}  // namespace

int main(int count, char **words) {
  const char *folder = std::getenv("SIDEMAN_LINK_FOLDER");
  if (count < 3 || folder == nullptr || std::getenv("JACK_DEFAULT_SERVER") == nullptr) {
    std::fprintf(stderr,
                 "kill-jack ROUNDS COMMAND..., with SIDEMAN_LINK_FOLDER and JACK_DEFAULT_SERVER set\n");
    return 2;
  }
  const int rounds = std::atoi(words[1]);
  std::mt19937 random(20260303);
  Outcome outcome;
  Stage stage({words + 2, words + count}, outcome);
  bool goes_on = stage.begin();
  for (int round = 1; goes_on && round <= rounds; round++) goes_on = stage.round(round, random);
  if (goes_on) stage.end();
  for (const auto &file : std::filesystem::directory_iterator(folder)) {
    if (file.path().extension() == ".link") outcome.fail(0, "a link file was left behind");
  }
  if (!outcome.ports.is_empty() && outcome.ports.percentile(100) > 1000) {
    outcome.fail(0, "the ports took longer than a second to come back");
  }
  if (!outcome.silence.is_empty() && outcome.silence.percentile(100) > 1000) {
    outcome.fail(0, "the ports took longer than a second to end the band's notes");
  }
  std::printf(
      "JACK server killed %d times, companion alone %d times (%d with notes sounding), %llu notes heard\n",
      (rounds + 1) / 2, rounds / 2, outcome.sounding, static_cast<unsigned long long>(outcome.notes));
  outcome.silence.print("companion killed to silence at the synth");
  outcome.server.print("server started to answering");
  outcome.ports.print("server answering to Sideman's ports connected");
  std::printf("hanging notes 0 required, failures %d\n", outcome.failures);
  return outcome.failures == 0 && goes_on ? 0 : 1;
}
