// Colours and shapes of the window. Sizes are in units: pixels at the default size of the window.
#ifndef SIDEMAN_UI_PAINTER_HPP
#define SIDEMAN_UI_PAINTER_HPP

#include "NanoVG.hpp"

namespace sideman {

struct Area {
  float x = 0, y = 0, w = 0, h = 0;

  float right() const { return x + w; }
  float bottom() const { return y + h; }
  float middle() const { return y + h / 2; }
  bool contains(double px, double py) const { return px >= x && px < right() && py >= y && py < bottom(); }
  Area inside(float margin) const { return {x + margin, y + margin, w - 2 * margin, h - 2 * margin}; }
};

using DGL_NAMESPACE::Color;
using DGL_NAMESPACE::NanoVG;

namespace paint {
inline const Color background(0x14, 0x16, 0x1b);
inline const Color panel(0x1d, 0x20, 0x27);
inline const Color line(0x30, 0x35, 0x40);
inline const Color strong_line(0x49, 0x50, 0x5f);
inline const Color text(0xe6, 0xe9, 0xef);
inline const Color quiet_text(0x9a, 0xa3, 0xb2);
inline const Color accent(0xff, 0xc8, 0x57);
inline const Color good(0x6c, 0xd0, 0x8a);
inline const Color warning(0xff, 0x9f, 0x5a);
inline const Color bad(0xf2, 0x5f, 0x6b);
}  // namespace paint

enum class Align { left, centre, right };

// [main-thread] Draws on one canvas for one frame.
class Painter {
 public:
  Painter(NanoVG &canvas, float unit) : canvas_(canvas), unit_(unit) {}

  float unit() const { return unit_; }
  static Color role_colour(unsigned role);
  static Color with_alpha(Color colour, float alpha);

  void fill(const Area &area, const Color &colour, float radius = 0);
  void stroke(const Area &area, const Color &colour, float radius = 0, float width = 1);
  void vertical(float x, float y, float length, const Color &colour, float width = 1);
  void horizontal(float x, float y, float length, const Color &colour, float width = 1);
  void dot(float x, float y, float radius, const Color &colour);
  void arrow(const Area &area, bool to_right, const Color &colour);

  // Text in the middle of the area's height, cut with an ellipsis where it is too long. Returns its width.
  float text(const Area &area, const char *words, float size, const Color &colour, Align align = Align::left);
  float width_of(const char *words, float size);

 private:
  NanoVG &canvas_;
  float unit_;
};

}  // namespace sideman
#endif
