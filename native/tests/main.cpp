#include <cstdio>
#include <cstring>

#include "check.hpp"

// Runs every test, or those whose sentence contains the argument.
int main(int count, char **arguments) {
  int failed = 0, ran = 0;
  for (const check::Test &test : check::tests()) {
    if (count > 1 && test.sentence.find(arguments[1]) == std::string::npos) continue;
    ran++;
    try {
      test.body();
    } catch (const std::exception &failure) {
      failed++;
      std::printf("FAILED  %s\n        %s\n", test.sentence.c_str(), failure.what());
    }
  }
  std::printf("native tests: %d run, %d failed\n", ran, failed);
  return failed == 0 && ran > 0 ? 0 : 1;
}
