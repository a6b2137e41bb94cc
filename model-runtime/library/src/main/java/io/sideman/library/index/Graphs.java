package io.sideman.library.index;

import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;

/// How the graphs of near neighbours (HNSW, Malkov and Yashunin 2018) are built: settings by
/// measurement, see docs/speed.md. They are written into the index, so that others can be tried
/// without breaking what is there.
///
/// @param neighbours of a node, at most (M)
/// @param beam candidates while building
record Graphs(int neighbours, int beam) {
  static final Graphs CHOSEN = new Graphs(16, 100);

  Lucene104Codec codec() {
    KnnVectorsFormat format = new Lucene99HnswVectorsFormat(neighbours, beam);
    return new Lucene104Codec() {
      @Override
      public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return format;
      }
    };
  }
}
