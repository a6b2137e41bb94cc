package io.sideman.library.index;

import java.util.logging.Level;
import java.util.logging.Logger;

/// Lucene tells at every start which vector instructions it uses; on a command line that is noise.
final class LuceneLog {
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  private LuceneLog() {}

  /// From now on only warnings are told. The logger is held here, for the JDK forgets the level of
  /// one that nobody holds.
  static void quieten() {
    LUCENE.setLevel(Level.WARNING);
  }
}
