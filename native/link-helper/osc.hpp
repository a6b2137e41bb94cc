// SPDX-License-Identifier: GPL-2.0-or-later
// The few kinds of OSC messages that helper and companion exchange. Any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sideman_link {

// Writes one message: an address, the types of its arguments, then the arguments.
class OscWriter {
 public:
  OscWriter(std::string_view address, std::string_view types);

  OscWriter &whole(std::int32_t value);
  OscWriter &big(std::int64_t value);
  OscWriter &real(double value);

  const std::vector<unsigned char> &bytes() const { return bytes_; }

 private:
  void text(std::string_view value);
  void bits(std::uint64_t value, int count);

  std::vector<unsigned char> bytes_;
};

// Reads one message from bytes that may be anything.
class OscReader {
 public:
  OscReader(const unsigned char *bytes, std::size_t size);

  // Empty when the bytes are no message.
  const std::string &address() const { return address_; }

  // The next argument as a number, whatever its type, or nothing.
  std::optional<double> number();

  // The next argument when it is a whole number, or nothing.
  std::optional<std::int64_t> whole();

 private:
  std::string text();
  std::optional<std::uint64_t> bits(int count);

  const unsigned char *at_;
  const unsigned char *end_;
  std::string address_;
  std::string types_;
  std::size_t next_ = 1;  // behind the comma
};

}  // namespace sideman_link
