package io.sideman.players.loop;

import io.sideman.engine.band.Role;
import io.sideman.players.model.ModelException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/// The loops that the inventors learned from, as sketches ([LoopSketch]), and how near to them
/// people's other loops come: what is invented should not come nearer. Whole loops, and each role's
/// part by itself. Immutable, any thread.
public final class KnownLoops {
  /// Its name beside the models.
  public static final String FILE = "loops-known.bin";

  /// Ranks of people's distances that are kept: 0, 1/20 … 1.
  static final int RANKS = 21;

  private static final int MAGIC = 0x534D_4C4B; // SMLK
  private static final int VERSION = 1;
  private static final int MOST = 1 << 22;
  private static final int KINDS = Role.values().length + 1; // the last is the whole loop

  private final byte[][] sketches; // (kinds, one sketch after the other)
  private final float[][] people; // (kinds, ranks): distance to the nearest, rising

  private KnownLoops(byte[][] sketches, float[][] people) {
    this.sketches = sketches;
    this.people = people;
  }

  /// Makes the index.
  ///
  /// @param known what the inventors learned from
  /// @param peoplesOwn those of them that people played
  /// @param others what people played and nobody learned from
  public static KnownLoops of(
      List<LoopRoll> known, List<LoopRoll> peoplesOwn, List<LoopRoll> others) {
    byte[][] all = new byte[KINDS][];
    float[][] people = new float[KINDS][RANKS];
    for (int kind = 0; kind < KINDS; kind++) {
      all[kind] = distinct(known, kind);
      byte[] own = distinct(peoplesOwn, kind);
      var distances = new ArrayList<Double>();
      for (LoopRoll roll : others) {
        byte[] sketch = LoopSketch.of(roll, role(kind));
        if (sketch != null) {
          distances.add(nearest(sketch, own));
        }
      }
      distances.sort(null);
      for (int rank = 0; rank < RANKS && !distances.isEmpty(); rank++) {
        int at = (int) Math.round((distances.size() - 1.0) * rank / (RANKS - 1));
        people[kind][rank] = distances.get(at).floatValue();
      }
    }
    return new KnownLoops(all, people);
  }

  private static Optional<Role> role(int kind) {
    return kind < Role.values().length ? Optional.of(Role.values()[kind]) : Optional.empty();
  }

  private static byte[] distinct(List<LoopRoll> rolls, int kind) {
    Set<String> seen = new HashSet<>();
    var out = new ByteArrayOutputStream();
    for (LoopRoll roll : rolls) {
      byte[] sketch = LoopSketch.of(roll, role(kind));
      if (sketch != null && seen.add(Arrays.toString(sketch))) {
        out.writeBytes(sketch);
      }
    }
    return out.toByteArray();
  }

  private static double nearest(byte[] sketch, byte[] known) {
    double nearest = 1;
    for (int from = 0; from < known.length; from += LoopSketch.HASHES) {
      nearest = Math.min(nearest, LoopSketch.distance(sketch, known, from));
    }
    return nearest;
  }

  /// Sketches it holds, over all roles and whole loops.
  public int size() {
    return Arrays.stream(sketches).mapToInt(each -> each.length / LoopSketch.HASHES).sum();
  }

  /// Distance to the nearest known part of a role, or whole loop; 1 when it is silent.
  public double nearest(LoopRoll roll, Optional<Role> role) {
    byte[] sketch = LoopSketch.of(roll, role);
    int kind = role.map(Enum::ordinal).orElse(KINDS - 1);
    return sketch == null ? 1 : nearest(sketch, sketches[kind]);
  }

  /// How much nearer a loop and its parts lie to known ones than people's do, summed up; 0 when
  /// none does.
  ///
  /// @param rank which of people's loops it is held against: 0 the nearest to known ones, 1 the
  ///   farthest
  public double shortfall(LoopRoll roll, double rank) {
    double sum = 0;
    for (int kind = 0; kind < KINDS; kind++) {
      byte[] sketch = LoopSketch.of(roll, role(kind));
      if (sketch != null && sketches[kind].length > 0) {
        sum += Math.max(0, people(kind, rank) - nearest(sketch, sketches[kind]));
      }
    }
    return sum;
  }

  private double people(int kind, double rank) {
    double place = Math.clamp(rank, 0, 1) * (RANKS - 1);
    int below = Math.min((int) place, RANKS - 2);
    double share = place - below;
    return (1 - share) * people[kind][below] + share * people[kind][below + 1];
  }

  /// The whole file.
  public byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      for (int kind = 0; kind < KINDS; kind++) {
        for (float distance : people[kind]) {
          out.writeFloat(distance);
        }
        out.writeInt(sketches[kind].length);
        out.write(sketches[kind]);
      }
      out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen in memory", e);
    }
    return bytes.toByteArray();
  }

  /// Reads the index of a folder, when there is one.
  public static Optional<KnownLoops> reading(Path models) {
    Path file = models.resolve(FILE);
    return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
  }

  /// Reads an index.
  ///
  /// @throws ModelException when it is not one, or damaged
  public static KnownLoops read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      var in = new DataInputStream(new ByteArrayInputStream(bytes));
      if (bytes.length < 12 || in.readInt() != MAGIC || in.readInt() != VERSION) {
        throw broken(file, "is not an index of loops of version " + VERSION, null);
      }
      int end = bytes.length - Integer.BYTES;
      int stated = new DataInputStream(new ByteArrayInputStream(bytes, end, 4)).readInt();
      if (stated != checksum(bytes, end)) {
        throw broken(file, "is damaged: its checksum does not agree", null);
      }
      byte[][] sketches = new byte[KINDS][];
      float[][] people = new float[KINDS][RANKS];
      for (int kind = 0; kind < KINDS; kind++) {
        for (int rank = 0; rank < RANKS; rank++) {
          people[kind][rank] = in.readFloat();
        }
        int length = in.readInt();
        if (length < 0 || length > MOST * LoopSketch.HASHES || length > bytes.length) {
          throw broken(file, "has sketches of impossible length " + length, null);
        }
        sketches[kind] = in.readNBytes(length);
      }
      return new KnownLoops(sketches, people);
    } catch (IOException e) {
      throw broken(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static ModelException broken(
      Path file, String how, @org.jspecify.annotations.Nullable Exception cause) {
    String message =
        "Index \"%s\" %s (%s). Make it again with `sideman train originality`."
            .formatted(file.getFileName(), how, file);
    return cause == null ? new ModelException(message) : new ModelException(message, cause);
  }

  private static int checksum(byte[] bytes, int length) {
    var crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
