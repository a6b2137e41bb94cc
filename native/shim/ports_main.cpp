// sideman-ports: holds the band's ports in a process of their own, so that a companion which is killed
// leaves somebody behind who can end its notes. Starts, says "link PATH" and "ports WORDS" on standard
// output, and ends in peace when standard input closes, as it does whenever the parent dies.
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "sideman/shim.h"

namespace {

constexpr int exit_wrong_arguments = 2, exit_missing_device = 4;

struct Arguments {
  std::uint32_t backend = 0;
  std::string client = "Sideman", input, output;
  bool good = false;
};

Arguments parse(int count, char **words) {
  Arguments arguments;
  arguments.good = count > 1 && count % 2 == 0;
  if (!arguments.good) return arguments;
  arguments.backend = static_cast<std::uint32_t>(std::strtoul(words[1], nullptr, 10));
  for (int i = 2; i + 1 < count; i += 2) {
    const std::string option = words[i];
    if (option == "--client") {
      arguments.client = words[i + 1];
    } else if (option == "--in") {
      arguments.input = words[i + 1];
    } else if (option == "--out") {
      arguments.output = words[i + 1];
    } else {
      arguments.good = false;
    }
  }
  return arguments;
}

const char *or_null(const std::string &text) {
  return text.empty() ? nullptr : text.c_str();
}

#ifdef _WIN32
void mind_signals() {}
#else
// Ctrl-C in a terminal reaches the whole group: the companion ends first, then closes our input. A
// request to terminate interrupts the read below, which ends the ports in peace.
void mind_signals() {
  std::signal(SIGINT, SIG_IGN);
  std::signal(SIGHUP, SIG_IGN);
  struct sigaction terminate {};
  terminate.sa_handler = [](int) {};
  sigaction(SIGTERM, &terminate, nullptr);
}
#endif

}  // namespace

int main(int count, char **words) {
  const Arguments arguments = parse(count, words);
  if (!arguments.good) {
    std::fputs("usage: sideman-ports BACKEND [--client NAME] [--in SOURCE] [--out DESTINATION]\n", stderr);
    return exit_wrong_arguments;
  }
  mind_signals();
  const sideman_ports_setup setup{arguments.backend, arguments.client.c_str(), nullptr,
                                  or_null(arguments.input), or_null(arguments.output)};
  char text[4096] = "";
  sideman_ports *ports = sideman_ports_open(&setup, text, sizeof text);
  if (ports == nullptr) {
    std::printf("error %s\n", text);
    return exit_missing_device;
  }
  if (sideman_ports_link_path(ports, text, sizeof text)) std::printf("link %s\n", text);
  if (sideman_ports_describe(ports, text, sizeof text)) std::printf("ports %s\n", text);
  std::fflush(stdout);
  while (std::getchar() != EOF) {
  }
  sideman_ports_close(ports);
  return 0;
}
