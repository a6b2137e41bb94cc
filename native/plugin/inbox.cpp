#include "inbox.hpp"

#include <algorithm>
#include <cmath>

namespace sideman {
namespace {

float within(const ParameterSpec &spec, float value) noexcept {
  if (!std::isfinite(value)) return spec.initial;
  const float clamped = std::clamp(value, spec.lowest, spec.highest);
  return spec.kind == Kind::continuous ? clamped : std::round(clamped);
}

bool is_gesture(const ParameterSpec &spec) noexcept {
  return spec.control >= SIDEMAN_HOLD && spec.control != no_control;
}

}  // namespace

Inbox::Inbox() noexcept {
  for (std::uint32_t index = 0; index < parameter_count; index++) values_[index] = parameters[index].initial;
}

void Inbox::set(std::uint32_t parameter, float value) noexcept {
  if (parameter >= input_parameter_count) return;
  const ParameterSpec &spec = parameters[parameter];
  const float now = within(spec, value);
  const float before = values_[parameter].exchange(now, std::memory_order_relaxed);
  const std::uint64_t bit = std::uint64_t{1} << parameter;
  if (is_gesture(spec) && now > 0.5f && before <= 0.5f) risen_.fetch_or(bit, std::memory_order_release);
  if (now != before) changed_.fetch_or(bit, std::memory_order_release);
}

}  // namespace sideman
