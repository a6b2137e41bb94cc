package io.sideman.engine.smf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.event.Note;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProvenanceTest {
  private static final Provenance MADE =
      new Provenance(
          "Sideman 1.0",
          "generate",
          Map.of("chords", "Dm7 | \"quoted\"\nG7 | Fø °", "seed", "7"),
          Map.of("IN.mid", "sha256:0011223344556677"),
          Map.of("drums", "sha256:8899aabbccddeeff"));

  private static SmfTrack track(long seed) {
    var random = new SplittableRandom(seed);
    var track = new SmfTrackBuilder(Division.band());
    if (random.nextBoolean()) {
      track.name("x".repeat(random.nextInt(300)));
    }
    track.program(0, 3, random.nextInt(128)).text(0, MetaType.TEXT, "a text of its own");
    for (int i = 0; i < 20; i++) {
      track.note(new Note(random.nextInt(9000), 1 + random.nextInt(900), 60 + i, 90, 3));
    }
    return track.end(10_000).build();
  }

  @Test
  void whatIsStampedIsRead() {
    Smf file = Smf.of(Division.band(), List.of(track(1), MADE.stamp(track(2))));
    Smf read = SmfReader.read(SmfWriter.bytes(file), "made.mid");
    var found = Provenance.read(read);
    assertEquals(1, found.size());
    assertEquals(1, found.getFirst().track());
    assertEquals(MADE, found.getFirst().provenance());
  }

  @Test
  void allElseStaysAsItWas() {
    for (long seed = 0; seed < 50; seed++) {
      SmfTrack plain = track(seed);
      SmfTrack stamped = MADE.stamp(plain);
      assertEquals(plain.notes(), stamped.notes(), "seed " + seed);
      assertEquals(plain.name(), stamped.name(), "seed " + seed);
      assertEquals(plain.size() + 1, stamped.size(), "seed " + seed);
      Smf file = Smf.of(Division.band(), List.of(stamped));
      assertArrayEquals(
          SmfWriter.bytes(Smf.of(Division.band(), List.of(plain))),
          SmfWriter.bytes(Provenance.strip(file)),
          "seed " + seed);
    }
  }

  @Test
  void aSecondStampReplacesTheFirst() {
    var other = new Provenance("Sideman 2.0", "vary", Map.of(), Map.of(), Map.of());
    SmfTrack twice = other.stamp(MADE.stamp(track(4)));
    assertArrayEquals(other.stamp(track(4)).rawBytes(), twice.rawBytes());
  }

  @Test
  void aDamagedStampIsNone() {
    for (String text : List.of("{", "[]", "{\"program\":1}", "", "{\"program\":\"x\"}")) {
      SmfTrack track =
          new SmfTrackBuilder(Division.band())
              .text(0, MetaType.TEXT, "Sideman provenance " + text)
              .build();
      assertEquals(Optional.empty(), Provenance.of(track), text);
    }
  }

  @Test
  void nothingIsAddedToSeparatePatterns() {
    byte[] bytes = SmfWriter.bytes(Smf.of(Division.band(), List.of(track(1), track(2))));
    bytes[9] = 2; // the format
    Smf patterns = SmfReader.read(bytes, "patterns.mid");
    assertTrue(patterns.isSeparatePatterns());
    assertThrows(IllegalStateException.class, () -> patterns.plus(List.of(track(3))));
  }
}
