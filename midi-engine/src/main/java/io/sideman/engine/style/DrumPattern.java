package io.sideman.engine.style;

import io.sideman.engine.event.Note;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A drum grid: one lane of step characters per drum voice.
public final class DrumPattern implements Pattern {
  private final Map<String, String> lanes;
  private final String staccato; // empty when written as lanes
  private final Grid grid;
  private final int[][] hits; // (steps, hits of that step): key << 8 | level percent

  private DrumPattern(Map<String, String> lanes, String staccato, Grid grid, int[][] hits) {
    this.staccato = staccato;
    this.lanes = Collections.unmodifiableMap(new LinkedHashMap<>(lanes));
    this.grid = grid;
    this.hits = hits;
  }

  /// Reads the lanes; each must be equally long.
  ///
  /// @param barSteps steps in one bar of the style
  static DrumPattern parse(Map<String, String> lanes, Grid grid, int barSteps)
      throws NotationException {
    if (lanes.isEmpty()) {
      throw new NotationException("a drum pattern needs at least one lane, but had none");
    }
    var steps = new ArrayList<List<Integer>>();
    for (Map.Entry<String, String> lane : lanes.entrySet()) {
      DrumKey drum =
          DrumKey.named(lane.getKey())
              .orElseThrow(() -> new NotationException(unknownDrum(lane.getKey())));
      String written = StepText.compact(lane.getValue(), grid, barSteps, "lane " + lane.getKey());
      if (steps.isEmpty()) {
        for (int i = 0; i < written.length() * grid.steps(); i++) {
          steps.add(new ArrayList<>());
        }
      } else if (steps.size() != written.length() * grid.steps()) {
        throw new NotationException(
            "lanes must be equally long, but %s has %d steps beside %d"
                .formatted(lane.getKey(), written.length(), steps.size() / grid.steps()));
      }
      addHits(drum, written, grid, steps);
    }
    int[][] hits = new int[steps.size()][];
    for (int i = 0; i < hits.length; i++) {
      hits[i] = steps.get(i).stream().mapToInt(Integer::intValue).toArray();
    }
    return new DrumPattern(lanes, "", grid, hits);
  }

  /// A grid from the notes that start on each step of a note string.
  static DrumPattern staccato(String text, List<List<Note>> starts) {
    int[][] hits = new int[starts.size()][];
    for (int i = 0; i < hits.length; i++) {
      hits[i] =
          starts.get(i).stream()
              .mapToInt(note -> note.key() << 8 | StaccatoPatterns.level(note))
              .toArray();
    }
    return new DrumPattern(Map.of(), text, Grid.SIXTEENTH, hits);
  }

  private static void addHits(DrumKey drum, String written, Grid grid, List<List<Integer>> steps)
      throws NotationException {
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      int level = Pattern.level(c);
      if (level > 0) {
        steps.get(i * grid.steps()).add(drum.key() << 8 | level);
      } else if (c != '.') {
        throw new NotationException(
            "drum steps must be one of . g x X 1-9, but step %d of lane %s was '%s'"
                .formatted(i + 1, drum.id(), c));
      }
    }
  }

  private static String unknownDrum(String name) {
    var known = new StringBuilder();
    for (DrumKey drum : DrumKey.values()) {
      known.append(known.isEmpty() ? "" : ", ").append(drum.id());
    }
    return "a drum lane must be one of " + known + ", but was \"" + name + "\"";
  }

  @Override
  public int steps() {
    return hits.length;
  }

  @Override
  public Grid grid() {
    return grid;
  }

  /// The JFugue note string the grid was written as, empty when it was written as lanes.
  public String staccato() {
    return staccato;
  }

  public Map<String, String> lanes() {
    return lanes;
  }

  /// Every key that it strikes.
  public IntStream keys() {
    return Arrays.stream(hits).flatMapToInt(Arrays::stream).map(hit -> hit >> 8).distinct();
  }

  int hitCount(int step) {
    return hits[step].length;
  }

  int key(int step, int hit) {
    return hits[step][hit] >> 8;
  }

  int level(int step, int hit) {
    return hits[step][hit] & 0xFF;
  }
}
