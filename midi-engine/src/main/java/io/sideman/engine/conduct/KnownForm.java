package io.sideman.engine.conduct;

import io.sideman.engine.band.SectionKind;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Meters;

/// The form of the whole piece, known in advance, laid on bar lines.
public final class KnownForm implements FormOutlook {
  private final long[] startBars;
  private final SectionKind[] kinds;
  private final long endBar;

  /// @param sections in band ticks; starts are moved to the nearest bar line
  /// @param endBar the bar after the last
  public KnownForm(Timeline<SectionKind> sections, Meters meters, long endBar) {
    var spans = sections.spans();
    startBars = new long[spans.size() + 1];
    kinds = new SectionKind[spans.size() + 1];
    kinds[0] = sections.at(Long.MIN_VALUE);
    for (int i = 0; i < spans.size(); i++) {
      long tick = spans.get(i).startTick();
      startBars[i + 1] = meters.barAt(tick + meters.meterAt(tick).barTicks() / 2);
      kinds[i + 1] = spans.get(i).value();
    }
    this.endBar = endBar;
  }

  @Override
  public SectionKind sectionAt(long bar) {
    return kinds[indexAt(bar)];
  }

  @Override
  public long sectionStart(long bar) {
    return startBars[indexAt(bar)];
  }

  @Override
  public long sectionEnd(long bar) {
    int next = indexAt(bar) + 1;
    return next < startBars.length ? startBars[next] : endBar > bar ? endBar : Long.MAX_VALUE;
  }

  private int indexAt(long bar) {
    int i = startBars.length - 1;
    while (i > 0 && startBars[i] > bar) {
      i--;
    }
    return i;
  }
}
