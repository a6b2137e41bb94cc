package io.sideman.players.loop;

import io.sideman.engine.band.Role;
import io.sideman.engine.harmony.ChordScale;
import io.sideman.engine.style.DrumKey;
import io.sideman.engine.style.Feel;
import io.sideman.engine.style.Pattern;
import io.sideman.engine.style.RoleVoice;
import io.sideman.engine.style.Style;
import io.sideman.engine.style.WrittenPatterns;
import io.sideman.players.tokens.Drum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A roll in the notation of style files. Patterns know 16ths only, so triplets go to the step that
/// the style's swing makes a triplet of, in straight styles to the nearest.
final class LoopText {
  private static final int BAR_STEPS = 16;
  private static final int[] STRAIGHT_STEP = {0, 1, 1, 2, 3, 3}; // of a beat's slots
  private static final int[] SWUNG_STEP = {0, 1, 1, 2, 2, 3};
  private static final double SWINGS = 53;
  private static final double ACCENT_FROM = 0.8;
  private static final double GHOST_BELOW = 0.4;
  private static final int KEYS_HOME = 53; // middle of where a roll's roots lie
  private static final int OTHERS_SAME = 0;
  private static final Map<Drum, DrumKey> LANES =
      Map.ofEntries(
          Map.entry(Drum.KICK, DrumKey.KICK),
          Map.entry(Drum.SNARE, DrumKey.SNARE),
          Map.entry(Drum.SIDE_STICK, DrumKey.RIM),
          Map.entry(Drum.CLAP, DrumKey.CLAP),
          Map.entry(Drum.CLOSED_HAT, DrumKey.HAT),
          Map.entry(Drum.PEDAL_HAT, DrumKey.PEDAL),
          Map.entry(Drum.OPEN_HAT, DrumKey.OPEN),
          Map.entry(Drum.LOW_TOM, DrumKey.TOMFLOOR),
          Map.entry(Drum.MIDDLE_TOM, DrumKey.TOMMID),
          Map.entry(Drum.HIGH_TOM, DrumKey.TOMHIGH),
          Map.entry(Drum.CRASH, DrumKey.CRASH),
          Map.entry(Drum.RIDE, DrumKey.RIDE),
          Map.entry(Drum.PERCUSSION, DrumKey.TAMBOURINE));

  private final LoopRoll roll;
  private final Style style;
  private final int[] stepOfSlot;

  LoopText(LoopRoll roll, Style style) {
    this.roll = roll;
    this.style = style;
    Feel feel = style.feel();
    boolean swings = feel.swingUnit() == Feel.SwingUnit.EIGHTH && feel.swingPercent() > SWINGS;
    stepOfSlot = swings ? SWUNG_STEP : STRAIGHT_STEP;
  }

  /// The role's pattern; empty when it is silent.
  Optional<Pattern> pattern(Role role) {
    return role == Role.DRUMS ? drums() : line(role);
  }

  private int step(int slot) {
    int beat = slot / LoopGrid.SLOTS_PER_BEAT;
    return beat * BAR_STEPS / LoopGrid.BEATS_PER_BAR + stepOfSlot[slot % LoopGrid.SLOTS_PER_BEAT];
  }

  private Optional<Pattern> drums() {
    Map<DrumKey, String> lanes = new LinkedHashMap<>();
    for (int row = 0; row < LoopRows.count(Role.DRUMS); row++) {
      float[] levels = new float[roll.bars() * BAR_STEPS];
      boolean plays = false;
      for (int slot = 0; slot < roll.slots(); slot++) {
        float strength = roll.onset(Role.DRUMS, slot, row);
        levels[step(slot)] = Math.max(levels[step(slot)], strength);
        plays |= strength > 0;
      }
      if (plays) {
        lanes.put(LANES.get(Drum.at(row)), lane(levels));
      }
    }
    return lanes.isEmpty()
        ? Optional.empty()
        : Optional.of(WrittenPatterns.drums(lanes, BAR_STEPS));
  }

  private static String lane(float[] levels) {
    var text = new StringBuilder();
    for (int i = 0; i < levels.length; i++) {
      if (i > 0 && i % BAR_STEPS == 0) {
        text.append('|');
      }
      int digit = Math.clamp(Math.round(levels[i] * 9.5f), 1, 9);
      text.append(levels[i] > 0 ? (char) ('0' + digit) : '.');
    }
    return text.toString();
  }

  private Optional<Pattern> line(Role role) {
    String[] words = new String[roll.bars() * BAR_STEPS];
    Arrays.fill(words, ".");
    int shift = octaves(role);
    boolean plays = false;
    for (int slot = 0; slot < roll.slots(); slot++) {
      List<Integer> rows = rows(role, slot);
      if (!rows.isEmpty() && isFree(words[step(slot)])) {
        plays = true;
        words[step(slot)] = word(role, slot, rows, shift);
        int end = end(role, slot, rows.getLast());
        for (int held = step(slot) + 1; held < end; held++) {
          words[held] = "-";
        }
      }
    }
    return plays ? Optional.of(WrittenPatterns.line(bars(words), BAR_STEPS)) : Optional.empty();
  }

  /// A later onset cuts what is held, but does not replace an onset.
  private static boolean isFree(String word) {
    return word.equals(".") || word.equals("-");
  }

  private int end(Role role, int slot, int row) {
    int endSlot = slot + roll.length(role, slot, row);
    int end = endSlot >= roll.slots() ? roll.bars() * BAR_STEPS : step(endSlot);
    return Math.max(step(slot) + 1, end);
  }

  private List<Integer> rows(Role role, int slot) {
    var rows = new ArrayList<Integer>();
    for (int row = 0; row < LoopRows.count(role) && rows.size() < 4; row++) {
      if (roll.onset(role, slot, row) > 0) {
        rows.add(row);
      }
    }
    return rows;
  }

  private String word(Role role, int slot, List<Integer> rows, int shift) {
    var word = new StringBuilder();
    for (int row : rows) {
      int step = LoopRows.step(role, row);
      int octave = Math.clamp(Math.floorDiv(step, ChordScale.TONES) + shift, -3, 3);
      word.append(word.isEmpty() ? "" : "+");
      word.append(Math.floorMod(step, ChordScale.TONES) + 1);
      word.append((octave < 0 ? "," : "'").repeat(Math.abs(octave)));
      float strength = roll.onset(role, slot, row);
      word.append(strength >= ACCENT_FROM ? "!" : strength < GHOST_BELOW ? "?" : "");
    }
    return word.toString();
  }

  /// The hands that play lines put the root where the style's voice is at home, a roll's chords
  /// stand on a low one.
  private int octaves(Role role) {
    if (role != Role.KEYS && role != Role.PAD) {
      return OTHERS_SAME;
    }
    RoleVoice voice = style.voice(role);
    double home = (voice.lowKey() * 3 + voice.highKey() * 2) / 5.0;
    return (int) Math.round((KEYS_HOME - home) / 12);
  }

  private static List<String> bars(String[] words) {
    var bars = new ArrayList<String>();
    for (int first = 0; first < words.length; first += BAR_STEPS) {
      bars.add(String.join(" ", List.of(words).subList(first, first + BAR_STEPS)));
    }
    return bars;
  }
}
