// A host without sound: rolls in real time, plays chords into the edge and hears the band.
#ifndef SIDEMAN_ACCEPTANCE_HOST_HPP
#define SIDEMAN_ACCEPTANCE_HOST_HPP

#include <atomic>
#include <string>
#include <thread>

#include "receiver.hpp"
#include "sideman/edge.h"

class Host {
 public:
  // Opens an edge in the link folder of the environment and begins to roll.
  explicit Host(const std::string &name);
  Host(const Host &) = delete;
  Host &operator=(const Host &) = delete;
  // Silences, stops and closes.
  ~Host();

  bool is_connected() const { return sideman_edge_connection(edge_) == SIDEMAN_CONNECTED; }
  bool is_alone() const { return sideman_edge_connection(edge_) == SIDEMAN_ALONE; }
  const sideman_link &link() const { return *sideman_edge_link(edge_); }
  Receiver receiver;  // of the band
  Receiver thru;      // of what the host plays itself, while it is alone
  // Longest time between two blocks since the last call, in ms: how late this machine makes us.
  double take_longest_gap() { return longest_gap_.exchange(0); }

 private:
  void roll();
  void block(std::int64_t number);
  void play_chord(std::int64_t number);
  sideman_edge *edge_;
  std::atomic<bool> done_{false};
  std::atomic<double> longest_gap_{0};
  std::thread thread_;
};

#endif
