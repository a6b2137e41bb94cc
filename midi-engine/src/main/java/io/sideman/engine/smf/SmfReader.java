package io.sideman.engine.smf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads Standard MIDI Files. A broken file that still holds music is repaired, and [Smf#warnings]
/// tells how; one that does not is refused with an [SmfException].
public final class SmfReader {
  /// Largest file read. Its events take 24 MB more at most.
  public static final int MOST_BYTES = 64 << 20;

  /// Most tracks: a header cannot declare more.
  static final int MOST_TRACKS = 65_535;

  private static final int HEADER = 0x4D546864; // MThd
  private static final int TRACK = 0x4D54726B; // MTrk
  private static final int RIFF = 0x52494646;
  private static final int HEADER_SEARCH_BYTES = 4096;
  private static final String EXPORT_AGAIN =
      "Export it again from the program it came from as a Standard MIDI File.";

  private final byte[] bytes;
  private final String name;
  private final Warnings warnings = new Warnings();

  private SmfReader(byte[] bytes, String name) {
    this.bytes = bytes;
    this.name = name;
  }

  public static Smf read(Path file) {
    String name = file.toString();
    try {
      if (Files.isDirectory(file)) {
        throw new SmfException(
            name, "is a folder, not a MIDI file. Name a file inside it.", new IOException(name));
      }
      long size = Files.size(file);
      if (size > MOST_BYTES) {
        throw tooLarge(name, size);
      }
      return read(Files.readAllBytes(file), name);
    } catch (NoSuchFileException e) {
      throw new SmfException(name, "no such file. Check the spelling and the folder.", e);
    } catch (IOException e) {
      throw new SmfException(name, "cannot be read (" + e.getMessage() + ").", e);
    }
  }

  /// Reads a file that is already in memory. The array is kept and must not change.
  ///
  /// @param name what messages call the file
  public static Smf read(byte[] bytes, String name) {
    if (bytes.length > MOST_BYTES) {
      throw tooLarge(name, bytes.length);
    }
    return new SmfReader(bytes, name).read();
  }

  private Smf read() {
    int header = findHeader();
    long headerLength = unsignedInt(header + 4);
    if (headerLength < 6 || header + 14 > bytes.length) {
      throw refuse(header + 4, "the header must hold 6 bytes", "it holds " + headerLength);
    }
    int format = unsignedShort(header + 8);
    int declaredTracks = unsignedShort(header + 10);
    Division division = division(header + 12);
    if (format > 2) {
      warnings.add("format must be 0, 1 or 2, but was " + format + "; it is read as format 1");
      format = 1;
    }
    int first = (int) Math.min(header + 8 + headerLength, bytes.length);
    List<SmfTrack> tracks = readTracks(first, division);
    if (tracks.isEmpty()) {
      throw refuse(first, "a MIDI file must hold a track", "none follows the header");
    }
    if (tracks.size() != declaredTracks) {
      warnings.add(
          "the header declares " + declaredTracks + " tracks, but the file has " + tracks.size());
    }
    return new Smf(format, division, tracks, warnings.list());
  }

  private int findHeader() {
    if (bytes.length == 0) {
      throw refuse(0, "a MIDI file must not be empty", "this one has 0 bytes");
    }
    if (intAt(0) == HEADER) {
      return 0;
    }
    int last = Math.min(bytes.length - 14, HEADER_SEARCH_BYTES);
    for (int i = 1; i <= last; i++) {
      if (intAt(i) == HEADER) {
        warnings.add(
            intAt(0) == RIFF
                ? "the MIDI file was inside a RIFF wrapper; the wrapper was dropped"
                : i + " foreign bytes before the MIDI header were skipped");
        return i;
      }
    }
    throw refuse(0, "a MIDI file must start with MThd", "it starts with " + describe(0));
  }

  private Division division(int at) {
    try {
      return Division.ofHeader(unsignedShort(at));
    } catch (IllegalArgumentException e) {
      String[] ruleAndFound = String.valueOf(e.getMessage()).split(", but ", 2);
      throw refuse(at, ruleAndFound[0], ruleAndFound[1]);
    }
  }

  private List<SmfTrack> readTracks(int first, Division division) {
    var tracks = new ArrayList<SmfTrack>();
    var parser = new TrackParser(name, bytes, division, warnings);
    int at = first;
    while (at < bytes.length) {
      if (bytes.length - at >= 8 && intAt(at) == TRACK) {
        if (tracks.size() == MOST_TRACKS) {
          throw refuse(at, "a file may have " + MOST_TRACKS + " tracks", "another one follows");
        }
        tracks.add(readTrack(parser, at, tracks.size() + 1));
        parser.keep();
        at = parser.position();
      } else if (isForeignChunk(at)) {
        at += 8 + (int) unsignedInt(at + 4);
      } else {
        at = skipJunk(at);
      }
    }
    return tracks;
  }

  /// Reads the track chunk at `at`; the parser's position is then where the next chunk starts.
  private SmfTrack readTrack(TrackParser parser, int at, int number) {
    int start = at + 8;
    long length = unsignedInt(at + 4);
    int limit = (int) Math.min(start + length, bytes.length);
    int mark = warnings.mark();
    SmfTrack track = parser.parse(start, limit, number);
    boolean lengthFits = start + length <= bytes.length && isChunkOrEnd(limit);
    if (parser.endedProperly()) {
      if (parser.position() == start + length) {
        return track;
      }
      if (lengthFits) { // bytes after the end of track belong to it, and mean nothing
        return keepPadding(parser, track, limit, number);
      }
      if (isChunkOrEnd(parser.position())) {
        warnLength(number, length, parser.position() - start);
        return track;
      }
    } else if (!lengthFits) { // the length may be too short: read on to the next track
      warnings.rewind(mark);
      track = parser.parse(start, nextTrack(limit), number);
      warnLength(number, length, parser.position() - start);
    }
    if (!parser.endedProperly()) {
      warnings.add("track " + number + ": the end of track is missing; it ends at its last event");
    }
    return track;
  }

  private SmfTrack keepPadding(TrackParser parser, SmfTrack track, int limit, int number) {
    warnings.add(
        "track "
            + number
            + ": "
            + (limit - parser.position())
            + " bytes after the end of track were not read");
    parser.skipTo(limit);
    return track.withPaddingTo(limit);
  }

  private void warnLength(int number, long declared, int found) {
    warnings.add(
        "track " + number + ": its length says " + declared + " bytes, but it has " + found);
  }

  private int skipJunk(int at) {
    int next = nextTrack(at + 1);
    warnings.add("byte " + at + ": " + (next - at) + " bytes that belong to no track were skipped");
    return next;
  }

  private int nextTrack(int from) {
    for (int i = from; i <= bytes.length - 8; i++) {
      if (bytes[i] == 'M' && intAt(i) == TRACK) {
        return i;
      }
    }
    return bytes.length;
  }

  private boolean isChunkOrEnd(int at) {
    return at == bytes.length || bytes.length - at >= 8 && intAt(at) == TRACK || isForeignChunk(at);
  }

  /// The standard allows chunks of other kinds, to be skipped: four printable letters and a length.
  private boolean isForeignChunk(int at) {
    if (bytes.length - at < 8 || unsignedInt(at + 4) > bytes.length - at - 8) {
      return false;
    }
    for (int i = at; i < at + 4; i++) {
      if (bytes[i] < ' ' || bytes[i] > '~') {
        return false;
      }
    }
    return true;
  }

  private String describe(int at) {
    var text = new StringBuilder();
    for (int i = at; i < Math.min(at + 4, bytes.length); i++) {
      text.append(text.isEmpty() ? "" : " ").append(String.format("%02X", bytes[i]));
    }
    return text.toString();
  }

  private SmfException refuse(long at, String rule, String found) {
    return new SmfException(name, at, rule, found, EXPORT_AGAIN);
  }

  private static SmfException tooLarge(String name, long size) {
    return new SmfException(
        name,
        0,
        "a MIDI file must be at most " + (MOST_BYTES >> 20) + " MiB",
        "this one has " + size + " bytes",
        "Split it, or thin out its controllers.");
  }

  private int intAt(int at) {
    return at + 4 > bytes.length
        ? 0
        : bytes[at] << 24
            | (bytes[at + 1] & 0xFF) << 16
            | (bytes[at + 2] & 0xFF) << 8
            | bytes[at + 3] & 0xFF;
  }

  private long unsignedInt(int at) {
    return intAt(at) & 0xFFFF_FFFFL;
  }

  private int unsignedShort(int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }
}
