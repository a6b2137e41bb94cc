#include "link_file.hpp"

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <limits>

#include "atomic.hpp"

namespace sideman {

namespace fs = std::filesystem;

static_assert(sizeof(sideman_report) == 64 && sizeof(sideman_order) == 32);
static_assert(sizeof(sideman_view_note) == 8 && sizeof(sideman_ring_head) == 128);
static_assert(offsetof(sideman_link, companion) == 64, "the head that every version understands");

std::optional<std::string> find_link_folder(std::string &path) {
  const char *named = std::getenv("SIDEMAN_LINK_FOLDER");
  path = named != nullptr && *named != 0 ? named : platform::default_folder();
  return platform::make_private_folder(path);
}

static bool ends_with(const std::string &text, const char *end) {
  const std::size_t length = std::strlen(end);
  return text.size() > length && text.compare(text.size() - length, length, end) == 0;
}

// A hidden file is locked a moment after it appears, so only the number of its process counts.
static bool is_left_behind(const fs::path &file) {
  const std::string name = file.filename().string();
  const bool hidden = name[0] == '.' && ends_with(name, ".tmp");
  if (!hidden && !ends_with(name, ".link")) return false;
  const auto maker = static_cast<std::uint32_t>(std::strtoul(name.c_str() + (hidden ? 1 : 0), nullptr, 10));
  if (maker == 0) return false;
  return !platform::is_alive(maker) || (!hidden && platform::is_abandoned(file.string()));
}

void remove_abandoned(const std::string &folder) {
  std::error_code ignored;
  fs::directory_iterator files(folder, ignored);
  if (ignored) return;
  for (const auto end = fs::directory_iterator(); files != end; files.increment(ignored)) {
    if (is_left_behind(files->path())) fs::remove(files->path(), ignored);
    if (ignored) return;
  }
}

static void fill_in(sideman_link &link, const sideman_edge_setup &setup) {
  link.magic = SIDEMAN_LINK_MAGIC;
  link.version = SIDEMAN_LINK_VERSION;
  link.size = sizeof(sideman_link);
  link.report_size = sizeof(sideman_report);
  link.order_size = sizeof(sideman_order);
  link.view_size = sizeof(sideman_view);
  link.edge_kind = setup.kind;
  link.edge_pid = platform::process_id();
  std::strncpy(link.name, setup.name != nullptr ? setup.name : "Sideman", sizeof link.name - 1);
  link.sample_rate = setup.sample_rate;
  link.edge_nanos = platform::nanos();
  for (float &control : link.control) control = std::numeric_limits<float>::quiet_NaN();
}

// Whoever holds the hidden name `.N.tmp` is the only one who may make `N.link`, so looking for the latter
// after making the former settles races between threads of one host.
std::optional<std::string> make_link(const std::string &folder, const sideman_edge_setup &setup,
                                     std::unique_ptr<platform::SharedFile> &made) {
  const std::string process = std::to_string(platform::process_id());
  for (int number = 1; number < 10000; number++) {
    const std::string name = process + "-" + std::to_string(number);
    const std::string path = folder + "/" + name + ".link";
    const std::string hidden = folder + "/." + name + ".tmp";
    std::error_code ignored;
    if (fs::exists(path, ignored) || fs::exists(hidden, ignored)) continue;
    auto file = std::make_unique<platform::SharedFile>();
    if (auto failure = file->create(hidden, sizeof(sideman_link))) {
      if (file->was_taken()) continue;  // by another thread, just now
      return failure;
    }
    if (fs::exists(path, ignored)) continue;
    fill_in(*static_cast<sideman_link *>(file->memory()), setup);
    if (auto failure = file->rename(path)) return failure;
    made = std::move(file);
    return std::nullopt;
  }
  return "Too many links of one program: 9999 files named " + process + "-N are in " + folder + ".";
}

}  // namespace sideman
