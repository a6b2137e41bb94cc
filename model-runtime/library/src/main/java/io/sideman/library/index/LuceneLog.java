package io.sideman.library.index;

import java.util.logging.Level;
import java.util.logging.Logger;

/// Lucene tells at every start which vector instructions it uses, and warns where it uses none, as
/// in commands that start without the second compiler; on a command line that is noise.
final class LuceneLog {
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  private static final Logger VECTORS =
      Logger.getLogger("org.apache.lucene.internal.vectorization");

  private LuceneLog() {}

  /// From now on only warnings are told. The loggers are held here, for the JDK forgets the level
  /// of one that nobody holds.
  static void quieten() {
    LUCENE.setLevel(Level.WARNING);
    VECTORS.setLevel(Level.SEVERE);
  }
}
