// Where the compiler brings no fuzzer: known inputs, then random and mutated ones.
//   fuzz-link SECONDS SEED RUNS FILE...      (RUNS -1: until the seconds are over)
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

using Input = std::vector<std::uint8_t>;

static bool read_file(const char *path, Input &input) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return false;
  input.assign(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  return true;
}

int main(int count, char **arguments) {
  const int seconds = count > 1 ? std::atoi(arguments[1]) : 60;
  std::mt19937_64 random(count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 1);
  const long wanted = count > 3 ? std::atol(arguments[3]) : -1;
  const std::string take = "sideman-take-1 0,100,100,1,40,100 1,p50,p100,1,70,100";
  std::vector<Input> known{Input(take.begin(), take.end())};
  for (int i = 4; i < count; i++) {
    Input input;
    if (!read_file(arguments[i], input)) {
      std::fprintf(stderr, "fuzz: cannot read %s\n", arguments[i]);
      return 2;
    }
    LLVMFuzzerTestOneInput(input.data(), input.size());
    known.push_back(input);
  }
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  Input input;
  long runs = 0;
  for (; runs != wanted && std::chrono::steady_clock::now() < end; runs++) {
    if (runs % 8 == 0) {
      input = known[random() % known.size()];
    } else if (runs % 8 == 1 || input.empty()) {
      input.resize(random() % 4096);
      for (auto &byte : input) byte = static_cast<std::uint8_t>(random());
    }
    for (auto mutations = random() % 8; mutations > 0 && !input.empty(); mutations--) {
      input[random() % input.size()] = static_cast<std::uint8_t>(random());
    }
    LLVMFuzzerTestOneInput(input.data(), input.size());
  }
  std::printf("fuzz: %zu known inputs and %ld others, no finding\n", known.size() - 1, runs);
  return 0;
}
