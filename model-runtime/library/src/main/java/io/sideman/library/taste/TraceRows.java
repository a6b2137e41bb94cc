package io.sideman.library.taste;

import io.sideman.engine.band.Role;
import io.sideman.library.item.Aspect;
import io.sideman.library.item.Family;
import io.sideman.library.item.Kind;
import io.sideman.library.item.Media;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A [Trace] as a row of the table `item`: numbers of vectors little-endian, words with spaces
/// between.
final class TraceRows {
  static final String WRITE =
      """
      INSERT INTO item (id, media, kind, role, family, bpm, density, energy, swing, groove,
          rhythm, harmony, timbre, style, words)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET media = excluded.media, kind = excluded.kind,
          role = excluded.role, family = excluded.family, bpm = excluded.bpm,
          density = excluded.density, energy = excluded.energy, swing = excluded.swing,
          groove = excluded.groove, rhythm = excluded.rhythm, harmony = excluded.harmony,
          timbre = excluded.timbre, style = excluded.style, words = excluded.words\
      """;

  static final String READ = "SELECT * FROM item WHERE media IS NOT NULL ORDER BY id";

  private TraceRows() {}

  static void fill(PreparedStatement row, Trace trace) throws SQLException {
    row.setString(1, trace.itemId());
    row.setString(2, trace.media().name());
    row.setString(3, trace.kind().name());
    row.setString(4, trace.role().map(Role::id).orElse(null));
    row.setString(5, trace.family().name());
    row.setObject(6, trace.bpm().isPresent() ? trace.bpm().getAsDouble() : null);
    row.setDouble(7, trace.density());
    row.setDouble(8, trace.energy());
    row.setDouble(9, trace.swing());
    row.setBytes(10, bytes(trace.groove()));
    int column = 11;
    for (Aspect aspect : Aspect.values()) {
      float[] vector = trace.vectors().get(aspect);
      row.setBytes(column++, vector == null ? null : bytes(vector));
    }
    row.setString(column, String.join("\n", new TreeSet<>(trace.words())));
  }

  /// Throws for what this version cannot make sense of; the caller decides what becomes of it.
  static Trace read(ResultSet row) throws SQLException {
    double bpm = row.getDouble("bpm");
    OptionalDouble tempo = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(bpm);
    return new Trace(
        row.getString("id"),
        Media.valueOf(row.getString("media")),
        Kind.valueOf(row.getString("kind")),
        role(row.getString("role")),
        Family.valueOf(row.getString("family")),
        tempo,
        row.getDouble("density"),
        row.getDouble("energy"),
        floats(row.getBytes("groove")),
        row.getDouble("swing"),
        vectors(row),
        words(row.getString("words")));
  }

  private static Optional<Role> role(@Nullable String id) {
    return Arrays.stream(Role.values()).filter(role -> role.id().equals(id)).findAny();
  }

  private static Map<Aspect, float[]> vectors(ResultSet row) throws SQLException {
    var vectors = new EnumMap<Aspect, float[]>(Aspect.class);
    for (Aspect aspect : Aspect.values()) {
      float[] vector = floats(row.getBytes(aspect.name()));
      if (vector.length == aspect.size()) { // of another length: from a time with other vectors
        vectors.put(aspect, vector);
      }
    }
    return vectors;
  }

  private static Set<String> words(@Nullable String lines) {
    return lines == null || lines.isEmpty()
        ? Set.of()
        : Arrays.stream(lines.split("\n", -1)).collect(Collectors.toUnmodifiableSet());
  }

  private static byte[] bytes(float[] numbers) {
    var buffer = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(numbers);
    return buffer.array();
  }

  private static float[] floats(byte @Nullable [] bytes) {
    if (bytes == null) {
      return new float[0];
    }
    float[] numbers = new float[bytes.length / 4];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
    return numbers;
  }
}
