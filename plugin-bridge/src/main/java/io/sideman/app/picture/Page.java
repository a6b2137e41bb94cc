package io.sideman.app.picture;

import io.sideman.engine.event.Note;
import io.sideman.engine.time.MeterMap;
import java.util.ArrayList;
import java.util.List;

/// Where everything stands on the picture, in pixels.
///
/// @param bars whole bars shown
/// @param endTick where the last bar ends
record Page(int width, int height, int bars, long endTick, List<Strip> strips) {
  /// A lane's place and the keys it shows, lowest first.
  record Strip(int top, int height, List<Integer> rows) {
    double rowHeight() {
      return (double) height / rows.size();
    }
  }

  static final int LEFT = 140;
  static final int RIGHT = 24;
  static final int TITLE = 46;
  static final int CHORDS = 34;
  static final int TOP = TITLE + CHORDS;
  static final int BOTTOM = 40;
  private static final int GAP = 10;
  private static final int USUAL_WIDTH = 1600;
  private static final int USUAL_HEIGHT = 900;
  private static final int MAX_WIDTH = 16_000;
  private static final int BAR_WIDTH = 44;
  private static final int MIN_ROWS = 13;
  private static final int MIN_STRIP = 70;
  private static final int DRUM_ROW = 12;
  private static final double DRUM_ROW_WEIGHT = 3.2;

  static Page of(List<Lane> lanes, MeterMap meters, long endTick) {
    int bars = (int) Math.min(100_000, meters.barAt(Math.max(0, endTick - 1)) + 1);
    int width = Math.clamp((long) LEFT + RIGHT + (long) bars * BAR_WIDTH, USUAL_WIDTH, MAX_WIDTH);
    var rows = lanes.stream().map(Page::rowsOf).toList();
    double weight = 0;
    for (int i = 0; i < lanes.size(); i++) {
      weight += weight(lanes.get(i), rows.get(i));
    }
    int room = USUAL_HEIGHT - TOP - BOTTOM - GAP * lanes.size();
    var strips = new ArrayList<Strip>();
    int top = TOP;
    for (int i = 0; i < lanes.size(); i++) {
      double share = weight(lanes.get(i), rows.get(i)) / weight;
      int height = Math.max(least(lanes.get(i), rows.get(i)), (int) (room * share));
      strips.add(new Strip(top, height, rows.get(i)));
      top += height + GAP;
    }
    return new Page(
        width, Math.max(USUAL_HEIGHT, top + BOTTOM), bars, meters.barStart(bars), strips);
  }

  double x(long tick) {
    return LEFT + (double) tick / Math.max(1, endTick) * (width - LEFT - RIGHT);
  }

  double pixelsPerTick() {
    return (double) (width - LEFT - RIGHT) / Math.max(1, endTick);
  }

  int lanesBottom() {
    return strips.isEmpty() ? TOP : strips.getLast().top() + strips.getLast().height();
  }

  /// Every drum needs room for its name.
  private static int least(Lane lane, List<Integer> rows) {
    return lane.drums() ? Math.max(MIN_STRIP, rows.size() * DRUM_ROW) : MIN_STRIP;
  }

  private static double weight(Lane lane, List<Integer> rows) {
    return lane.drums() ? rows.size() * DRUM_ROW_WEIGHT : 6 + rows.size();
  }

  /// Drums: the keys played. Others: the span of keys played, at least an octave.
  private static List<Integer> rowsOf(Lane lane) {
    if (lane.notes().isEmpty()) {
      return List.of(60);
    }
    if (lane.drums()) {
      return lane.notes().stream().map(Note::key).distinct().sorted().toList();
    }
    int low = lane.notes().stream().mapToInt(Note::key).min().getAsInt() - 1;
    int high = lane.notes().stream().mapToInt(Note::key).max().getAsInt() + 1;
    while (high - low + 1 < MIN_ROWS) {
      low--;
      high++;
    }
    var rows = new ArrayList<Integer>();
    for (int key = low; key <= high; key++) {
      rows.add(key);
    }
    return rows;
  }
}
