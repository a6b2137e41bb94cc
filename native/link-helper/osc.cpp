// SPDX-License-Identifier: GPL-2.0-or-later
#include "osc.hpp"

#include <algorithm>
#include <bit>

namespace sideman_link {

OscWriter::OscWriter(std::string_view address, std::string_view types) {
  text(address);
  text(types);
}

OscWriter &OscWriter::whole(std::int32_t value) {
  bits(static_cast<std::uint32_t>(value), 4);
  return *this;
}

OscWriter &OscWriter::big(std::int64_t value) {
  bits(static_cast<std::uint64_t>(value), 8);
  return *this;
}

OscWriter &OscWriter::real(double value) {
  bits(std::bit_cast<std::uint64_t>(value), 8);
  return *this;
}

void OscWriter::text(std::string_view value) {
  bytes_.insert(bytes_.end(), value.begin(), value.end());
  bytes_.resize(bytes_.size() + 4 - value.size() % 4, 0);
}

void OscWriter::bits(std::uint64_t value, int count) {
  for (int shift = 8 * (count - 1); shift >= 0; shift -= 8)
    bytes_.push_back(static_cast<unsigned char>(value >> shift));
}

OscReader::OscReader(const unsigned char *bytes, std::size_t size) : at_(bytes), end_(bytes + size) {
  address_ = text();
  types_ = text();
  if (address_.empty() || address_[0] != '/' || types_.empty() || types_[0] != ',') address_.clear();
}

std::string OscReader::text() {
  const unsigned char *zero = std::find(at_, end_, 0);
  if (zero == end_) return {};
  std::string value(at_, zero);
  std::size_t padded = value.size() + 4 - value.size() % 4;
  at_ += std::min(padded, static_cast<std::size_t>(end_ - at_));
  return value;
}

std::optional<std::uint64_t> OscReader::bits(int count) {
  if (end_ - at_ < count) return std::nullopt;
  std::uint64_t value = 0;
  for (int i = 0; i < count; ++i) value = value << 8 | *at_++;
  return value;
}

std::optional<double> OscReader::number() {
  if (next_ >= types_.size()) return std::nullopt;
  char type = types_[next_];
  if (type == 'd') {
    ++next_;
    auto value = bits(8);
    return value ? std::optional(std::bit_cast<double>(*value)) : std::nullopt;
  }
  if (type == 'f') {
    ++next_;
    auto value = bits(4);
    return value ? std::optional<double>(std::bit_cast<float>(static_cast<std::uint32_t>(*value)))
                 : std::nullopt;
  }
  auto value = whole();
  return value ? std::optional(static_cast<double>(*value)) : std::nullopt;
}

std::optional<std::int64_t> OscReader::whole() {
  if (next_ >= types_.size()) return std::nullopt;
  char type = types_[next_++];
  if (type == 'h') {
    auto value = bits(8);
    return value ? std::optional(static_cast<std::int64_t>(*value)) : std::nullopt;
  }
  if (type == 'i') {
    auto value = bits(4);
    return value ? std::optional<std::int64_t>(static_cast<std::int32_t>(*value)) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace sideman_link
