package io.sideman.engine.conduct;

import io.sideman.engine.band.SectionKind;

/// Form without foresight: eight-bar sections in the order A A B A, as most songs have it.
public final class CountedForm implements FormOutlook {
  private static final int SECTION_BARS = 8;

  @Override
  public SectionKind sectionAt(long bar) {
    return Math.floorMod(Math.floorDiv(bar, (long) SECTION_BARS), 4) == 2
        ? SectionKind.B
        : SectionKind.A;
  }

  @Override
  public long sectionStart(long bar) {
    return bar - Math.floorMod(bar, (long) SECTION_BARS);
  }

  @Override
  public long sectionEnd(long bar) {
    return sectionStart(bar) + SECTION_BARS;
  }
}
