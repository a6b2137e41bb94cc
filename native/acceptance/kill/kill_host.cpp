// kill-host ROUNDS COMMAND...: a companion serves a host that stays and one that is killed at random moments
// and started again. The host that stays must hear every note end, the new one must be served within a
// second, and of the dead no link file may be left once another has started.
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <random>

#include "figures.hpp"
#include "host.hpp"
#include "process.hpp"

namespace {

// The host that will be killed: says how long it waited for the companion, and rolls on.
int be_killed() {
  const Moment start = now();
  Host host("victim");
  std::printf("open\n");
  std::fflush(stdout);
  if (!within(10000, [&] { return host.is_connected(); })) return 1;
  std::printf("connected after %.1f\n", milliseconds_since(start));
  std::fflush(stdout);
  for (;;) sleep_ms(1000);
}

std::size_t links_in(const char *folder) {
  std::size_t count = 0;
  for (const auto &file : std::filesystem::directory_iterator(folder)) {
    count += file.path().extension() == ".link" || file.path().extension() == ".tmp";
  }
  return count;
}

struct Outcome {
  Figures reconnect;
  int failures = 0, killed_opening = 0;
  std::size_t most_links = 0;
  void fail(int round, const char *what) {
    std::printf("round %d: %s\n", round, what);
    failures++;
  }
};

void round_of(int round, const char *self, std::mt19937 &random, const char *folder, Outcome &outcome) {
  Process victim({self, "--victim"});
  if (random() % 5 == 0) {
    outcome.killed_opening++;
    sleep_ms(random() % 40);
    return victim.kill();
  }
  if (!victim.waits_for("open", 10)) return outcome.fail(round, "the host did not start");
  outcome.most_links = std::max(outcome.most_links, links_in(folder));
  if (!victim.waits_for("connected", 12))
    return outcome.fail(round, "the new host was not served within 10 s");
  outcome.reconnect.add(std::atof(victim.line.c_str() + std::strlen("connected after ")));
  sleep_ms(random() % 700);
  victim.kill();
}

}  // namespace

int main(int count, char **words) {
  if (count == 2 && std::strcmp(words[1], "--victim") == 0) return be_killed();
  const char *folder = std::getenv("SIDEMAN_LINK_FOLDER");
  if (count < 3 || folder == nullptr) {
    std::fprintf(stderr, "kill-host ROUNDS COMMAND..., with SIDEMAN_LINK_FOLDER set\n");
    return 2;
  }
  const int rounds = std::atoi(words[1]);
  std::mt19937 random(20260202);
  Outcome outcome;
  Process companion(std::vector<std::string>(words + 2, words + count));
  if (!companion.waits_for("Ready", 60)) {
    std::printf("the companion was not ready within a minute\n");
    return 1;
  }
  std::uint64_t notes = 0;
  {
    Host survivor("survivor");
    if (!within(20000, [&] { return survivor.receiver.notes > 10; }))
      outcome.fail(0, "the band did not play");
    for (int round = 1; round <= rounds; round++) {
      round_of(round, words[0], random, folder, outcome);
      if (!survivor.is_connected()) outcome.fail(round, "the host that stayed lost the companion");
    }
    const std::uint64_t before = survivor.receiver.notes;
    if (!within(20000, [&] { return survivor.receiver.notes > before + 5; })) {
      outcome.fail(rounds, "the band stopped playing at the host that stayed");
    }
    if (!companion.ends(10)) outcome.fail(0, "the companion did not end within 10 s");
    if (!within(1000, [&] { return survivor.receiver.sounding == 0; })) outcome.fail(0, "a note hangs");
    if (survivor.receiver.struck_twice + survivor.receiver.ended_twice > 0) {
      outcome.fail(0, "a note began or ended twice");
    }
    notes = survivor.receiver.notes;
  }
  // The survivor, the victim, and the one before it, which the victim had just to remove.
  if (outcome.most_links > 3) outcome.fail(0, "links of dead hosts pile up");
  { Host last("last"); }
  if (links_in(folder) > 0) outcome.fail(0, "a link file was left behind");
  if (!outcome.reconnect.is_empty() && outcome.reconnect.percentile(100) > 1000) {
    outcome.fail(0, "a new host waited longer than a second for the companion");
  }
  std::printf("host killed %d times (%d while opening), %llu notes heard by the host that stayed\n", rounds,
              outcome.killed_opening, static_cast<unsigned long long>(notes));
  outcome.reconnect.print("new host to connected");
  std::printf("link files at most %zu while killing, 0 afterwards; hanging notes 0 required; failures %d\n",
              outcome.most_links, outcome.failures);
  return outcome.failures == 0 ? 0 : 1;
}
