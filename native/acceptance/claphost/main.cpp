// Sideman's CLAP host for tests: claphost PLUGIN.clap describe|blocks|state|thru|live [BARS]
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>

#include "scenarios.hpp"

int main(int count, char **arguments) {
  if (count < 3) {
    std::fprintf(stderr, "usage: claphost PLUGIN.clap describe|blocks|state|thru|live [BARS]\n");
    return 2;
  }
  const std::string scenario = arguments[2];
  try {
    const claphost::Library library(arguments[1]);
    if (scenario == "describe") {
      claphost::describe(library);
    } else if (scenario == "blocks") {
      claphost::check_blocks(library);
    } else if (scenario == "state") {
      claphost::check_state(library);
    } else if (scenario == "thru") {
      claphost::check_thru(library);
    } else if (scenario == "live") {
      claphost::check_live(library, count > 3 ? std::atoi(arguments[3]) : 16);
    } else {
      std::fprintf(stderr, "claphost: there is no scenario \"%s\"\n", arguments[2]);
      return 2;
    }
  } catch (const std::exception &failure) {
    std::fprintf(stderr, "claphost: %s: %s\n", arguments[2], failure.what());
    return 1;
  }
  return 0;
}
