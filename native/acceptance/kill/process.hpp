// A program that is started, listened to and killed.
#ifndef SIDEMAN_ACCEPTANCE_PROCESS_HPP
#define SIDEMAN_ACCEPTANCE_PROCESS_HPP

#include <sys/types.h>

#include <string>
#include <vector>

class Process {
 public:
  // Starts the program, found along PATH, in a process group of its own.
  explicit Process(const std::vector<std::string> &words);
  Process(const Process &) = delete;
  Process &operator=(const Process &) = delete;
  // Kills what is left of it.
  ~Process();

  // Waits for a line of output that contains `part`; false after `seconds`, or when the program ends.
  // The line is kept in `line`.
  bool waits_for(const std::string &part, double seconds);
  std::string line;

  // kill -9 for the whole group.
  void kill();
  // kill -9 for the program alone; what it has started lives on.
  void kill_alone();
  // Asks it to end and waits; false when it did not within `seconds`.
  bool ends(double seconds);

 private:
  bool read_line(double seconds);
  pid_t id_ = -1;
  int output_ = -1;
  std::string rest_;
};

#endif
