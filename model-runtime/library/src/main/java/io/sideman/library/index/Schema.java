package io.sideman.library.index;

import io.sideman.engine.harmony.Key;
import io.sideman.library.item.Aspect;
import io.sideman.library.item.Item;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;

/// How entries and failures lie in Lucene. The bytes of an entry are doc values (found without
/// unpacking a block); its vectors lie in the vector fields only.
final class Schema {
  /// Key of a commit's own data that holds [#FORMAT].
  static final String FORMAT_KEY = "sideman.format";

  /// Raised when an older Sideman could not read what this one writes.
  static final int FORMAT = 1;

  static final String PATH = "path";
  static final String FOLDER = "folder";
  static final String ID = "id";
  static final String MEDIA = "media";
  static final String KIND = "kind";
  static final String KEY = "key";
  static final String ROLE = "role";
  static final String FAMILY = "family";
  static final String WORDS = "words";
  static final String CONTOUR = "contour";

  /// Version of the analysis that made the item, or failed.
  static final String ANALYSIS = "analysis";

  static final String ENTRY = "entry";
  static final String FAILURE = "failure";

  /// `what` is `entry` or `failure`.
  static final String WHAT = "what";

  /// The term of items without pitch.
  static final String NO_KEY = "none";

  private static final String[] VECTOR_FIELDS =
      Stream.of(Aspect.values()).map(aspect -> "vector_" + name(aspect)).toArray(String[]::new);

  private Schema() {}

  static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static String name(Key key) {
    return key.tonic() + (key.minor() ? "m" : "M");
  }

  static String vectorField(Aspect aspect) {
    return VECTOR_FIELDS[aspect.ordinal()];
  }

  static String numberField(Measure measure) {
    return "number_" + name(measure);
  }

  static Term pathTerm(Path path) {
    return new Term(PATH, path.toAbsolutePath().normalize().toString());
  }

  static Document document(Entry entry, String analysis) {
    Document document = place(ENTRY, entry.path());
    Item item = entry.item();
    term(document, ANALYSIS, analysis);
    term(document, ID, item.id());
    term(document, MEDIA, name(item.media()));
    term(document, KIND, name(item.kind()));
    term(document, KEY, item.tonality().map(each -> name(each.key())).orElse(NO_KEY));
    item.role().ifPresent(role -> term(document, ROLE, name(role)));
    term(document, FAMILY, name(item.family()));
    for (Measure measure : Measure.values()) {
      measure
          .of(item)
          .ifPresent(value -> document.add(new DoublePoint(numberField(measure), value)));
    }
    item.words().stream()
        .sorted()
        .forEach(words ->
            document.add(new TextField(WORDS, String.join(" ", Words.of(words)), Field.Store.NO)));
    item.vectors()
        .forEach((aspect, vector) ->
            document.add(
                new KnnFloatVectorField(
                    vectorField(aspect), vector, VectorSimilarityFunction.DOT_PRODUCT)));
    for (long hash : item.contour()) {
      document.add(new StringField(CONTOUR, bytes(hash), Field.Store.NO));
    }
    document.add(new BinaryDocValuesField(ENTRY, new BytesRef(ItemBytes.write(entry, false))));
    return document;
  }

  /// A hash of a contour as a term.
  static BytesRef bytes(long hash) {
    return new BytesRef(ByteBuffer.allocate(Long.BYTES).putLong(hash).array());
  }

  static Document document(Failure failure, String analysis) {
    Document document = place(FAILURE, failure.path());
    term(document, ANALYSIS, analysis);
    document.add(new BinaryDocValuesField(FAILURE, new BytesRef(FailureBytes.write(failure))));
    return document;
  }

  private static Document place(String what, Path path) {
    var document = new Document();
    term(document, WHAT, what);
    term(document, PATH, path.toString());
    for (Path folder = path.getParent(); folder != null; folder = folder.getParent()) {
      term(document, FOLDER, folder.toString());
    }
    return document;
  }

  private static void term(Document document, String field, String value) {
    document.add(new StringField(field, value, Field.Store.NO));
  }
}
