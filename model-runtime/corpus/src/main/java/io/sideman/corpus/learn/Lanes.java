package io.sideman.corpus.learn;

import io.sideman.corpus.Split;
import io.sideman.corpus.prepare.Sequence;
import io.sideman.corpus.prepare.SequenceFile;
import io.sideman.engine.style.Genre;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Lays songs into the lanes of windows, each lane one song after the other. In training the order
/// is drawn anew for each pass, and some songs hide their genre, their own past, their tempo or
/// their levels, so that the network can do without; the passes never end. What is hidden depends
/// on seed, pass and song only, so lanes can be wound forward without building anything.
final class Lanes {
  private static final double GENRE_HIDDEN = 0.25;
  private static final double PAST_HIDDEN = 0.2;
  private static final double PAST_BLURRED = 0.5; // share of songs with gaps in the past
  private static final double GAPS = 0.3; // share of a blurred past that is missing
  private static final long NOISE = 0x5851F42D4C957F2DL; // Knuth's multiplier
  private static final int GENRES = Genre.values().length;

  /// Where one lane stands.
  private static final class Place {
    private final Sequence song;
    private int step;
    private int token;
    private int previous;
    private boolean fresh = true;
    private boolean hideGenre;
    private int gaps; // of 256, share of the own past that is not seen
    private long noise;

    Place(Sequence song) {
      this.song = song;
    }
  }

  private final SequenceFile file;
  private final List<Sequence> songs;
  private final Map<String, Double> shares;
  private final long seed;
  private final boolean training;
  private final @Nullable Place[] places; // null when the songs have run out
  private final int[] indices = new int[256];
  private List<Sequence> order = List.of();
  private int next;
  private int pass;

  private Lanes(
      SequenceFile file,
      List<Sequence> songs,
      Map<String, Double> shares,
      long seed,
      boolean training,
      int lanes) {
    this.file = file;
    this.songs = songs;
    this.shares = shares;
    this.seed = seed;
    this.training = training;
    places = new Place[lanes];
    order = training ? drawn() : songs;
    for (int lane = 0; lane < lanes; lane++) {
      turn(lane);
    }
  }

  /// Endless passes over the training side.
  static Lanes training(SequenceFile file, Map<String, Double> shares, long seed, int lanes) {
    List<Sequence> songs = side(file, Split.TRAIN);
    if (songs.isEmpty()) {
      throw new IllegalArgumentException(file.name() + ": no songs to train on");
    }
    return new Lanes(file, songs, shares, seed, true, lanes);
  }

  /// One pass over some songs as they are.
  static Lanes once(SequenceFile file, List<Sequence> songs, int lanes) {
    return new Lanes(file, songs, Map.of(), 0, false, lanes);
  }

  static List<Sequence> side(SequenceFile file, Split split) {
    return file.sequences().stream()
        .filter(song -> song.split() == split && song.steps() > 0)
        .toList();
  }

  /// Pass that the latest song belongs to, from 0.
  int pass() {
    return pass;
  }

  /// Fills a window; false when no lane has anything left.
  boolean fill(Window window) {
    boolean any = false;
    for (int place = 0; place < window.places(); place++) {
      int lane = place % window.lanes;
      Place at = places[lane];
      if (at == null) {
        window.put(place, indices, 0, Window.NOTHING, true);
      } else {
        any = true;
        int count = inputs(at);
        window.put(place, indices, count, at.song.tokens().get(at.step)[at.token], at.fresh);
        advance(lane, at);
      }
    }
    return any;
  }

  /// Passes over so many tokens of each lane.
  void skip(long tokensPerLane) {
    for (long time = 0; time < tokensPerLane; time++) {
      for (int lane = 0; lane < places.length; lane++) {
        Place at = places[lane];
        if (at != null) {
          advance(lane, at);
        }
      }
    }
  }

  private int inputs(Place at) {
    int count = 0;
    indices[count++] = at.previous;
    long noise = at.noise;
    for (short index : at.song.conditions().get(at.step)) {
      boolean genre = index >= file.genreStart() && index < file.genreStart() + GENRES;
      boolean past = index >= file.historyStart() && index < file.historyEnd();
      boolean hidden = genre && at.hideGenre;
      if (past && at.gaps > 0) {
        noise = noise * NOISE + 1;
        hidden = (noise >>> 56) < at.gaps;
      }
      if (!hidden) {
        indices[count++] = index;
      }
    }
    return count;
  }

  private void advance(int lane, Place at) {
    byte[] spoken = at.song.tokens().get(at.step);
    at.previous = spoken[at.token];
    at.fresh = false;
    at.noise = at.noise * NOISE + 1;
    if (++at.token == spoken.length) {
      at.token = 0;
      if (++at.step == at.song.steps()) {
        turn(lane);
      }
    }
  }

  /// The next song for a lane.
  private void turn(int lane) {
    if (next == order.size()) {
      if (!training) {
        places[lane] = null;
        return;
      }
      pass++;
      next = 0;
      order = drawn();
    }
    int number = next++;
    var at = new Place(order.get(number));
    at.previous = file.start();
    if (training) {
      var random = new SplittableRandom((seed * 31 + pass) * 1_000_003 + number);
      at.hideGenre = random.nextDouble() < GENRE_HIDDEN;
      double draw = random.nextDouble();
      double gaps = draw < PAST_HIDDEN ? 1 : draw < PAST_HIDDEN + PAST_BLURRED ? GAPS : 0;
      at.gaps = (int) Math.round(gaps * 256);
      at.noise = random.nextLong();
    }
    places[lane] = at;
  }

  private List<Sequence> drawn() {
    var random = new SplittableRandom(seed * 31 + pass);
    var drawn = new ArrayList<Sequence>();
    while (drawn.isEmpty()) { // small shares of few songs may leave none
      for (Sequence song : songs) {
        if (random.nextDouble() < shares.getOrDefault(song.dataSet(), 1.0)) {
          drawn.add(song);
        }
      }
    }
    for (int i = drawn.size() - 1; i > 0; i--) {
      drawn.set(i, drawn.set(random.nextInt(i + 1), drawn.get(i)));
    }
    return drawn;
  }
}
