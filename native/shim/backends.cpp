// Which backends this build has, and what they share.
#include <algorithm>
#include <cctype>

#include "ports.hpp"

namespace sideman::shim {

const char *const input_names[SIDEMAN_INPUTS] = {"Sideman In", "Sideman In 2", "Sideman In 3",
                                                 "Sideman In 4"};
const char *const input_meanings[SIDEMAN_INPUTS] = {"performer", "my bass", "my kick", "control"};
const char *const role_names[SIDEMAN_ROLES] = {"Sideman Drums", "Sideman Bass", "Sideman Keys", "Sideman Pad",
                                               "Sideman Lead"};

namespace {

std::unique_ptr<Backend> not_built(std::string &why, const char *what, const char *step) {
  why = std::string("This build of Sideman has no ") + what + ": " + step;
  return nullptr;
}

}  // namespace

std::unique_ptr<Backend> find_backend(std::uint32_t number, std::string &why) {
  switch (number) {
    case SIDEMAN_JACK:
#ifdef SIDEMAN_HAS_JACK
      return make_jack();
#else
      return not_built(why, "JACK ports",
                       "install JACK's headers (Debian: libjack-jackd2-dev) and start again.");
#endif
    case SIDEMAN_ALSA:
#ifdef SIDEMAN_HAS_ALSA
      return make_alsa();
#else
      return not_built(why, "ALSA ports", "install ALSA's headers (Debian: libasound2-dev) and start again.");
#endif
    case SIDEMAN_COREMIDI:
#ifdef __APPLE__
      return make_coremidi();
#else
      return not_built(why, "CoreMIDI ports", "they exist on macOS only.");
#endif
    case SIDEMAN_WINDOWS:
#ifdef _WIN32
      return make_windows();
#else
      return not_built(why, "Windows ports", "they exist on Windows only.");
#endif
    default:
      why = "There is no backend " + std::to_string(number) + "; known are 1 to 4.";
      return nullptr;
  }
}

Edge open_edge(const Setup &setup, double sample_rate, std::string &error) {
  char problem[256] = "";
  const sideman_edge_setup edge{setup.folder.empty() ? nullptr : setup.folder.c_str(), setup.client.c_str(),
                                SIDEMAN_EDGE_PORTS, sample_rate};
  Edge opened(sideman_edge_open(&edge, problem, sizeof problem));
  if (!opened) error = problem;
  return opened;
}

bool contains(const std::string &name, const std::string &part) {
  const auto same = [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); };
  return std::search(name.begin(), name.end(), part.begin(), part.end(), same) != name.end();
}

}  // namespace sideman::shim
