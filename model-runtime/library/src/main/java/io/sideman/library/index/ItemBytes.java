package io.sideman.library.index;

import io.sideman.engine.band.Role;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.library.item.Aspect;
import io.sideman.library.item.Beat;
import io.sideman.library.item.Family;
import io.sideman.library.item.Groove;
import io.sideman.library.item.Item;
import io.sideman.library.item.Kind;
import io.sideman.library.item.Media;
import io.sideman.library.item.Texture;
import io.sideman.library.item.Tonality;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.util.BytesRef;

/// An entry as bytes, about 400 of them without its vectors. Profiles (groove, octaves) are kept as
/// half floats. Enums go by ordinal: their order is part of the format, append only.
final class ItemBytes {
  /// Written first. Bytes of another version are not read: the file is analysed anew.
  static final int VERSION = 1;

  private static final int NONE = 0xFF;
  private static final Role[] ROLES = Role.values();
  private static final Family[] FAMILIES = Family.values();
  private static final Kind[] KINDS = Kind.values();
  private static final Media[] MEDIA = Media.values();
  private static final Quality[] QUALITIES = Quality.values();
  private static final Aspect[] ASPECTS = Aspect.values();

  private ItemBytes() {}

  /// @param withVectors false where the vectors are kept elsewhere
  static byte[] write(Entry entry, boolean withVectors) {
    var bytes = new ByteArrayOutputStream(512);
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      writeText(out, entry.path().toString());
      out.writeLong(entry.size());
      out.writeLong(entry.modifiedMillis());
      write(out, entry.item());
      writeVectors(out, withVectors ? entry.item().vectors() : Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // in memory: cannot be
    }
    return bytes.toByteArray();
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  private static void write(DataOutputStream out, Item item) throws IOException {
    writeText(out, item.id());
    out.writeByte(item.media().ordinal());
    out.writeByte(item.kind().ordinal());
    out.writeDouble(item.seconds());
    out.writeByte(item.role().map(Role::ordinal).orElse(NONE));
    out.writeByte(item.family().ordinal());
    writeBeat(out, item.beat());
    writeTonality(out, item.tonality());
    writeProfile(out, item.groove().strength());
    out.writeDouble(item.groove().swing());
    out.writeDouble(item.groove().lateMillis());
    out.writeDouble(item.groove().spreadMillis());
    writeTexture(out, item.texture());
    out.writeDouble(item.loudness().orElse(Double.NaN));
    out.writeInt(item.contour().length);
    for (long hash : item.contour()) {
      out.writeLong(hash);
    }
    List<String> words = item.words().stream().sorted().toList(); // the same bytes each time
    out.writeInt(words.size());
    for (String word : words) {
      writeText(out, word);
    }
    writeText(out, item.licence());
  }

  private static void writeBeat(DataOutputStream out, Optional<Beat> beat) throws IOException {
    out.writeBoolean(beat.isPresent());
    if (beat.isPresent()) {
      out.writeDouble(beat.get().bpm());
      out.writeDouble(beat.get().confidence());
      out.writeDouble(beat.get().beatsPerBar());
      out.writeDouble(beat.get().bars());
    }
  }

  private static void writeTonality(DataOutputStream out, Optional<Tonality> tonality)
      throws IOException {
    out.writeBoolean(tonality.isPresent());
    if (tonality.isPresent()) {
      Key key = tonality.get().key();
      out.writeByte(key.tonic() + (key.minor() ? 12 : 0));
      out.writeDouble(tonality.get().confidence());
      List<Optional<Chord>> chords = tonality.get().chords();
      out.writeInt(chords.size());
      for (Optional<Chord> chord : chords) {
        out.writeByte(chord.map(Chord::root).orElse(NONE));
        out.writeByte(chord.map(each -> each.quality().ordinal()).orElse(NONE));
        out.writeByte(chord.map(Chord::bass).orElse(NONE));
      }
    }
  }

  private static void writeTexture(DataOutputStream out, Texture texture) throws IOException {
    out.writeDouble(texture.density());
    out.writeDouble(texture.polyphony());
    out.writeByte(texture.low());
    out.writeByte(texture.high());
    writeProfile(out, texture.octaves());
    out.writeDouble(texture.tension());
    out.writeDouble(texture.energy());
  }

  private static void writeProfile(DataOutputStream out, float[] values) throws IOException {
    out.writeShort(values.length);
    for (float value : values) {
      out.writeShort(Float.floatToFloat16(value));
    }
  }

  private static void writeVectors(DataOutputStream out, Map<Aspect, float[]> vectors)
      throws IOException {
    out.writeByte(vectors.size());
    for (Aspect aspect : ASPECTS) {
      float[] vector = vectors.get(aspect);
      if (vector != null) {
        out.writeByte(aspect.ordinal());
        for (float value : vector) {
          out.writeFloat(value);
        }
      }
    }
  }

  /// Tells where the file of these bytes lies, without the rest. Bytes of another version tell a
  /// file that was never seen, so that it is analysed anew.
  static void place(BytesRef bytes, LibraryIndex.Seen seen) {
    try (var in =
        new DataInputStream(new ByteArrayInputStream(bytes.bytes, bytes.offset, bytes.length))) {
      if (in.readUnsignedByte() == VERSION) {
        seen.file(Path.of(readText(in)), in.readLong(), in.readLong(), false);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param vectors from elsewhere; those among the bytes are added
  static Entry read(byte[] bytes, int offset, int length, Map<Aspect, float[]> vectors) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes, offset, length))) {
      int version = in.readUnsignedByte();
      if (version != VERSION) {
        throw new LibraryException(
            "The library holds an entry of format %d; this Sideman reads %d. Run `sideman library add`."
                .formatted(version, VERSION));
      }
      Path path = Path.of(readText(in));
      long size = in.readLong();
      long modified = in.readLong();
      return new Entry(path, size, modified, readItem(in, vectors));
    } catch (IOException e) {
      throw new LibraryException(
          "An entry of the library is cut off. Run `sideman library add`.", e);
    }
  }

