// The link file: made whole under a hidden name, then named; leftovers of the dead are removed.
#ifndef SIDEMAN_EDGE_LINK_FILE_HPP
#define SIDEMAN_EDGE_LINK_FILE_HPP

#include <memory>
#include <optional>
#include <string>

#include "platform.hpp"
#include "sideman/edge.h"

namespace sideman {

// [main-thread] The folder where links of this user live, made when missing. Returns a sentence on failure.
std::optional<std::string> find_link_folder(std::string &path);

// [main-thread] Removes files of the folder whose maker is dead.
void remove_abandoned(const std::string &folder);

// [main-thread] Makes `PID-NUMBER.link` with everything filled in that strangers may rely on.
std::optional<std::string> make_link(const std::string &folder, const sideman_edge_setup &setup,
                                     std::unique_ptr<platform::SharedFile> &made);

}  // namespace sideman
#endif
