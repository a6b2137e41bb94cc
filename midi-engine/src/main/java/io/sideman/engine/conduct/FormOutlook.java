package io.sideman.engine.conduct;

import io.sideman.engine.band.SectionKind;

/// The sections the band counts on, by bar.
public interface FormOutlook {
  SectionKind sectionAt(long bar);

  /// The bar on which the section at `bar` started.
  long sectionStart(long bar);

  /// The bar on which the next section starts, or `Long.MAX_VALUE` when none is in sight.
  long sectionEnd(long bar);
}
