package io.sideman.library.index;

import io.sideman.engine.band.Role;
import io.sideman.engine.harmony.Key;
import io.sideman.library.item.Family;
import io.sideman.library.item.Kind;
import io.sideman.library.item.Media;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/// A condition of the thesaurus, such as `density <= 1`, `role drums`, `mode minor`.
final class Condition {
  private Condition() {}

  /// Empty when the text is no condition but a synonym.
  static Optional<Query> parse(String text) {
    String[] parts = text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
    if (parts.length == 3 && (parts[1].equals("<=") || parts[1].equals(">="))) {
      Measure measure = Measure.valueOf(parts[0].toUpperCase(Locale.ROOT));
      double bound = Double.parseDouble(parts[2]);
      return Optional.of(
          Queries.range(
              measure, parts[1].equals("<=") ? Range.atMost(bound) : Range.atLeast(bound)));
    }
    if (parts.length != 2) {
      return Optional.empty();
    }
    String value = parts[1].toUpperCase(Locale.ROOT);
    return switch (parts[0]) {
      case "role" -> term(Schema.ROLE, Schema.name(Role.valueOf(value)));
      case "family" -> term(Schema.FAMILY, Schema.name(Family.valueOf(value)));
      case "kind" -> term(Schema.KIND, Schema.name(Kind.valueOf(value)));
      case "media" -> term(Schema.MEDIA, Schema.name(Media.valueOf(value)));
      case "mode" -> Optional.of(mode(value.equals("MINOR")));
      default -> Optional.empty();
    };
  }

  /// Whether the text asks for a role or a family of instruments.
  static boolean namesPart(String text) {
    return text.strip().startsWith("role ") || text.strip().startsWith("family ");
  }

  private static Optional<Query> term(String field, String value) {
    return Optional.of(new TermQuery(new Term(field, value)));
  }

  // What has no pitch is in no mode, and goes with either.
  private static Query mode(boolean minor) {
    Set<BytesRef> keys =
        Stream.concat(
                IntStream.range(0, 12).mapToObj(tonic -> Schema.name(new Key(tonic, minor))),
                Stream.of(Schema.NO_KEY))
            .map(BytesRef::new)
            .collect(Collectors.toSet());
    return new TermInSetQuery(Schema.KEY, keys);
  }
}