  private static Item readItem(DataInputStream in, Map<Aspect, float[]> vectors)
      throws IOException {
    String id = readText(in);
    Media media = MEDIA[in.readUnsignedByte()];
    Kind kind = KINDS[in.readUnsignedByte()];
    double seconds = in.readDouble();
    int role = in.readUnsignedByte();
    Family family = FAMILIES[in.readUnsignedByte()];
    Optional<Beat> beat = readBeat(in);
    Optional<Tonality> tonality = readTonality(in);
    var groove = new Groove(readProfile(in), in.readDouble(), in.readDouble(), in.readDouble());
    Texture texture = readTexture(in);
    double loudness = in.readDouble();
    long[] contour = new long[in.readInt()];
    for (int i = 0; i < contour.length; i++) {
      contour[i] = in.readLong();
    }
    Set<String> words = readWords(in);
    String licence = readText(in);
    return new Item(
        id,
        media,
        kind,
        seconds,
        beat,
        tonality,
        role == NONE ? Optional.empty() : Optional.of(ROLES[role]),
        family,
        groove,
        texture,
        Double.isNaN(loudness) ? Optional.empty() : Optional.of(loudness),
        readVectors(in, vectors),
        contour,
        words,
        licence);
  }

  private static Optional<Beat> readBeat(DataInputStream in) throws IOException {
    return in.readBoolean()
        ? Optional.of(new Beat(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble()))
        : Optional.empty();
  }

  private static Optional<Tonality> readTonality(DataInputStream in) throws IOException {
    if (!in.readBoolean()) {
      return Optional.empty();
    }
    int key = in.readUnsignedByte();
    double confidence = in.readDouble();
    int count = in.readInt();
    var chords = new ArrayList<Optional<Chord>>(count);
    for (int i = 0; i < count; i++) {
      int root = in.readUnsignedByte();
      int quality = in.readUnsignedByte();
      int bass = in.readUnsignedByte();
      chords.add(chord(root, quality, bass));
    }
    return Optional.of(new Tonality(new Key(key % 12, key >= 12), confidence, chords));
  }

  private static Optional<Chord> chord(int root, int quality, int bass) {
    if (quality == NONE) {
      return Optional.empty();
    }
    return Optional.of(root == NONE ? Chord.NONE : new Chord(root, QUALITIES[quality], bass));
  }

  private static Texture readTexture(DataInputStream in) throws IOException {
    return new Texture(
        in.readDouble(),
        in.readDouble(),
        in.readByte(),
        in.readByte(),
        readProfile(in),
        in.readDouble(),
        in.readDouble());
  }

  private static float[] readProfile(DataInputStream in) throws IOException {
    float[] values = new float[in.readUnsignedShort()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.float16ToFloat(in.readShort());
    }
    return values;
  }

  private static Set<String> readWords(DataInputStream in) throws IOException {
    int count = in.readInt();
    var words = HashSet.<String>newHashSet(count);
    for (int i = 0; i < count; i++) {
      words.add(readText(in));
    }
    return words;
  }

  private static Map<Aspect, float[]> readVectors(
      DataInputStream in, Map<Aspect, float[]> elsewhere) throws IOException {
    int count = in.readUnsignedByte();
    if (count == 0) {
      return elsewhere;
    }
    var vectors = new EnumMap<Aspect, float[]>(Aspect.class);
    vectors.putAll(elsewhere);
    for (int i = 0; i < count; i++) {
      Aspect aspect = ASPECTS[in.readUnsignedByte()];
      float[] vector = new float[aspect.size()];
      for (int k = 0; k < vector.length; k++) {
        vector[k] = in.readFloat();
      }
      vectors.put(aspect, vector);
    }
    return vectors;
  }
}
