#include "process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>
#include <thread>

using Clock = std::chrono::steady_clock;

Process::Process(const std::vector<std::string> &words) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  std::vector<char *> arguments;
  for (const std::string &word : words) arguments.push_back(const_cast<char *>(word.c_str()));
  arguments.push_back(nullptr);
  id_ = fork();
  if (id_ < 0) throw std::runtime_error("cannot fork");
  if (id_ == 0) {
    setpgid(0, 0);
    dup2(ends[1], STDOUT_FILENO);
    execvp(arguments[0], arguments.data());
    _exit(127);
  }
  setpgid(id_, id_);
  close(ends[1]);
  output_ = ends[0];
}

Process::~Process() {
  kill();
  close(output_);
}

bool Process::read_line(double seconds) {
  const auto end = Clock::now() + std::chrono::duration<double>(seconds);
  for (;;) {
    const std::size_t newline = rest_.find('\n');
    if (newline != std::string::npos) {
      line = rest_.substr(0, newline);
      rest_.erase(0, newline + 1);
      return true;
    }
    const double left = std::chrono::duration<double>(end - Clock::now()).count();
    pollfd waiting{output_, POLLIN, 0};
    if (left <= 0 || poll(&waiting, 1, static_cast<int>(left * 1000) + 1) <= 0) return false;
    char text[512];
    const ssize_t size = read(output_, text, sizeof text);
    if (size <= 0) return false;
    rest_.append(text, static_cast<std::size_t>(size));
  }
}

bool Process::waits_for(const std::string &part, double seconds) {
  const auto end = Clock::now() + std::chrono::duration<double>(seconds);
  while (read_line(std::chrono::duration<double>(end - Clock::now()).count())) {
    if (line.find(part) != std::string::npos) return true;
  }
  return false;
}

void Process::kill() {
  if (id_ <= 0) return;
  ::kill(-id_, SIGKILL);
  waitpid(id_, nullptr, 0);
  id_ = -1;
}

void Process::kill_alone() {
  if (id_ <= 0) return;
  ::kill(id_, SIGKILL);
  waitpid(id_, nullptr, 0);
  id_ = -1;
}

bool Process::ends(double seconds) {
  if (id_ <= 0) return true;
  ::kill(id_, SIGTERM);
  for (int i = 0; i < seconds * 100; i++) {
    if (waitpid(id_, nullptr, WNOHANG) == id_) {
      id_ = -1;
      return true;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}
