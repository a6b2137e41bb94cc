// kill-companion ROUNDS COMMAND...: three hosts roll, the companion is killed at random moments and started
// again. Nothing may hang at any host, everything must be silent within 250 ms and a few blocks, and each
// new companion must reach every host within a second of being ready.
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <random>

#include "figures.hpp"
#include "host.hpp"
#include "process.hpp"

namespace {

using Hosts = std::vector<std::unique_ptr<Host>>;

bool all(const Hosts &hosts, const std::function<bool(const Host &)> &hold) {
  return std::all_of(hosts.begin(), hosts.end(), [&](const auto &host) { return hold(*host); });
}

struct Outcome {
  Figures start, reconnect, silence;
  int killed_starting = 0, killed_sounding = 0, failures = 0;
  void fail(int round, const char *what) {
    std::printf("round %d: %s\n", round, what);
    failures++;
  }
};

// A companion that is killed as soon as this returns; most live long enough to be heard.
void let_it_live(int round, Process &companion, const Hosts &hosts, std::mt19937 &random, Outcome &outcome) {
  const Moment start = now();
  if (random() % 5 == 0) {
    outcome.killed_starting++;
    sleep_ms(random() % 2500);
    return;
  }
  if (!companion.waits_for("Ready", 60))
    return outcome.fail(round, "the companion was not ready within a minute");
  outcome.start.add(milliseconds_since(start));
  const Moment ready = now();
  const auto connected = [&] { return all(hosts, [](const Host &host) { return host.is_connected(); }); };
  if (!within(10000, connected)) return outcome.fail(round, "not every host was connected within 10 s");
  outcome.reconnect.add(milliseconds_since(ready));
  const auto heard = [&] { return all(hosts, [](const Host &host) { return host.receiver.sounding > 0; }); };
  if (!within(20000, heard)) return outcome.fail(round, "the band did not play within 20 s");
  sleep_ms(random() % 1200);
}

void kill_and_listen(int round, Process &companion, const Hosts &hosts, Outcome &outcome) {
  for (const auto &host : hosts) host->take_longest_gap();
  if (!all(hosts, [](const Host &host) { return host.receiver.sounding == 0; })) outcome.killed_sounding++;
  const Moment kill = now();
  companion.kill();
  const auto silent = [&] {
    return all(hosts, [](const Host &host) { return host.is_alone() && host.receiver.sounding == 0; });
  };
  if (!within(2000, silent)) return outcome.fail(round, "something sounds two seconds after the kill");
  const double ms = milliseconds_since(kill);
  double gap = 0;
  for (const auto &host : hosts) gap = std::max(gap, host->take_longest_gap());
  outcome.silence.add(ms);
  if (ms > 250 + 20 + gap) outcome.fail(round, "silence came later than 250 ms and the machine's own delay");
}

bool has_no_links(const char *folder) {
  for (const auto &file : std::filesystem::directory_iterator(folder)) {
    if (file.path().extension() == ".link" || file.path().extension() == ".tmp") return false;
  }
  return true;
}

}  // namespace

int main(int count, char **words) {
  const char *folder = std::getenv("SIDEMAN_LINK_FOLDER");
  if (count < 3 || folder == nullptr) {
    std::fprintf(stderr, "kill-companion ROUNDS COMMAND..., with SIDEMAN_LINK_FOLDER set\n");
    return 2;
  }
  const std::vector<std::string> command(words + 2, words + count);
  std::mt19937 random(20260101);
  Outcome outcome;
  Hosts hosts;
  for (int i = 0; i < 3; i++) hosts.push_back(std::make_unique<Host>("host " + std::to_string(i + 1)));
  for (int round = 1; round <= std::atoi(words[1]); round++) {
    Process companion(command);
    let_it_live(round, companion, hosts, random, outcome);
    kill_and_listen(round, companion, hosts, outcome);
  }
  std::uint64_t notes = 0, twice = 0;
  for (const auto &host : hosts) {
    notes += host->receiver.notes;
    // Thru passes the end of a note whose beginning it kept back: harmless, and not counted.
    twice += host->receiver.struck_twice + host->receiver.ended_twice + host->thru.struck_twice;
    if (host->link().notes_started != host->link().notes_ended)
      outcome.fail(0, "the edge counts a note without end");
  }
  hosts.clear();
  if (!has_no_links(folder)) outcome.fail(0, "a link file was left behind");
  if (twice > 0) outcome.fail(0, "a note began or ended twice");
  if (!outcome.reconnect.is_empty() && outcome.reconnect.percentile(100) > 1000) {
    outcome.fail(0, "a ready companion took longer than a second to reach every host");
  }
  std::printf(
      "companion killed %s times (%d while starting, %d with notes sounding), %llu notes heard by 3 hosts\n",
      words[1], outcome.killed_starting, outcome.killed_sounding, static_cast<unsigned long long>(notes));
  outcome.silence.print("kill to silence at every host");
  outcome.start.print("start of the program to ready");
  outcome.reconnect.print("ready to every host connected");
  std::printf("hanging notes 0 required, failures %d\n", outcome.failures);
  return outcome.failures == 0 && notes > 0 ? 0 : 1;
}
