// The C edge of the shim: checks what comes in, and lets no exception out.
#include "sideman/shim.h"

#include <algorithm>
#include <cstring>
#include <exception>
#include <string>

#include "ports.hpp"

using sideman::shim::find_backend;
using sideman::shim::Ports;

struct sideman_ports {
  std::unique_ptr<Ports> ports;
};

namespace {

// Copies as much as fits; true when that is all.
bool copy_text(const std::string &from, char *to, std::size_t size) {
  if (to == nullptr || size == 0) return false;
  const std::size_t length = std::min(from.size(), size - 1);
  std::memcpy(to, from.data(), length);
  to[length] = '\0';
  return length == from.size();
}

std::string text_of(const char *text) {
  return text == nullptr ? std::string() : text;
}

// Runs `work`; whatever it throws becomes a sentence and `otherwise`.
template <typename Work, typename Answer>
Answer guarded(const Work &work, const Answer &otherwise, char *text, std::size_t size) noexcept {
  try {
    return work();
  } catch (const std::exception &e) {
    copy_text(std::string("The ports failed: ") + e.what(), text, size);
    return otherwise;
  }
}

}  // namespace

uint32_t sideman_shim_version(void) {
  return SIDEMAN_SHIM_VERSION;
}

bool sideman_backend_ready(uint32_t backend, char *text, size_t size) {
  return guarded(
      [&] {
        std::string words;
        const auto found = find_backend(backend, words);
        const bool ready = found && found->ready(words);
        copy_text(words, text, size);
        return ready;
      },
      false, text, size);
}

int32_t sideman_backend_list(uint32_t backend, uint32_t direction, char *text, size_t size) {
  return guarded(
      [&] {
        std::string words;
        const auto found = find_backend(backend, words);
        if (!found || direction > SIDEMAN_DESTINATIONS) {
          copy_text(found ? "The direction must be 0 or 1." : words, text, size);
          return -1;
        }
        const auto listing = found->list(static_cast<sideman_direction>(direction));
        for (const std::string &name : listing.names) {
          if (words.size() + name.size() + 2 <= size) words += name + '\n';
        }
        copy_text(listing.good ? words : listing.problem, text, size);
        return listing.good ? static_cast<int32_t>(listing.names.size()) : -1;
      },
      -1, text, size);
}

sideman_ports *sideman_ports_open(const sideman_ports_setup *setup, char *error, size_t error_size) {
  return guarded(
      [&]() -> sideman_ports * {
        std::string problem;
        const auto backend = find_backend(setup->backend, problem);
        std::unique_ptr<Ports> ports;
        if (backend) {
          ports = backend->open(
              {text_of(setup->client), text_of(setup->folder), text_of(setup->input), text_of(setup->output)},
              problem);
        }
        if (!ports) {
          copy_text(problem, error, error_size);
          return nullptr;
        }
        return new sideman_ports{std::move(ports)};
      },
      static_cast<sideman_ports *>(nullptr), error, error_size);
}

sideman_ports *sideman_loop_open(const char *folder, const char *meter_folder, char *meter_path,
                                 size_t path_size, char *error, size_t error_size) {
  return guarded(
      [&]() -> sideman_ports * {
        std::string path, problem;
        auto ports = sideman::shim::open_loop(text_of(folder), text_of(meter_folder), path, problem);
        if (!ports || !copy_text(path, meter_path, path_size)) {
          copy_text(ports ? "The meter's path is too long." : problem, error, error_size);
          return nullptr;
        }
        return new sideman_ports{std::move(ports)};
      },
      static_cast<sideman_ports *>(nullptr), error, error_size);
}

void sideman_ports_close(sideman_ports *ports) {
  delete ports;
}

enum sideman_ports_state sideman_ports_now(const sideman_ports *ports) {
  return ports->ports->now();
}

bool sideman_ports_link_path(const sideman_ports *ports, char *path, size_t size) {
  return guarded([&] { return copy_text(ports->ports->link_path(), path, size); }, false, path, size);
}

bool sideman_ports_describe(const sideman_ports *ports, char *text, size_t size) {
  return guarded([&] { return copy_text(ports->ports->description(), text, size); }, false, text, size);
}

uint64_t sideman_ports_xruns(const sideman_ports *ports) {
  return ports->ports->xruns();
}
