/// Readers of the training data, preparation of training sequences, evaluation.
module io.sideman.corpus {
  requires transitive io.sideman.players;
  requires transitive io.sideman.library;
  requires com.fasterxml.jackson.databind;
  requires java.xml;
  requires static jdk.incubator.vector;
  requires static transitive org.jspecify;

  exports io.sideman.corpus;
  exports io.sideman.corpus.audio;
  exports io.sideman.corpus.chorales;
  exports io.sideman.corpus.prepare;
  exports io.sideman.corpus.stretch;
  exports io.sideman.corpus.style;
  exports io.sideman.corpus.sessions;
  exports io.sideman.corpus.songs;
  exports io.sideman.corpus.tune;
  exports io.sideman.corpus.evaluate;
  exports io.sideman.corpus.fit;
  exports io.sideman.corpus.harmonize;
  exports io.sideman.corpus.learn;
  exports io.sideman.corpus.library;
  exports io.sideman.corpus.listen;
  exports io.sideman.corpus.touch;
  exports io.sideman.corpus.loops;
  exports io.sideman.corpus.originality;
  exports io.sideman.corpus.taste;
}
