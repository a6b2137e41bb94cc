#include "painter.hpp"

#include <string>

namespace sideman {

Color Painter::role_colour(unsigned role) {
  switch (role) {
    case 0:
      return Color(0xf2, 0xa6, 0x5a);
    case 1:
      return Color(0x6f, 0xb1, 0xfc);
    case 2:
      return Color(0x8b, 0xd1, 0x7c);
    case 3:
      return Color(0xb7, 0x9c, 0xf0);
    default:
      return Color(0xf2, 0x7a, 0x9b);
  }
}

Color Painter::with_alpha(Color colour, float alpha) {
  colour.alpha = alpha;
  return colour;
}

void Painter::fill(const Area &area, const Color &colour, float radius) {
  canvas_.beginPath();
  canvas_.roundedRect(area.x, area.y, area.w, area.h, radius * unit_);
  canvas_.fillColor(colour);
  canvas_.fill();
}

void Painter::stroke(const Area &area, const Color &colour, float radius, float width) {
  canvas_.beginPath();
  canvas_.roundedRect(area.x, area.y, area.w, area.h, radius * unit_);
  canvas_.strokeColor(colour);
  canvas_.strokeWidth(width * unit_);
  canvas_.stroke();
}

void Painter::vertical(float x, float y, float length, const Color &colour, float width) {
  fill({x - width * unit_ / 2, y, width * unit_, length}, colour);
}

void Painter::horizontal(float x, float y, float length, const Color &colour, float width) {
  fill({x, y - width * unit_ / 2, length, width * unit_}, colour);
}

void Painter::dot(float x, float y, float radius, const Color &colour) {
  canvas_.beginPath();
  canvas_.circle(x, y, radius * unit_);
  canvas_.fillColor(colour);
  canvas_.fill();
}

void Painter::arrow(const Area &area, bool to_right, const Color &colour) {
  const float half = area.h * 0.22f;
  const float x = area.x + area.w / 2 + (to_right ? -half / 2 : half / 2);
  const float tip = to_right ? half : -half;
  canvas_.beginPath();
  canvas_.moveTo(x, area.middle() - half);
  canvas_.lineTo(x + tip, area.middle());
  canvas_.lineTo(x, area.middle() + half);
  canvas_.closePath();
  canvas_.fillColor(colour);
  canvas_.fill();
}

float Painter::width_of(const char *words, float size) {
  canvas_.fontSize(size * unit_);
  DGL_NAMESPACE::Rectangle<float> bounds;
  canvas_.textAlign(NanoVG::ALIGN_LEFT | NanoVG::ALIGN_MIDDLE);
  return canvas_.textBounds(0, 0, words, nullptr, bounds);
}

float Painter::text(const Area &area, const char *words, float size, const Color &colour, Align align) {
  std::string shown = words;
  float width = width_of(words, size);
  while (width > area.w + 1 && shown.size() > 1) {
    // Whole characters of UTF-8 go.
    do shown.pop_back();
    while (shown.size() > 1 && (static_cast<unsigned char>(shown.back()) & 0xc0) == 0x80);
    if ((static_cast<unsigned char>(shown.back()) & 0xc0) == 0xc0) shown.pop_back();
    width = width_of((shown + "\u2026").c_str(), size);
    if (width <= area.w + 1) shown += "\u2026";
  }
  float x = area.x;
  if (align == Align::centre) x += (area.w - width) / 2;
  if (align == Align::right) x += area.w - width;
  canvas_.fillColor(colour);
  canvas_.text(x, area.middle(), shown.c_str(), nullptr);
  return width;
}

}  // namespace sideman
