// Where the compiler brings no fuzzer: random and mutated inputs for as many seconds as the argument says.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

int main(int count, char **arguments) {
  const auto end =
      std::chrono::steady_clock::now() + std::chrono::seconds(count > 1 ? std::atoi(arguments[1]) : 60);
  std::mt19937_64 random(count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 1);
  const std::string take = "sideman-take-1 0,100,100,1,40,100 1,p50,p100,1,70,100";
  std::vector<std::uint8_t> input;
  long runs = 0;
  for (; std::chrono::steady_clock::now() < end; runs++) {
    if (runs % 8 == 0) {
      input.assign(take.begin(), take.end());
    } else if (runs % 8 == 1 || input.empty()) {
      input.resize(random() % 4096);
      for (auto &byte : input) byte = static_cast<std::uint8_t>(random());
    }
    for (auto mutations = random() % 8; mutations > 0 && !input.empty(); mutations--) {
      input[random() % input.size()] = static_cast<std::uint8_t>(random());
    }
    LLVMFuzzerTestOneInput(input.data(), input.size());
  }
  std::printf("fuzz: %ld inputs, no finding\n", runs);
  return 0;
}
