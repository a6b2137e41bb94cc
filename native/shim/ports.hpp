// What every kind of port can do, and which kinds there are.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sideman/edge.h"
#include "sideman/shim.h"

namespace sideman::shim {

struct Setup {
  std::string client;
  std::string folder;  // empty: the user's
  std::string input;   // empty: connect nothing
  std::string output;
};

// One set of open ports. The destructor ends what sounds.
class Ports {
 public:
  virtual ~Ports() = default;
  // [any-thread]
  virtual sideman_ports_state now() const noexcept = 0;
  virtual std::uint64_t xruns() const noexcept = 0;
  // [main-thread]
  virtual std::string link_path() const = 0;
  virtual std::string description() const = 0;
};

// An answer, or a sentence that tells why there is none.
struct Listing {
  bool good = false;
  std::string problem;
  std::vector<std::string> names;
};

// One way to have ports on this system. [main-thread]
class Backend {
 public:
  virtual ~Backend() = default;
  virtual bool ready(std::string &text) = 0;
  virtual Listing list(sideman_direction direction) = 0;
  virtual std::unique_ptr<Ports> open(const Setup &setup, std::string &error) = 0;
};

// The backend of that number, or nothing when this build does not have it; then `why` tells.
std::unique_ptr<Backend> find_backend(std::uint32_t number, std::string &why);

std::unique_ptr<Backend> make_jack();
std::unique_ptr<Backend> make_alsa();
std::unique_ptr<Backend> make_coremidi();
std::unique_ptr<Backend> make_windows();

// Two edges that play into each other, see sideman_loop_open. Answers the meter's path too.
std::unique_ptr<Ports> open_loop(const std::string &folder, const std::string &meter_folder,
                                 std::string &meter_path, std::string &error);

struct EdgeCloser {
  void operator()(sideman_edge *edge) const noexcept { sideman_edge_close(edge); }
};
using Edge = std::unique_ptr<sideman_edge, EdgeCloser>;

// An edge for ports, or nothing and a sentence in `error`.
Edge open_edge(const Setup &setup, double sample_rate, std::string &error);

// Names as a musician reads them. Port 0 is the performer's.
extern const char *const input_names[SIDEMAN_INPUTS];
extern const char *const input_meanings[SIDEMAN_INPUTS];
extern const char *const role_names[SIDEMAN_ROLES];

// True when `name` contains `part`, whatever the case.
bool contains(const std::string &name, const std::string &part);

}  // namespace sideman::shim
