// The C functions of edge.h and take.h. No exception leaves them.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <new>

#include "edge.hpp"
#include "link_file.hpp"

static void tell(char *error, size_t size, const std::string &sentence) {
  if (error != nullptr && size > 0) std::snprintf(error, size, "%s", sentence.c_str());
}

static sideman_edge *open_edge(const sideman_edge_setup &setup, std::string &failure) {
  std::string folder = setup.folder != nullptr ? setup.folder : "";
  if (setup.sample_rate < 1000 || !std::isfinite(setup.sample_rate)) {
    failure = "The sample rate must be at least 1000 per second, but was " +
              std::to_string(setup.sample_rate) + ".";
    return nullptr;
  }
  const auto no_folder = setup.folder != nullptr ? sideman::platform::make_private_folder(folder)
                                                 : sideman::find_link_folder(folder);
  if (no_folder) {
    failure = *no_folder;
    return nullptr;
  }
  sideman::remove_abandoned(folder);
  std::unique_ptr<sideman::platform::SharedFile> file;
  if (auto no_link = sideman::make_link(folder, setup, file)) {
    failure = *no_link;
    return nullptr;
  }
  return new sideman_edge(std::move(file));
}

extern "C" {

bool sideman_link_folder(char *path, size_t size, char *error, size_t error_size) {
  try {
    std::string folder;
    if (auto failure = sideman::find_link_folder(folder)) {
      tell(error, error_size, *failure);
      return false;
    }
    if (folder.size() >= size) {
      tell(error, error_size, "The name of the folder for links is too long: " + folder + ".");
      return false;
    }
    std::copy_n(folder.c_str(), folder.size() + 1, path);
    return true;
  } catch (const std::exception &failure) {
    tell(error, error_size, failure.what());
    return false;
  }
}

sideman_edge *sideman_edge_open(const sideman_edge_setup *setup, char *error, size_t error_size) {
  try {
    std::string failure;
    sideman_edge *edge = open_edge(*setup, failure);
    if (edge == nullptr) tell(error, error_size, failure);
    return edge;
  } catch (const std::exception &failure) {
    tell(error, error_size, std::string("Cannot open the link: ") + failure.what() + ".");
    return nullptr;
  }
}

void sideman_edge_close(sideman_edge *edge) {
  delete edge;
}

sideman_link *sideman_edge_link(sideman_edge *edge) {
  return &edge->link();
}

const char *sideman_edge_path(const sideman_edge *edge) {
  return edge->path();
}

enum sideman_connection sideman_edge_connection(const sideman_edge *edge) {
  return edge->connection();
}

void sideman_edge_begin(sideman_edge *edge, uint32_t frames,
                        const sideman_transport *transport) SIDEMAN_REALTIME {
  edge->begin(frames, transport);
}

void sideman_edge_input(sideman_edge *edge, uint32_t offset, uint8_t port, const uint8_t *data,
                        uint32_t size) SIDEMAN_REALTIME {
  edge->input(offset, port, data, size);
}

void sideman_edge_control(sideman_edge *edge, uint32_t offset, uint32_t control,
                          float value) SIDEMAN_REALTIME {
  edge->control(offset, control, value);
}

bool sideman_edge_next(sideman_edge *edge, sideman_emission *out) SIDEMAN_REALTIME {
  return edge->next(*out);
}

void sideman_edge_end(sideman_edge *edge) SIDEMAN_REALTIME {
  edge->end();
}

void sideman_edge_silence(sideman_edge *edge) SIDEMAN_REALTIME {
  edge->silence();
}

}  // extern "C"
