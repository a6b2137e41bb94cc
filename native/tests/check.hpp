// A test is a sentence and a body; CHECK says where and with what values it failed.
#ifndef SIDEMAN_TESTS_CHECK_HPP
#define SIDEMAN_TESTS_CHECK_HPP

#include <functional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace check {

struct Test {
  std::string sentence;
  std::function<void()> body;
};

inline std::vector<Test> &tests() {
  static std::vector<Test> all;
  return all;
}

struct Registration {
  Registration(const char *sentence, std::function<void()> body) {
    tests().push_back({sentence, std::move(body)});
  }
};

struct Failure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

template <class A, class B>
void equal(const char *file, int line, const std::string &where, const A &expected, const B &found) {
  if (expected == found) return;
  std::ostringstream text;
  text << file << ":" << line << ": " << where << ": expected " << expected << ", but was " << found;
  throw Failure(text.str());
}

inline void holds(const char *file, int line, const char *condition, bool found) {
  if (!found) throw Failure(std::string(file) + ":" + std::to_string(line) + ": must hold: " + condition);
}

}  // namespace check

#define JOINED_(a, b) a##b
#define JOINED(a, b) JOINED_(a, b)
#define TEST(sentence)                                                                               \
  static void JOINED(test_, __LINE__)();                                                             \
  static const check::Registration JOINED(registered_, __LINE__){sentence, JOINED(test_, __LINE__)}; \
  static void JOINED(test_, __LINE__)()

#define CHECK(condition) check::holds(__FILE__, __LINE__, #condition, (condition))
#define CHECK_EQUAL(expected, found) check::equal(__FILE__, __LINE__, #found, (expected), (found))
#define CHECK_EQUAL_AT(where, expected, found) check::equal(__FILE__, __LINE__, (where), (expected), (found))

#endif
