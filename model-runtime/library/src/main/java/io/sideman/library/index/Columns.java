package io.sideman.library.index;

import io.sideman.library.item.Aspect;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader.CacheKey;
import org.apache.lucene.index.LeafReader;

/// What of the open segments is kept in memory for filtered searches, made when first asked for (of
/// a million items a sketch takes half a second and 8 MB) and kept over commits. Any thread.
final class Columns {
  private static final class OfSegment {
    final Map<Aspect, Sketch> sketches = new EnumMap<>(Aspect.class);
    final Map<Measure, Numbers> numbers = new EnumMap<>(Measure.class);
  }

  private final Map<CacheKey, OfSegment> segments = new ConcurrentHashMap<>();

  Sketch sketch(LeafReader segment, Aspect aspect) throws IOException {
    OfSegment known = of(segment);
    synchronized (known.sketches) {
      Sketch sketch = known.sketches.get(aspect);
      if (sketch == null) {
        String field = Schema.vectorField(aspect);
        sketch = Sketch.of(segment.getFloatVectorValues(field), segment.maxDoc());
        known.sketches.put(aspect, sketch);
      }
      return sketch;
    }
  }

  Numbers numbers(LeafReader segment, Measure measure) throws IOException {
    OfSegment known = of(segment);
    synchronized (known.numbers) {
      Numbers numbers = known.numbers.get(measure);
      if (numbers == null) {
        numbers = Numbers.of(segment, measure);
        known.numbers.put(measure, numbers);
      }
      return numbers;
    }
  }

  private OfSegment of(LeafReader segment) {
    var core = segment.getCoreCacheHelper();
    return segments.computeIfAbsent(
        core.getKey(),
        _ -> {
          core.addClosedListener(segments::remove);
          return new OfSegment();
        });
  }
}
