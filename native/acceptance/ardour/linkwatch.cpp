// Watches the link of a plugin in some host from outside, read-only, and tells how the host's clock went:
//   linkwatch FOLDER SECONDS
// It waits for the first link file of a plugin, follows its block reports until SECONDS have passed or the
// file is gone, and prints what it saw. Reports flow only while a companion is connected.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <set>
#include <string>
#include <thread>
#include <utility>

#include "sideman/link.h"

namespace {

using Clock = std::chrono::steady_clock;

template <typename T>
T load(const T &value) {
  return __atomic_load_n(&value, __ATOMIC_ACQUIRE);
}

const sideman_link *map(const std::string &path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return nullptr;
  struct stat status {};
  void *memory = MAP_FAILED;
  if (fstat(file, &status) == 0 && status.st_size >= static_cast<off_t>(sizeof(sideman_link))) {
    memory = mmap(nullptr, sizeof(sideman_link), PROT_READ, MAP_SHARED, file, 0);
  }
  close(file);
  return memory == MAP_FAILED ? nullptr : static_cast<const sideman_link *>(memory);
}

const sideman_link *find(const std::string &folder, std::string &path) {
  std::error_code failed;
  for (const auto &entry : std::filesystem::directory_iterator(folder, failed)) {
    path = entry.path().string();
    if (!path.ends_with(".link")) continue;
    const sideman_link *link = map(path);
    if (link != nullptr && link->edge_kind == SIDEMAN_EDGE_PLUGIN) return link;
    if (link != nullptr) munmap(const_cast<sideman_link *>(link), sizeof *link);
  }
  return nullptr;
}

struct Seen {
  std::uint64_t blocks = 0, rolling = 0, jumps = 0, loops = 0, lost = 0;
  double slowest = 1e9, fastest = 0;
  double worst_step = 0;  // ticks between where a block should begin and where it began
  std::set<std::pair<int, int>> metres;
  std::set<std::uint32_t> sizes;
};

class Watch {
 public:
  explicit Watch(const sideman_link &link) : link_(link), next_(load(link.reports.written)) {}

  void look() {
    const std::uint64_t written = load(link_.reports.written);
    if (written - next_ > SIDEMAN_REPORTS / 2) {
      seen_.lost += written - next_;
      next_ = written;
      rolled_ = false;
    }
    for (; next_ < written; next_++) {
      sideman_report report;
      std::memcpy(&report, &link_.report[next_ % SIDEMAN_REPORTS], sizeof report);
      if (report.kind == SIDEMAN_REPORT_BLOCK) take(report);
    }
  }

  const Seen &seen() const { return seen_; }

 private:
  void take(const sideman_report &report) {
    seen_.blocks++;
    const bool rolls = (report.flags & SIDEMAN_PLAYING) != 0 && (report.flags & SIDEMAN_HAS_TRANSPORT) != 0;
    if ((report.flags & SIDEMAN_JUMPED) != 0) seen_.jumps++;
    if ((report.flags & SIDEMAN_LOOPED) != 0) seen_.loops++;
    if (rolls) {
      seen_.rolling++;
      seen_.slowest = std::min(seen_.slowest, report.bpm);
      seen_.fastest = std::max(seen_.fastest, report.bpm);
      seen_.metres.insert({report.beats_per_bar, report.port});
      seen_.sizes.insert(report.frames);
      if (rolled_ && (report.flags & (SIDEMAN_JUMPED | SIDEMAN_LOOPED)) == 0) {
        seen_.worst_step = std::max(seen_.worst_step, std::fabs(report.tick - expected_));
      }
      expected_ = report.tick + report.frames * report.bpm * 16 / link_.sample_rate;
    }
    rolled_ = rolls;
  }

  const sideman_link &link_;
  std::uint64_t next_;
  Seen seen_;
  bool rolled_ = false;
  double expected_ = 0;
};

void print(const Seen &seen, const sideman_link &link) {
  std::printf("blocks %llu rolling %llu jumps %llu loops %llu lost %llu\n",
              static_cast<unsigned long long>(seen.blocks), static_cast<unsigned long long>(seen.rolling),
              static_cast<unsigned long long>(seen.jumps), static_cast<unsigned long long>(seen.loops),
              static_cast<unsigned long long>(seen.lost));
  std::printf("tempo %.2f..%.2f worst step %.3f ticks\nmetres", seen.slowest, seen.fastest, seen.worst_step);
  for (const auto &[beats, unit] : seen.metres) std::printf(" %d/%d", beats, unit);
  std::printf("\nblock sizes");
  for (const std::uint32_t size : seen.sizes) std::printf(" %u", size);
  std::printf(
      "\nnotes started %llu ended %llu late %llu stale %llu worst lateness %llu frames sounding %u\n",
      static_cast<unsigned long long>(link.notes_started), static_cast<unsigned long long>(link.notes_ended),
      static_cast<unsigned long long>(link.notes_late), static_cast<unsigned long long>(link.notes_stale),
      static_cast<unsigned long long>(link.latest_frames), link.sounding);
}

}  // namespace

int main(int count, char **arguments) {
  if (count != 3) {
    std::fprintf(stderr, "usage: linkwatch FOLDER SECONDS\n");
    return 2;
  }
  const auto end = Clock::now() + std::chrono::seconds(std::atoi(arguments[2]));
  std::string path;
  const sideman_link *link = nullptr;
  while (link == nullptr && Clock::now() < end) {
    link = find(arguments[1], path);
    if (link == nullptr) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  if (link == nullptr) {
    std::fprintf(stderr, "linkwatch: no plugin came\n");
    return 1;
  }
  Watch watch(*link);
  while (Clock::now() < end && std::filesystem::exists(path)) {
    watch.look();
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  print(watch.seen(), *link);
  return 0;
}
