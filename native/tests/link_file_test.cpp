// The link file: private, whole when it appears, gone with its maker.
#include <filesystem>
#include <fstream>
#include <set>
#include <thread>

#include "check.hpp"
#include "link_file.hpp"
#include "rig.hpp"

extern "C" std::size_t sideman_link_size_in_c(void);

namespace fs = std::filesystem;
using rig::TemporaryFolder;

namespace {

std::size_t files_in(const std::string &folder) {
  std::size_t count = 0;
  for (const auto &file : fs::directory_iterator(folder)) count += file.path().filename() != "";
  return count;
}

sideman_edge *open_in(const std::string &folder, std::string *error = nullptr) {
  const sideman_edge_setup setup{folder.c_str(), "an instance with a very long name", SIDEMAN_EDGE_PORTS,
                                 44100};
  char sentence[300] = "";
  sideman_edge *edge = sideman_edge_open(&setup, sentence, sizeof sentence);
  if (error != nullptr) *error = sentence;
  return edge;
}

}  // namespace

TEST("a link tells strangers what it is and vanishes with its edge") {
  const TemporaryFolder folder;
  sideman_edge *edge = open_in(folder.path);
  CHECK(edge != nullptr);
  const sideman_link &link = *sideman_edge_link(edge);
  CHECK_EQUAL(SIDEMAN_LINK_MAGIC, link.magic);
  CHECK_EQUAL(sizeof(sideman_link), std::size_t{link.size});
  CHECK_EQUAL(std::uintmax_t{link.size}, fs::file_size(sideman_edge_path(edge)));
  CHECK_EQUAL(std::string("an instance with a very"), std::string(link.name));
  CHECK_EQUAL(44100.0, link.sample_rate);
  CHECK_EQUAL(sideman::platform::process_id(), link.edge_pid);
#ifndef _WIN32
  CHECK(fs::status(sideman_edge_path(edge)).permissions() ==
        (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(fs::status(folder.path).permissions() == fs::perms::owner_all);
#endif
  sideman_edge_close(edge);
  CHECK_EQUAL(0U, files_in(folder.path));
}

TEST("files of dead makers are removed and those of the living are left") {
  const TemporaryFolder folder;
  sideman_edge *first = open_in(folder.path);
  const std::string mine = std::to_string(sideman::platform::process_id());
  for (const char *name : {"/999999999-1.link", "/.999999999-1.tmp", "/companion.lock"}) {
    std::ofstream(folder.path + name) << "left behind";
  }
#ifndef _WIN32
  std::ofstream(folder.path + "/" + mine + "-77.link") << "number given away again";
#endif
  sideman_edge *second = open_in(folder.path);
  CHECK_EQUAL(3U, files_in(folder.path));
  CHECK(fs::exists(folder.path + "/companion.lock"));
  CHECK(fs::exists(sideman_edge_path(first)));
  sideman_edge_close(first);
  sideman_edge_close(second);
}

TEST("many instances opened at once have a link each") {
  const TemporaryFolder folder;
  std::vector<sideman_edge *> edges(24);
  std::vector<std::thread> threads;
  sideman_edge_close(open_in(folder.path));
  for (sideman_edge *&edge : edges) threads.emplace_back([&] { edge = open_in(folder.path); });
  for (std::thread &thread : threads) thread.join();
  std::set<std::string> paths;
  for (sideman_edge *edge : edges) {
    CHECK(edge != nullptr);
    paths.insert(sideman_edge_path(edge));
  }
  CHECK_EQUAL(edges.size(), paths.size());
  CHECK_EQUAL(edges.size(), files_in(folder.path));
  for (sideman_edge *edge : edges) sideman_edge_close(edge);
}

TEST("C and C++ mean the same link") {
  CHECK_EQUAL(sizeof(sideman_link), sideman_link_size_in_c());
}

TEST("what cannot be opened says why") {
  std::string error;
  CHECK(open_in("/nowhere/at/all", &error) == nullptr);
  CHECK(error.find("Cannot make the folder for links /nowhere/at/all: ") == 0);
  const TemporaryFolder folder;
  std::ofstream(folder.path) << "a file";
  CHECK(open_in(folder.path, &error) == nullptr);
#ifndef _WIN32
  CHECK_EQUAL("The folder for links must be a folder, but " + folder.path + " is something else. Remove it.",
              error);
#endif
}
