/// The user's own files as one searchable library: analysis, index, suggestions, taste.
module io.sideman.library {
  requires transitive io.sideman.players;
  requires com.fasterxml.jackson.databind;
  requires java.desktop;
  requires java.logging;
  requires java.sql;
  requires com.github.trilarion.sound;
  requires jflac.codec;
  requires jlayer;
  requires JTransforms;
  requires org.apache.lucene.analysis.common;
  requires org.apache.lucene.core;
  requires static jdk.incubator.vector;
  requires static transitive org.jspecify;

  exports io.sideman.library.aspect;
  exports io.sideman.library.conform;
  exports io.sideman.library.decode;
  exports io.sideman.library.index;
  exports io.sideman.library.item;
  exports io.sideman.library.privacy;
  exports io.sideman.library.recommend;
  exports io.sideman.library.scan;
  exports io.sideman.library.spectral;
  exports io.sideman.library.suggest;
  exports io.sideman.library.symbolic;
  exports io.sideman.library.taste;
}
