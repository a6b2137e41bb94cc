// Percentiles of a few hundred times, and waiting for something with a limit.
#ifndef SIDEMAN_ACCEPTANCE_FIGURES_HPP
#define SIDEMAN_ACCEPTANCE_FIGURES_HPP

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <functional>
#include <thread>
#include <vector>

using Moment = std::chrono::steady_clock::time_point;

inline Moment now() {
  return std::chrono::steady_clock::now();
}

inline double milliseconds_since(Moment start) {
  return std::chrono::duration<double, std::milli>(now() - start).count();
}

inline void sleep_ms(double ms) {
  std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(ms));
}

// True as soon as it holds, looking every millisecond.
inline bool within(double ms, const std::function<bool()> &holds) {
  for (const Moment start = now(); milliseconds_since(start) < ms; sleep_ms(1)) {
    if (holds()) return true;
  }
  return holds();
}

class Figures {
 public:
  void add(double value) { values_.push_back(value); }
  bool is_empty() const { return values_.empty(); }
  double percentile(double p) const {
    std::vector<double> sorted = values_;
    std::sort(sorted.begin(), sorted.end());
    const auto index = static_cast<std::size_t>(std::ceil(p / 100 * static_cast<double>(sorted.size()))) - 1;
    return sorted[std::min(index, sorted.size() - 1)];
  }
  void print(const char *what) const {
    if (values_.empty()) return;
    std::printf("%s: p50 %.0f ms, p90 %.0f ms, p99 %.0f ms, max %.0f ms (%zu)\n", what, percentile(50),
                percentile(90), percentile(99), percentile(100), values_.size());
  }

 private:
  std::vector<double> values_;
};

#endif
